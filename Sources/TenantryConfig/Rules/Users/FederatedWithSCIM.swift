import TenantryDiagnostics
import TenantryModel

/// Flags federated people whose accounts are pushed.
enum FederatedWithSCIM: GridRule {
    static let page = RulePage(
        "USR004",
        "accounts of federated people are pushed",
        why: """
            Federated means that nothing is managed here: the business says at each sign-in who \
            somebody is. SCIM is the opposite: the business creates, suspends and deletes accounts \
            that are kept here. With both, the business believes that its leavers are gone while \
            nothing here acts on it.
            """,
        fix: """
            Write `mode: business` if the business's directory manages accounts here, or \
            `provisioning: jit` if no more than a shadow of the account is kept.
            """,
        failing: .acme(
            users: "{ staff: { mode: federated, provisioning: scim } }",
            Example.signInWithSCIM + "\n    grants: { everyone: [support-desk/requester] }"
        ),
        repaired: .acme(
            users: "{ staff: { mode: business, authorization: claims } }",
            Example.signInWithSCIM + "\n    grants: { everyone: [support-desk/requester] }"
        )
    )

    static func concerns(_ mode: ManagementMode, _ authorization: Authorization?) -> Bool {
        mode == .federated
    }

    static func refusal(of cell: ManagementCell, for people: People) -> GridRefusal {
        GridRefusal(
            field: "provisioning",
            message: "\(people) are federated, so there are no accounts that SCIM could manage",
            help: "if the business pushes accounts: "
                + people.line(.business, nil, nil, .scim, cell.authorization),
            otherwise: "if not: "
                + people.line(
                    .federated,
                    nil,
                    nil,
                    .jit,
                    cell.authorization == .application ? .application : .claims
                )
        )
    }
}
