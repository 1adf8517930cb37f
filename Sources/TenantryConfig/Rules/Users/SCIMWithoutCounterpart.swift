import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags a SCIM token without people who are provisioned by SCIM, and such people without a token.
enum SCIMWithoutCounterpart: OrganizationRule {
    static let page = RulePage(
        "USR016",
        "a SCIM token and `provisioning: scim` do not go together",
        why: """
            The token is the key with which a directory pushes accounts. Where people are \
            provisioned by SCIM and no connection has one, no account ever arrives and no leaver \
            ever goes. Where a connection has one that nobody needs, a key to the accounts lies \
            around unwatched.
            """,
        fix: """
            Write `scim: { token: env:… }` at a connection of exactly those people whose \
            `provisioning` is `scim`.
            """,
        failing: .acme(users: "{ staff: business }", Example.signIn),
        repaired: .acme(users: "{ staff: business }", Example.signInWithSCIM)
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for users in organization.organization.users where users.provisioning == .scim {
            guard let population = users.population,
                !organization.hasConnection(for: population, .push)
            else { continue }
            reportMissing(users, population, organization, &findings)
        }
        for index in organization.organization.connections.indices
        where organization.organization.connections[index].scimToken != nil {
            let populations = organization.organization.connections[index].populations
            if servesSCIM(populations, organization) { continue }
            reportUnused(organization.organization.connections[index], organization, &findings)
        }
    }

    private static func servesSCIM(
        _ populations: [Population],
        _ organization: OrganizationView
    ) -> Bool {
        organization.organization.users.contains { users in
            users.provisioning == .scim && users.population.map(populations.contains) == true
        }
    }

    private static func reportMissing(
        _ users: UserManagement,
        _ population: Population,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard organization.cell(of: users)?.isValid == true, organization.isRead(users),
            organization.knowsItsConnections,
            organization.hasConnection(for: population)
        else { return }
        let people = People(users, of: organization.organization)
        let place =
            people.connection.map { organization.place("connections", $0.string) }
            ?? organization.place("users", people.population, "provisioning")
        let connection =
            people.connection ?? organization.effective.usableConnections(for: population).first?
            .name ?? ""
        findings.report(
            page,
            "accounts of \(people) are pushed by SCIM, but no connection has a token for it",
            at: place,
            help: "add `scim: { token: env:\(secretName(organization.id)) }` to connection "
                + "`\(connection)`",
            "if no account should live here: \(people.line(.federated))",
            related: [
                ("pushed by SCIM", organization.place("users", people.population, "provisioning"))
            ]
        )
    }

    /// A token that nobody needs: said only where the people themselves are in order.
    private static func reportUnused(
        _ connection: Connection,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let served = organization.organization.users.filter { users in
            users.population.map(connection.populations.contains) == true
        }
        guard !served.isEmpty, served.allSatisfy(organization.isRead),
            served.allSatisfy({ organization.cell(of: $0)?.isValid == true }),
            !contradictsProvider(connection, served, organization),
            !isNeededBelow(connection, organization)
        else { return }
        let people = served.map { "\(People($0, of: organization.organization))" }.joined(
            separator: " or "
        )
        findings.report(
            page,
            "connection `\(connection.id)` has a SCIM token, but pushes no accounts of \(people)",
            at: organization.place("connections", connection.id.string, "scim"),
            help: "delete `scim` from the connection",
            "or write `provisioning: scim` for the people whom it pushes",
            related: served.map { users in
                let population = users.population?.rawValue ?? ""
                return (
                    "provisioned otherwise",
                    organization.place("users", population, "provisioning")
                )
            }
        )
    }

    /// Whether USR002 already says that the connection should not serve these people.
    private static func contradictsProvider(
        _ connection: Connection,
        _ served: [UserManagement],
        _ organization: OrganizationView
    ) -> Bool {
        let written = organization.written.connections.first { $0.id == connection.id }
        return served.contains { users in
            users.mode == .provider
                && users.population.map { written?.populations.contains($0) == true } == true
        }
    }

    private static func isNeededBelow(
        _ connection: Connection,
        _ organization: OrganizationView
    ) -> Bool {
        organization.organization.sharedConnections.contains(connection.id)
            && organization.hasDescendant { servesSCIM(connection.populations, $0) }
    }

    private static func secretName(_ id: Text) -> String {
        let name = id.string.uppercased().map { $0 == "-" ? "_" : $0 }
        return String(name) + "_SCIM_TOKEN"
    }
}
