package import TenantryModel
import TenantryNames

/// One organization as rules see it: what it says, what it means, and what surrounds it.
package struct OrganizationView: Sendable {
    /// Its place in the state.
    package let number: Int
    /// Everything else.
    package let desired: DesiredIndex
    /// What it means: defaults expanded.
    package let organization: Organization
    /// The services that it has: for everyone, subscribed (and not ended), or lent; sorted.
    package let services: [Text]

    /// Looks at the organization at this place in the state.
    package init(_ number: Int, in desired: DesiredIndex) {
        self.number = number
        self.desired = desired
        organization = desired.state.organizations[number]
        var services = desired.everyoneServices
        for subscription in organization.subscriptions
        where subscription.until.map({ $0 >= desired.workspace.today }) ?? true {
            services.append(subscription.service)
        }
        for ancestor in desired.ancestors(of: number) {
            services += desired.lentServices(of: ancestor)
        }
        self.services = services.asSet
    }

    /// Its id.
    package var id: Text { organization.id }

    /// What its file says, word for word.
    package var written: Organization { desired.workspace.written.organizations[number] }

    /// The day for which it is checked.
    package var today: Day { desired.workspace.today }

    /// A place in its file: `place("connections", "patients", "issuer")`.
    package func place(_ steps: String...) -> Place {
        steps.reduce(Place(organization: number)) { $0.at($1) }
    }

    /// The user management of a population.
    package func users(_ population: Population) -> UserManagement? {
        organization.users.first { $0.population == population }
    }

    /// Its own connections that serve a population.
    package func connections(for population: Population) -> [Connection] {
        organization.connections.filter { $0.populations.contains(population) }
    }

    /// All connections that it can use for a population: its own and those lent by ancestors.
    package func usableConnections(for population: Population) -> [UsableConnection] {
        usableConnections.filter { $0.connection.populations.contains(population) }
    }

    /// All connections that it can use, under the names by which it writes them.
    ///
    /// - Complexity: O(*depth* × *connections*).
    package var usableConnections: [UsableConnection] {
        var result = organization.connections.map {
            UsableConnection(name: $0.id, owner: number, connection: $0)
        }
        for ancestor in desired.ancestors(of: number) {
            let lender = desired.state.organizations[ancestor]
            for connection in lender.connections
            where lender.sharedConnections.contains(connection.id) {
                result.append(
                    UsableConnection(
                        name: Text("\(lender.id)/\(connection.id)"),
                        owner: ancestor,
                        connection: connection
                    )
                )
            }
        }
        return result
    }

    /// Whether an e-mail address is in one of its domains.
    package func owns(email: Text) -> Bool { domain(of: email) != nil }

    /// The claim that an e-mail address falls under, the most exact first.
    package func domain(of email: Text) -> Domain? {
        let host = String(email.string.drop { $0 != "@" }.dropFirst())
        return organization.domains
            .filter { DomainNames.covers($0.name.string, host) }
            .max { left, right in
                let (first, second) = (left.name.string, right.name.string)
                return (DomainNames.labels(first), second.hasPrefix("*.") ? 1 : 0)
                    < (DomainNames.labels(second), first.hasPrefix("*.") ? 1 : 0)
            }
    }

    /// The billing account that pays: its own, or that of the nearest ancestor that names one.
    package var payer: BillingAccount? {
        if let own = organization.billing { return desired.billingAccounts[own] }
        for ancestor in desired.ancestors(of: number) {
            if let account = desired.state.organizations[ancestor].billing {
                return desired.billingAccounts[account]
            }
        }
        return nil
    }
}

/// A connection that an organization can use, and whose it is.
package struct UsableConnection: Hashable, Sendable {
    /// The name by which the organization writes it: `patients` or `medigroup/entra`.
    package let name: Text
    /// The place of the organization that declares it.
    package let owner: Int
    /// The connection.
    package let connection: Connection
}

extension DesiredIndex {
    /// The places of the ancestors, the parent first; stops where a cycle closes.
    ///
    /// - Complexity: O(*depth*).
    package func ancestors(of number: Int) -> [Int] {
        var result: [Int] = []
        var next = parents[number]
        while let place = next, place != number, result.count < 1_000 {
            if result.count > 16, result.contains(place) { break }
            result.append(place)
            next = parents[place]
        }
        return result
    }

    /// The services that an organization lends to its descendants and has subscribed to.
    package func lentServices(of number: Int) -> [Text] {
        let lender = state.organizations[number]
        guard !lender.sharedServices.isEmpty else { return [] }
        return lender.subscriptions
            .filter { $0.until.map { $0 >= workspace.today } ?? true }.map(\.service)
            .filter(lender.sharedServices.contains)
    }
}
