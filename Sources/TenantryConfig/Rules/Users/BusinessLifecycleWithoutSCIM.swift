import TenantryDiagnostics
import TenantryModel

/// Flags accounts that a business ends without a way to say so.
enum BusinessLifecycleWithoutSCIM: GridRule {
    static let page = RulePage(
        "USR013",
        "the business ends accounts but cannot say so",
        why: """
            With `lifecycle: business` the business decides who has an account. If it does not \
            push, nobody here learns who has left: leavers keep the password or passkey that the \
            provider gave them.
            """,
        fix: """
            Write `provisioning: scim` and a connection with `scim: { token: env:… }`. If the \
            provider ends accounts, write `lifecycle: provider`.
            """,
        failing: .acme(
            domains: "[{ name: acme.example, via: login }]",
            users: hybrid("jit"),
            Example.signIn
        ),
        repaired: .acme(users: hybrid("scim"), Example.directory)
    )

    private static func hybrid(_ provisioning: String) -> String {
        Example.hybridStaff(
            credential: "provider",
            lifecycle: "business",
            provisioning: provisioning
        )
    }

    static func concerns(_ mode: ManagementMode, _ authorization: Authorization?) -> Bool {
        mode == .hybrid
    }

    static func refusal(of cell: ManagementCell, for people: People) -> GridRefusal {
        let authorization = cell.authorization == .claims ? .assigned : cell.authorization
        return GridRefusal(
            field: "provisioning",
            message: "the business ends accounts of \(people), but has no way to say so: "
                + "`provisioning: \(cell.provisioning.rawValue)`",
            help: "write `provisioning: scim`, and `scim: { token: env:… }` at the connection",
            otherwise: "if the provider ends accounts: "
                + (cell.provisioning == .jit
                    ? people.line(.hybrid, .provider, .provider, .jit, authorization)
                    : people.line(.provider, nil, nil, nil, authorization))
        )
    }
}
