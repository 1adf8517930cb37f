import TenantryDiagnostics
import TenantryModel

/// Flags accounts that are to be pushed or imported by a business without a connection.
enum HostedWithPush: GridRule {
    static let page = RulePage(
        "USR009",
        "accounts come from outside, but no connection brings them",
        why: """
            A business without a connection manages its people by hand in a directory that is kept \
            here. Nothing can push accounts or bring them with a sign-in: everybody waits for an \
            account that never comes.
            """,
        fix: """
            If a directory pushes accounts and people sign in at the provider, write `mode: \
            hybrid` with `credential: provider` and `lifecycle: business`, and a connection of \
            `type: directory`. If the business has an identity provider, add its connection. \
            Otherwise delete `provisioning`.
            """,
        failing: .acme(
            users: "{ staff: { mode: business, provisioning: scim } }",
            "admins: [{ email: ada@acme.example, role: org-admin }]"
        ),
        repaired: .acme(
            users: Example.hybridStaff(
                credential: "provider",
                lifecycle: "business",
                provisioning: "scim"
            ),
            Example.directory,
            "admins: [{ email: ada@acme.example, role: org-admin }]"
        )
    )

    static func concerns(_ mode: ManagementMode, _ authorization: Authorization?) -> Bool {
        mode == .business
    }

    static func refusal(of cell: ManagementCell, for people: People) -> GridRefusal {
        GridRefusal(
            field: "provisioning",
            message: "accounts of \(people) are to come from outside, but no connection brings "
                + "them: `provisioning: \(cell.provisioning.rawValue)`",
            help: "if a directory pushes them: "
                + people.line(.hybrid, .provider, .business, .scim, cell.authorization)
                + " and a connection of `type: directory`",
            otherwise: "if the admins of the business make them: delete `provisioning`"
        )
    }
}
