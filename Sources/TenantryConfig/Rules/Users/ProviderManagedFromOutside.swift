import TenantryDiagnostics
import TenantryModel

/// Flags people who are managed by the provider and yet come from a connection.
enum ProviderManagedFromOutside: GridRule {
    static let page = RulePage(
        "USR002",
        "people of the provider come from outside",
        why: """
            `mode: provider` says that accounts are made and ended at the provider and at no other \
            place. A connection or a provisioning for the same people contradicts it: it is open \
            which of the two decides when somebody has to go, and people who were told to sign in \
            at their business would find no account.
            """,
        fix: """
            If the business's identity provider says who somebody is, write `mode: federated`. If \
            its directory pushes accounts whose passkeys are kept by the provider, write `mode: \
            hybrid` with `credential: provider` and `lifecycle: business`. If the provider really \
            manages them, take the population out of the connection's `for`.
            """,
        failing: .acme(users: "{ staff: { mode: provider, provisioning: jit } }"),
        repaired: .acme(users: "{ staff: provider }")
    )

    static func concerns(_ mode: ManagementMode, _ authorization: Authorization?) -> Bool {
        mode == .provider
    }

    static func refusal(of cell: ManagementCell, for people: People) -> GridRefusal {
        GridRefusal(
            field: "provisioning",
            message: "\(people) are managed by the provider, so nothing outside can make accounts: "
                + "`provisioning: \(cell.provisioning.rawValue)`",
            help: "delete `provisioning` if the provider makes the accounts",
            otherwise: cell.provisioning == .scim
                ? "if the business pushes them: "
                    + people.line(.hybrid, .provider, .business, .scim, cell.authorization)
                : "if they sign in at the business: \(people.line(.federated))"
        )
    }

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        checkGrid(organization, &findings)
        for users in organization.organization.users where users.mode == .provider {
            guard let population = users.population, users.provisioning == Provisioning.none else {
                continue
            }
            // Only those that a connection names itself count, not those that it has by default.
            for index in organization.organization.connections.indices
            where organization.organization.connections[index].populations.contains(population)
                && organization.written.connections[index].populations.contains(population)
            {
                report(
                    organization.organization.connections[index],
                    for: users,
                    organization,
                    &findings
                )
            }
        }
    }

    private static func report(
        _ connection: Connection,
        for users: UserManagement,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard organization.isRead(users) else { return }
        let people = People(users, of: organization.organization)
        findings.report(
            page,
            "\(people) are managed by the provider; connection `\(connection.id)` contradicts it",
            at: organization.place("connections", connection.id.string, "for", people.population),
            help: connection.isSignIn
                ? "if they sign in at the business: \(people.line(.federated))"
                : "if the business pushes them: "
                    + people.line(.hybrid, .provider, .business, .scim, .assigned),
            "otherwise take `\(people.population)` out of `for`, or delete the connection",
            related: [
                ("managed by the provider", organization.place("users", people.population))
            ]
        )
    }
}
