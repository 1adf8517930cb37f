import TenantryDiagnostics
import TenantryModel

/// Flags roles that are given although the application decides.
enum RolesBesideApplication: LocalRule {
    static let page = RulePage(
        "USR018",
        "roles are given although the application decides",
        why: """
            With `authorization: application` the provider tells the application who somebody is \
            and nothing else. Roles that the file gives never arrive, and whoever reads the file \
            believes that people can do what they cannot, or cannot do what they can.
            """,
        fix: """
            Delete the roles, or let them count: `authorization: claims` for `grants`, \
            `authorization: assigned` for `defaultRoles`.
            """,
        failing: .acme(
            users: "{ staff: { mode: federated, authorization: application } }",
            Example.signInWithRole
        ),
        repaired: .acme(users: "{ staff: federated }", Example.signInWithRole)
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for users in organization.organization.users where users.authorization == .application {
            guard let population = users.population else { continue }
            if !users.defaultRoles.isEmpty { reportDefaults(users, organization, &findings) }
            for index in organization.organization.connections.indices
            where !organization.organization.connections[index].grants.isEmpty {
                let connection = organization.organization.connections[index]
                guard connection.populations.contains(population) else { continue }
                reportGrants(of: connection, to: users, organization, &findings)
            }
        }
    }

    private static func reportDefaults(
        _ users: UserManagement,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard organization.cell(of: users)?.isValid == true, organization.isRead(users) else {
            return
        }
        let people = People(users, of: organization.organization)
        let assigned = ManagementCell(
            organization.cell(of: users)?.variant ?? .provider,
            users.provisioning ?? .none,
            .assigned
        )
        findings.report(
            page,
            "the application decides about \(people), so `defaultRoles` reach nobody",
            at: organization.place("users", people.population, "defaultRoles"),
            help: "delete `defaultRoles`",
            assigned.isValid
                ? "or write `authorization: assigned`"
                : "or let claims decide: `authorization: claims`, with roles under `grants`"
        )
    }

    /// Grants count if they reach anybody: other people of the connection, or a descendant.
    private static func reportGrants(
        of connection: Connection,
        to users: UserManagement,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard organization.cell(of: users)?.isValid == true, organization.isRead(users),
            !organization.organization.sharedConnections.contains(connection.id),
            !organization.organization.users.contains(where: { other in
                other.authorization == .claims
                    && other.population.map(connection.populations.contains) == true
            })
        else { return }
        let people = People(users, of: organization.organization)
        findings.report(
            page,
            "the application decides about \(people), so `grants` of connection "
                + "`\(connection.id)` reach nobody",
            at: organization.place("connections", connection.id.string, "grants"),
            help: "delete the grants, or write `authorization: claims`",
            related: [
                (
                    "the application decides here",
                    organization.place("users", people.population, "authorization")
                )
            ]
        )
    }
}
