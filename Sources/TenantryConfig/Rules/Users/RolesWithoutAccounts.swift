import TenantryDiagnostics
import TenantryModel

/// Flags roles that are assigned to people of whom nothing is kept that could hold them.
enum RolesWithoutAccounts: GridRule {
    static let page = RulePage(
        "USR006",
        "roles are assigned where nothing holds them",
        why: """
            A role is assigned to an account. Federated people have none with a life of its own, \
            and where claims decide, roles are computed at each sign-in: assigned roles would \
            never reach anybody, and people would stand before a service that they were promised.
            """,
        fix: """
            Give roles through the connection: `grants: { everyone: […] }`. If roles must be kept \
            here, write `mode: hybrid` with `credential: business`, `lifecycle: provider` and \
            `authorization: assigned`.
            """,
        failing: .acme(
            users: "{ staff: { mode: federated, authorization: assigned } }",
            Example.signIn
        ),
        repaired: .acme(users: "{ staff: federated }", Example.signInWithRole)
    )

    static func concerns(_ mode: ManagementMode, _ authorization: Authorization?) -> Bool {
        mode == .federated
    }

    static func refusal(of cell: ManagementCell, for people: People) -> GridRefusal {
        GridRefusal(
            field: "authorization",
            message: "\(people) are federated, so there is nothing to assign roles to",
            help: "write `authorization: claims`, with roles under `grants` of the connection",
            otherwise: "to keep roles here: "
                + people.line(.hybrid, .business, .provider, cell.provisioning, .assigned)
        )
    }

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        checkGrid(organization, &findings)
        for users in organization.organization.users
        where users.authorization == .claims && !users.defaultRoles.isEmpty {
            guard organization.cell(of: users)?.isValid == true, organization.isRead(users) else {
                continue
            }
            let people = People(users, of: organization.organization)
            findings.report(
                page,
                "claims decide about \(people), so `defaultRoles` reach nobody",
                at: organization.place("users", people.population, "defaultRoles"),
                help: "write them under `grants: { everyone: […] }` of the connection",
                users.mode == .federated
                    ? "to keep roles here: "
                        + people.line(
                            .hybrid,
                            .business,
                            .provider,
                            users.provisioning,
                            .assigned
                        )
                    : "or write `authorization: assigned`"
            )
        }
    }
}
