import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags a `for` that names people whom the organization does not have.
enum UndeclaredPopulation: OrganizationRule {
    static let page = RulePage(
        "IDP020",
        "a `for` names a population that is not declared",
        why: """
            What is not declared under `users` is managed by nobody, so nobody can sign in as a \
            part of it. Either a line is missing there and all of its people are locked out, or \
            the `for` is wrong and lets people in for whom the connection was never meant.
            """,
        fix: "Declare the population under `users`, or take it out of `for`.",
        failing: Example(connection: patients + "\nfor: [consumers, staff]"),
        repaired: Example(connection: patients + "\nfor: [consumers]")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let connections = organization.organization.connections
        for index in connections.indices {
            for population in connections[index].populations
            where !declares(population, organization) {
                if isLent(connections[index], to: population, organization) { continue }
                let place = organization.place(
                    "connections",
                    connections[index].id.string,
                    "for",
                    population.rawValue
                )
                report(population, at: place, organization, &findings)
            }
        }
        let domains = organization.organization.domains
        for index in domains.indices {
            guard let population = domains[index].population,
                !declares(population, organization)
            else { continue }
            let place = organization.place("domains", domains[index].name.string, "for")
            report(population, at: place, organization, &findings)
        }
    }

    private static func declares(
        _ population: Population,
        _ organization: OrganizationView
    ) -> Bool {
        let users = organization.organization.users
        return users.indices.contains { users[$0].population == population }
    }

    private static func report(
        _ population: Population,
        at place: Place,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard organization.isRead("users") else { return }
        if organization.desired.written(organization.number).says("users", population.rawValue) {
            return
        }
        findings.report(
            page,
            "`\(organization.id)` has no population \(population.rawValue)",
            at: place,
            help: "declare it: `users: { \(population.rawValue): … }`, or delete it from `for`"
        )
    }

    /// Whether a connection is lent to somebody below who has these people.
    private static func isLent(
        _ connection: Connection,
        to population: Population,
        _ organization: OrganizationView
    ) -> Bool {
        let desired = organization.desired
        return organization.organization.sharedConnections.contains(connection.id)
            && desired.index.descendants(of: organization.number).contains { number in
                desired.state.organizations[number].users.contains { $0.population == population }
            }
    }

    private static let patients = """
        type: oidc
        issuer: https://id.acme.example/patients
        clientId: healthyfoods
        clientSecret: env:ACME_PATIENTS_SECRET
        grants: { everyone: [meal-ordering/patient] }
        """
}
