import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags connections whose claims are to decide about roles, and which give none.
enum ConnectionGrantingNothing: OrganizationRule {
    static let page = RulePage(
        "MAP009",
        .warning,
        "claims decide about roles, but the connection gives none",
        why: """
            Everybody who signs in here arrives with an empty hand: no claim leads to a role, so \
            every service that asks for one stays invisible. A connection that gives roles to \
            groups only is fine; whoever is in no group is meant to see nothing.
            """,
        fix: """
            Write under `grants` what everybody gets, or which group gets what. Where the \
            application decides by itself, write `authorization: application`.
            """,
        failing: .acme(users: "{ staff: federated }", Example.signIn),
        repaired: .acme(users: "{ staff: federated }", Example.signInWithRole)
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for index in organization.organization.connections.indices
        where organization.organization.connections[index].grants.isEmpty {
            let connection = organization.organization.connections[index]
            for population in connection.populations {
                guard let users = organization.effective.users(population),
                    users.authorization == .claims,
                    organization.cell(of: users)?.isValid == true,
                    !isGrantedByDirectory(users, population, organization),
                    let role = organization.missedRole(for: population),
                    organization.isRead("connections"), organization.isRead("users")
                else { continue }
                findings.report(
                    page,
                    "\(population.rawValue) who sign in through `\(connection.id)` get no role and "
                        + "see nothing of `\(role.service)`",
                    at: organization.place("connections", connection.id.string),
                    help: "write `grants: { everyone: [\(role)] }`, or which group gets what"
                )
            }
        }
    }

    /// Whether another connection gives roles to people who are pushed; then it may be the
    /// directory beside a sign-in.
    private static func isGrantedByDirectory(
        _ users: UserManagement,
        _ population: Population,
        _ organization: OrganizationView
    ) -> Bool {
        users.provisioning == .scim
            && organization.effective.usableConnections(for: population)
                .contains { !$0.connection.grants.isEmpty }
    }
}
