import TenantryDiagnostics
import TenantryModel

/// Flags accounts of a business that has a connection but does not say when people leave.
enum BusinessWithoutSCIM: GridRule {
    static let page = RulePage(
        "USR007",
        "a business manages accounts but does not push them",
        why: """
            `mode: business` keeps full accounts here that the business decides about. Accounts \
            made at the first sign-in are never taken away by the business: whoever leaves it \
            keeps an account with all roles. Only a push tells about leavers.
            """,
        fix: """
            Write `provisioning: scim` and `scim: { token: env:… }` at the connection. If no \
            account should live here, write `mode: federated`.
            """,
        failing: .acme(
            users: "{ staff: { mode: business, provisioning: jit } }",
            Example.signIn
        ),
        repaired: .acme(users: "{ staff: business }", Example.signInWithSCIM)
    )

    static func concerns(_ mode: ManagementMode, _ authorization: Authorization?) -> Bool {
        mode == .business
    }

    static func refusal(of cell: ManagementCell, for people: People) -> GridRefusal {
        let how =
            switch cell.provisioning {
            case .jit: "a sign-in cannot take accounts of leavers away"
            case .none, .scim: "nothing makes the accounts or takes them away"
            }
        return GridRefusal(
            field: "provisioning",
            message: "\(people) are managed by the business through a connection, but \(how): "
                + "`provisioning: \(cell.provisioning.rawValue)`",
            help: "write `provisioning: scim`, and `scim: { token: env:… }` at the connection",
            otherwise: "if no account should live here: \(people.line(.federated))"
        )
    }
}
