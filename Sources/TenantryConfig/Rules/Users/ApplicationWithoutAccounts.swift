import TenantryDiagnostics
import TenantryModel

/// Flags applications that decide about people of whom no account is kept.
enum ApplicationWithoutAccounts: GridRule {
    static let page = RulePage(
        "USR005",
        "the application decides about people who have no account",
        why: """
            An application that decides what somebody may do has to know the person again next \
            time. With `provisioning: none` nobody keeps an id that lasts, so permissions given \
            today are lost at the next sign-in, or land on somebody else.
            """,
        fix: """
            Write `provisioning: jit`, which keeps a shadow of the account, or let the claims of \
            the business decide: `authorization: claims`.
            """,
        failing: .acme(
            users:
                "{ staff: { mode: federated, provisioning: none, authorization: application } }",
            Example.signIn
        ),
        repaired: .acme(
            users: "{ staff: { mode: federated, provisioning: jit, authorization: application } }",
            Example.signIn
        )
    )

    static func concerns(_ mode: ManagementMode, _ authorization: Authorization?) -> Bool {
        mode == .federated
    }

    static func refusal(of cell: ManagementCell, for people: People) -> GridRefusal {
        GridRefusal(
            field: "authorization",
            message: "the application decides about \(people), but no account of them is kept",
            help: "write `provisioning: jit`: the application then has an id that lasts",
            otherwise: "or `authorization: claims`, with roles under `grants` of the connection"
        )
    }
}
