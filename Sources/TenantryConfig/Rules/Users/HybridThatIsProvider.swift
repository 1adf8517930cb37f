import TenantryDiagnostics
import TenantryModel

/// Flags hybrid people who have everything from the provider.
enum HybridThatIsProvider: GridRule {
    static let page = RulePage(
        "USR014",
        "hybrid, but everything is at the provider",
        why: """
            With both facets at the provider and `provisioning: none`, nothing comes from the \
            business. The word `hybrid` hides that the provider has to make every account: \
            people wait for an import that never happens.
            """,
        fix: """
            Write `mode: provider`. If people are imported at their first sign-in at the business, \
            write `provisioning: jit`.
            """,
        failing: .acme(
            domains: "[{ name: acme.example, via: login }]",
            users: Example.hybridStaff(
                credential: "provider",
                lifecycle: "provider",
                provisioning: "none"
            ),
            Example.signIn
        ),
        repaired: .acme(users: "{ staff: provider }")
    )

    static func concerns(_ mode: ManagementMode, _ authorization: Authorization?) -> Bool {
        mode == .hybrid
    }

    static func refusal(of cell: ManagementCell, for people: People) -> GridRefusal {
        let authorization = cell.authorization == .claims ? .assigned : cell.authorization
        return GridRefusal(
            field: "mode",
            message: "\(people) are called hybrid, but everything of them is at the provider",
            help: "write " + people.line(.provider, nil, nil, nil, authorization),
            otherwise: "to import people at their first sign-in: "
                + people.line(.hybrid, .provider, .provider, .jit, authorization)
        )
    }
}
