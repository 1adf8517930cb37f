import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags a domain that leads to a connection at which its people do not sign in.
enum ViaForOthers: LocalRule {
    static let page = RulePage(
        "DOM013",
        "a domain leads to a connection at which its people do not sign in",
        why: """
            The people of the domain would be sent to a sign-in that is not theirs: refused there, \
            or let in as what they are not, a patient as an employee. And where people sign in at \
            the provider, or where an ancestor without people lends a connection that serves \
            whomever it has, `via` means nothing: whoever reads the file believes that the \
            business lets them in, and it does not.
            """,
        fix: """
            Choose a `via` that serves the population of the domain, or delete `via` where the \
            population signs in at the provider, or widen the connection's `for`. A connection \
            that an ancestor has for others only says in its `for` who they are.
            """,
        failing: example(domain: "{ name: patients.acme.example, for: consumers, via: workforce }"),
        repaired: example(domain: "{ name: patients.acme.example, for: consumers }")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        let domains = organization.organization.domains
        for index in domains.indices {
            guard let via = domains[index].via, let found = organization.location(via: via)
            else { continue }
            let population = domains[index].population
            let isServed = population.map { organization.serves($0, at: found) } ?? false
            let isForOthers = !isServed && !organization.connection(at: found).populations.isEmpty
            if let population, isForOthers {
                reportOthers(domains[index], population, at: found, organization, &findings)
            } else if isIgnored(for: population, organization) {
                reportIgnored(domains[index], at: found, organization, &findings)
            } else if !isServed, !isForOthers, found.owner != organization.number {
                reportNobody(domains[index], at: found, organization, &findings)
            }
        }
    }

    // MARK: - It serves others

    private static func reportOthers(
        _ domain: Domain,
        _ population: Population,
        at found: ConnectionLocation,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        let connection = organization.connection(at: found)
        guard connection.isSignIn,
            isClear(connection, of: found.owner, population, organization)
        else { return }
        let served = connection.populations.map(\.rawValue).joined(separator: " and ")
        findings.report(
            page,
            "`\(domain.via ?? "")` serves \(served), not \(population.rawValue)",
            at: organization.place("domains", domain.name.string, "via"),
            help: advice(for: population, at: found, organization),
            related: [("whom it serves", place(of: found, organization).at("for"))]
        )
    }

    /// Whether nothing else is wrong that says the same: a population that is not declared.
    private static func isClear(
        _ connection: Connection,
        of owner: Int,
        _ population: Population,
        _ organization: LocalView
    ) -> Bool {
        guard organization.users(population) != nil else { return false }
        return owner != organization.number
            || connection.populations.contains { organization.users($0) != nil }
    }

    private static func advice(
        for population: Population,
        at location: ConnectionLocation,
        _ organization: LocalView
    ) -> String {
        let name = population.rawValue
        if organization.users(population)?.signsInAtProvider == true {
            return "delete `via`: \(name) sign in at the provider"
        }
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

    // MARK: - It is ignored

    /// Whether all people of a domain sign in at the provider, wherever `via` leads.
    private static func isIgnored(
        for population: Population?,
        _ organization: LocalView
    ) -> Bool {
        var hasPeople = false
        let users = organization.organization.users
        for index in users.indices
        where population == nil || users[index].population == population {
            guard users[index].signsInAtProvider else { return false }
            hasPeople = true
        }
        return hasPeople
    }

    private static func reportIgnored(
        _ domain: Domain,
        at found: ConnectionLocation,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        let users = organization.organization.users.filter { users in
            domain.population == nil || users.population == domain.population
        }
        guard organization.connection(at: found).isSignIn, let first = users.first,
            users.allSatisfy({ isSound($0, at: found, organization) })
        else { return }
        let names = users.compactMap(\.population?.rawValue).joined(separator: " and ")
        let people = People(first, of: organization.organization)
        // Whether the business has a say in hybrid people depends on more than one word.
        let isSimple = users.count == 1 && first.mode == .provider
        findings.report(
            page,
            "\(names) of `\(organization.id)` sign in at the provider, not at "
                + "`\(domain.via ?? "")`",
            at: organization.place("domains", domain.name.string, "via"),
            help: "delete `via`"
                + (isSimple ? "; if they sign in at the business: \(people.line(.federated))" : ""),
            related: [
                ("they sign in at the provider", organization.place("users", people.population))
            ]
        )
    }

    /// Whether nothing else is wrong that says the same of a population: it makes sense in itself,
    /// and no `for` of the organization's own names people of the provider.
    private static func isSound(
        _ users: UserManagement,
        at found: ConnectionLocation,
        _ organization: LocalView
    ) -> Bool {
        guard let population = users.population, organization.isRead(users),
            organization.cell(of: users)?.isValid == true
        else { return false }
        return users.mode != .provider || found.owner != organization.number
            || !organization.written.connections[found.index].populations.contains(population)
    }

    // MARK: - It serves nobody

    private static func reportNobody(
        _ domain: Domain,
        at found: ConnectionLocation,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        let people = organization.organization.users.filter { users in
            !users.signsInAtProvider
                && (domain.population == nil || users.population == domain.population)
        }
        guard organization.connection(at: found).isSignIn, !people.isEmpty,
            organization.isUnderstood
        else { return }
        let names = people.compactMap(\.population?.rawValue).joined(separator: ", ")
        let owner = organization.owner(at: found)
        findings.report(
            page,
            "`\(domain.via ?? "")` serves nobody: it has no `for`, and `\(owner)` has no people",
            at: organization.place("domains", domain.name.string, "via"),
            help: "write `for: [\(names)]` at connection "
                + "`\(organization.connection(at: found).id)` in the file of `\(owner)`",
            related: [("declared here", place(of: found, organization))]
        )
    }

    private static func place(of found: ConnectionLocation, _ organization: LocalView) -> Place {
        let connection = organization.connection(at: found).id
        return Place(organization: found.owner, "connections", connection.string)
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
