import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags a domain of one population that leads to a connection for the other.
enum ViaForOthers: LocalRule {
    static let page = RulePage(
        "DOM013",
        "a domain leads to a connection that serves other people",
        why: """
            The people of the domain would be sent to a sign-in that is not theirs: refused there, \
            or let in as what they are not, a patient as an employee.
            """,
        fix: """
            Choose a `via` that serves the population of the domain, or delete `via` where the \
            population signs in at the provider, or widen the connection's `for`.
            """,
        failing: example(domain: "{ name: patients.acme.example, for: consumers, via: workforce }"),
        repaired: example(domain: "{ name: patients.acme.example, for: consumers }")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        let domains = organization.organization.domains
        for index in domains.indices {
            guard let via = domains[index].via, let population = domains[index].population,
                let found = organization.location(via: via),
                !organization.serves(population, at: found)
            else { continue }
            let connection = organization.connection(at: found)
            guard connection.isSignIn,
                isClear(connection, of: found.owner, population, organization)
            else { continue }
            let served = connection.populations.map(\.rawValue).joined(separator: " and ")
            let place = Place(
                organization: found.owner,
                "connections",
                connection.id.string,
                "for"
            )
            findings.report(
                page,
                "`\(via)` serves \(served), not \(population.rawValue)",
                at: organization.place("domains", domains[index].name.string, "via"),
                help: advice(for: population, at: found, organization),
                related: [("whom it serves", place)]
            )
        }
    }

    /// Whether nothing else is wrong that says the same: a population that is not declared.
    private static func isClear(
        _ connection: Connection,
        of owner: Int,
        _ population: Population,
        _ organization: LocalView
    ) -> Bool {
        guard organization.users(population) != nil, !connection.populations.isEmpty
        else {
            return false
        }
        return owner != organization.number
            || connection.populations.contains { organization.users($0) != nil }
    }

    private static func advice(
        for population: Population,
        at location: ConnectionLocation,
        _ organization: LocalView
    ) -> String {
        let name = population.rawValue
        let other = organization.usableConnections(for: population).first(
            where: \.connection.isSignIn
        )
        if let other { return "write `via: \(other.name)`, which serves \(name)" }
        if organization.users(population)?.credential == .provider {
            return "delete `via`: \(name) sign in at the provider"
        }
        let connection = organization.connection(at: location).id
        let file = organization.owner(at: location)
        return "add `\(name)` to `for` of `\(connection)` in the file of `\(file)`"
    }

    private static func example(domain: String) -> Example {
        Example(
            organization: """
                id: acme
                name: Acme Clinic
                owner: { name: Ada Berg, email: ada@acme.example }
                domains:
                  - { name: acme.example, via: workforce }
                  - \(domain)
                connections:
                  - id: workforce
                    type: oidc
                    for: [staff]
                    issuer: https://id.acme.example/staff
                    clientId: healthyfoods
                    clientSecret: env:ACME_STAFF_SECRET
                    grants: { everyone: [meal-ordering/ward-clerk] }
                users:
                  staff: federated
                  consumers: { mode: provider, defaultRoles: [meal-ordering/patient] }
                subscriptions: { meal-ordering: standard }
                billing: bill-acme
                """
        )
    }
}
