import TenantryDiagnostics
import TenantryModel

/// Flags accounts whose life two parties decide about.
enum TwoLifecycleOwners: GridRule {
    static let page = RulePage(
        "USR012",
        "two decide when an account ends",
        why: """
            With `lifecycle: provider` the provider creates and ends accounts, with SCIM the \
            business does. Whoever writes last would win: an account that the provider suspended \
            comes back with the next push.
            """,
        fix: """
            If the business decides, write `lifecycle: business`. If the provider does, write \
            `provisioning: jit`, or `none` if it also creates the accounts.
            """,
        failing: .acme(
            users: hybrid("scim"),
            Example.signInWithSCIM
        ),
        repaired: .acme(users: hybrid("jit"), Example.signIn)
    )

    private static func hybrid(_ provisioning: String) -> String {
        Example.hybridStaff(
            credential: "business",
            lifecycle: "provider",
            provisioning: provisioning
        )
    }

    static func concerns(_ mode: ManagementMode, _ authorization: Authorization?) -> Bool {
        mode == .hybrid
    }

    static func refusal(of cell: ManagementCell, for people: People) -> GridRefusal {
        let business =
            cell.variant == .providerLifecycle
            ? people.line(.business, nil, nil, .scim, cell.authorization)
            : "`lifecycle: business`"
        return GridRefusal(
            field: "provisioning",
            message: "the provider and the business both decide when accounts of \(people) end",
            help: "if the business decides: write \(business)",
            otherwise: "if the provider decides: write `provisioning: jit`, and delete `scim` "
                + "from the connection"
        )
    }
}
