package import TenantryModel
import TenantryNames

/// What an organization has in effect: its services, connections, people and payer, with what
/// surrounds it taken in.
package struct EffectiveOrganization: Sendable {
    /// Its place in the state.
    package let number: Int
    /// Everything else.
    package let index: StateIndex
    /// What it means: defaults expanded.
    package let organization: Organization
    /// The services offered to it: for everyone, subscribed (and not ended), or lent; sorted.
    package let offered: [Text]

    /// Looks at the organization at this place in the state.
    package init(_ number: Int, in index: StateIndex) {
        self.number = number
        self.index = index
        organization = index.state.organizations[number]
        let granted = Self.granted(to: number, in: index)
        offered = (index.everyoneServices + granted.map(\.service)).asSet
    }

    /// Looks at the organization with this id, if there is one.
    package init?(_ id: Text, in index: StateIndex) {
        guard let number = index.organizations[id] else { return nil }
        self.init(number, in: index)
    }

    /// Its id.
    package var id: Text { organization.id }

    /// Whether access is on: it and all its ancestors are active.
    package var isActive: Bool { index.switchedOff(by: number) == nil }

    /// The services that people can use: those offered, if access is on and all that they require
    /// is offered too; sorted.
    package var services: [Text] {
        guard isActive else { return [] }
        return offered.filter { service in
            requirements(of: service).allSatisfy { required in
                offered.contains(required)
                    && index.services[required].map { $0.state != .retired } == true
            }
        }
    }

    /// The last day on which people can use a service that they have; `nil` if it has none.
    ///
    /// The longest of the subscriptions that give it counts, its own and those of lenders, and the
    /// shortest of all that the service requires.
    func lastDay(of service: Text) -> Day? { requirements(of: service).compactMap(offerEnd).min() }

    /// Whether a subscription by which it has something has a last day.
    var isLimited: Bool { granted.contains { $0.until != nil } }

    /// The last day on which a service is offered; `nil` if it has none.
    private func offerEnd(of service: Text) -> Day? {
        guard !index.everyoneServices.contains(service) else { return nil }
        let ends = granted.filter { $0.service == service }.map(\.until)
        return ends.contains(nil) ? nil : ends.compactMap { $0 }.max()
    }

    private var granted: [Subscription] { Self.granted(to: number, in: index) }

    /// The subscriptions by which an organization has services, its own and those of lenders.
    private static func granted(to number: Int, in index: StateIndex) -> [Subscription] {
        let organization = index.state.organizations[number]
        var result = organization.subscriptions.filter { !$0.hasEnded(by: index.today) }
        if organization.parent != nil {
            result += index.ancestors(of: number).flatMap(index.lentSubscriptions)
        }
        return result
    }

    /// A service and everything that it requires, directly or through others.
    func requirements(of service: Text) -> [Text] {
        var result = [service]
        var next = 0
        while next < result.count {
            for required in index.services[result[next]]?.requires ?? []
            where !result.contains(required) {
                result.append(required)
            }
            next += 1
        }
        return result
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
        guard organization.parent != nil else { return result }
        for ancestor in index.ancestors(of: number) {
            let lender = index.state.organizations[ancestor]
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
    package func owns(email: Text) -> Bool { organization.claim(on: email.mailHost) != nil }

    /// The billing account that pays.
    package var payer: BillingAccount? { index.payer(of: number) }
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
