import TenantryDiagnostics
import TenantryModel

/// Flags hybrid people of whom the provider manages nothing.
enum HybridWithoutProvider: GridRule {
    static let page = RulePage(
        "USR011",
        "hybrid, but the provider manages nothing",
        why: """
            With `credential: business` and `lifecycle: business` nothing is left for the \
            provider, so the word `hybrid` hides what is meant. Reviewers would look for accounts \
            that the provider suspends, and there are none.
            """,
        fix: """
            Write `mode: business` if the business pushes accounts that are kept here, and `mode: \
            federated` if it only signs people in. Where the provider does its part, one of \
            `credential` and `lifecycle` is `provider`.
            """,
        failing: .acme(
            users: Example.hybridStaff(
                credential: "business",
                lifecycle: "business",
                provisioning: "scim"
            ),
            Example.signInWithSCIM
        ),
        repaired: .acme(users: "{ staff: business }", Example.signInWithSCIM)
    )

    static func concerns(_ mode: ManagementMode, _ authorization: Authorization?) -> Bool {
        mode == .hybrid
    }

    static func refusal(of cell: ManagementCell, for people: People) -> GridRefusal {
        let federated = people.line(
            .federated,
            nil,
            nil,
            .jit,
            cell.authorization == .application ? .application : .claims
        )
        let business = people.line(.business, nil, nil, .scim, cell.authorization)
        return GridRefusal(
            field: "mode",
            message: "\(people) are called hybrid, but the provider manages nothing of them",
            help: cell.provisioning == .scim
                ? "the business pushes them, so write \(business)"
                : "the business signs them in, so write \(federated)",
            otherwise: "or give the provider its part: `credential: provider` or "
                + "`lifecycle: provider`"
        )
    }
}
