import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags a connection to which nothing leads.
enum UnreachableConnection: LocalRule {
    static let page = RulePage(
        "IDP009",
        .warning,
        "nobody can reach a connection",
        why: """
            People come to a connection through the domain of their address or through a button. \
            With neither, nobody signs in there, and everybody takes it for granted that it works.
            """,
        fix: """
            Write `via` at the domain of the people, or `button: true`, or lend the connection \
            with `share.connections`. Delete it if it is not needed any more.
            """,
        failing: example(button: false),
        repaired: example(button: true)
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        let value = organization.organization
        for index in value.connections.indices {
            let id = value.connections[index].id
            if value.connections[index].button || !value.connections[index].isSignIn
                || value.domains.contains(where: { $0.via == id })
                || value.sharedConnections.contains(id)
            {
                continue
            }
            report(value.connections[index], organization, &findings)
        }
    }

    private static func report(
        _ connection: Connection,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        let people = connection.populations.compactMap { organization.users($0) }
        guard isNeeded(connection, people), organization.isUnderstood,
            !isWrittenWrongly(organization),
            !organization.organization.domains.contains(where: { isUndecided($0, people) })
        else { return }
        let help = advice(connection, people, organization)
        findings.report(
            page,
            "nobody can reach connection `\(connection.id)`: no domain leads to it and it has no "
                + "button",
            at: organization.place("connections", connection.id.string),
            help: help.first,
            help.second
        )
    }

    private static func advice(
        _ connection: Connection,
        _ people: [UserManagement],
        _ organization: LocalView
    ) -> (first: String, second: String) {
        // A way to it would lead nobody there.
        if people.allSatisfy(\.signsInAtProvider) {
            let names = people.compactMap(\.population?.rawValue)
            return (
                "delete the connection: \(names.joined(separator: " and ")) of "
                    + "`\(organization.id)` sign in at the provider",
                "if they sign in at the business: "
                    + names.map { "`\($0): federated`" }.joined(separator: ", ")
            )
        }
        let domain = organization.organization.domains.first {
            $0.via == nil && !$0.name.string.hasPrefix("*")
        }
        let example = domain.map { "{ name: \($0.name), via: \(connection.id) }" }
        return (
            "write `via: \(connection.id)` at a domain" + (example.map { ": `\($0)`" } ?? ""),
            "or write `button: true`, or delete the connection"
        )
    }

    /// Whether its people sign in there.
    ///
    /// One that only pushes accounts needs no way to it.
    private static func isNeeded(_ connection: Connection, _ people: [UserManagement]) -> Bool {
        guard !people.isEmpty, people.allSatisfy({ $0.mode != nil }) else { return false }
        return connection.scimToken == nil || people.contains { $0.credential == .business }
    }

    /// Whether a domain or a share names something that there is not: another rule says so.
    private static func isWrittenWrongly(_ organization: LocalView) -> Bool {
        let value = organization.organization
        return value.domains.contains { domain in
            domain.via.map { organization.location(via: $0) == nil } ?? false
        }
            || value.sharedConnections.contains { id in
                !value.connections.contains { $0.id == id }
            }
    }

    /// Whether a domain of these people does not say where they sign in: another rule says so.
    private static func isUndecided(_ domain: Domain, _ people: [UserManagement]) -> Bool {
        guard domain.via == nil else { return false }
        return people.contains { users in
            // People whom the provider has taken over came from there once.
            (users.credential == .business || users.provisioning == .jit)
                && (domain.population == nil || domain.population == users.population)
        }
    }

    private static func example(button: Bool) -> Example {
        Example(
            organization: """
                id: acme
                name: Acme Clinic
                owner: { name: Ada Berg, email: ada@acme.example }
                domains: [{ name: acme.example, via: patients }]
                connections:
                  - id: patients
                    type: oidc
                    issuer: https://id.acme.example/patients
                    clientId: healthyfoods
                    clientSecret: env:ACME_PATIENTS_SECRET
                    grants: { everyone: [meal-ordering/patient] }
                  - id: visitors
                    type: oidc
                    issuer: https://id.acme.example/visitors
                    clientId: healthyfoods
                    clientSecret: env:ACME_VISITORS_SECRET
                    button: \(button)
                    grants: { everyone: [meal-ordering/patient] }
                users: { consumers: federated }
                subscriptions: { meal-ordering: standard }
                billing: bill-acme
                """
        )
    }
}
