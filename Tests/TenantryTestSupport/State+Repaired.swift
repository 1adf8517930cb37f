package import TenantryModel

extension State {
    /// The same state without what does not fit together: names of nothing, second owners, cycles.
    ///
    /// What is left is a state that every store must be able to hold.
    package var repaired: State {
        var result = State(catalog: catalog, organizations: organizations)
        result.catalog.repair(organizations: result.organizations.map(\.id))
        result.breakCycles()
        var taken = Taken()
        for index in result.organizations.indices {
            result.organizations[index].repair(result.catalog, &taken)
        }
        let ways = result.usableConnections
        for index in result.organizations.indices {
            let own = Set(ways[index])
            for number in result.organizations[index].domains.indices {
                guard let via = result.organizations[index].domains[number].via else { continue }
                if !own.contains(via) { result.organizations[index].domains[number].via = nil }
            }
        }
        return result
    }

    private mutating func breakCycles() {
        for index in organizations.indices {
            guard let parent = organizations[index].parent else { continue }
            var seen: Set<Text> = [organizations[index].id]
            var next: Text? = parent
            while let id = next, let organization = organization(id), !seen.contains(id) {
                seen.insert(id)
                next = organization.parent
            }
            if next != nil { organizations[index].parent = nil }
        }
    }

    /// The names under which each organization can use connections: its own, and those lent.
    private var usableConnections: [[Text]] {
        organizations.map { organization in
            var names = organization.connections.map(\.id)
            var next = organization.parent
            while let id = next, let ancestor = self.organization(id) {
                names += ancestor.sharedConnections.map { Text("\(id)/\($0)") }
                next = ancestor.parent
            }
            return names
        }
    }
}

/// Values of which each has one owner.
private struct Taken {
    var domains: Set<Text> = []
    var registrations: Set<Pair> = []
    var entities: Set<Text> = []

    mutating func claims(_ connection: Connection) -> Bool {
        switch connection.type {
        case .oidc:
            guard let issuer = connection.issuer, let client = connection.clientID else {
                return false
            }
            return registrations.insert(Pair(issuer, client)).inserted
        case .saml: return connection.entityID.map { entities.insert($0).inserted } ?? false
        case .directory: return connection.scimToken != nil
        case nil: return false
        }
    }
}

extension Organization {
    fileprivate mutating func repair(_ catalog: Catalog, _ taken: inout Taken) {
        let services = Set(catalog.services.map(\.id))
        let roles = Set(catalog.roleNames)
        let adminRoles = Set(catalog.adminRoles.map(\.id))
        if let account = billing, catalog.billingAccounts.element(account) == nil { billing = nil }
        connections = connections.filter { taken.claims($0) }
        for index in connections.indices {
            connections[index].grants.removeAll { !roles.contains($0.role) }
        }
        sharedConnections.removeAll { id in connections.element(id) == nil }
        sharedServices.removeAll { !services.contains($0) }
        domains = domains.filter { taken.domains.insert($0.name).inserted }
        for index in users.indices { users[index].defaultRoles.removeAll { !roles.contains($0) } }
        admins.removeAll { !adminRoles.contains($0.role) }
        subscriptions = subscriptions.compactMap { subscription in
            let service = catalog.services.element(subscription.service)
            guard let plan = service?.plans.element(subscription.plan) else { return nil }
            var result = subscription
            result.seats = plan.per == .seat ? subscription.seats ?? 1 : nil
            return result
        }
        collaborators = collaborators.compactMap { $0.repaired(catalog) }
    }
}

extension Collaborator {
    fileprivate func repaired(_ catalog: Catalog) -> Collaborator? {
        guard let partner = catalog.partners.element(partner),
            catalog.adminRoles.element(role) != nil
        else { return nil }
        var result = self
        if let team, partner.teams.element(team) == nil { result.team = nil }
        result.people =
            result.team == nil ? people.filter { partner.people.element($0) != nil } : []
        result.services.removeAll { catalog.services.element($0) == nil }
        return result.team == nil && result.people.isEmpty ? nil : result
    }
}

extension Catalog {
    fileprivate mutating func repair(organizations: [Text]) {
        let known = Set(services.map(\.id))
        for index in services.indices {
            let own = Set(services[index].roles.map(\.id))
            services[index].requires.removeAll { !known.contains($0) }
            for number in services[index].roles.indices {
                services[index].roles[number].includes.removeAll { !own.contains($0) }
            }
        }
        for index in adminRoles.indices where adminRoles[index].privileged {
            adminRoles[index].delegable = false
        }
        var emails: Set<Text> = []
        var domains: Set<Text> = []
        for index in partners.indices {
            partners[index].domains = partners[index].domains.filter { domains.insert($0).inserted }
            partners[index].people = partners[index].people.filter {
                emails.insert($0.email).inserted
            }
            let people = Set(partners[index].people.map(\.id))
            for number in partners[index].teams.indices {
                partners[index].teams[number].people.removeAll { !people.contains($0) }
            }
            partners[index].teams.removeAll(where: \.people.isEmpty)
        }
        let owners = Set(organizations)
        billingAccounts.removeAll { !owners.contains($0.owner) }
    }
}

extension Array where Element: Resource {
    /// Returns the element with this key.
    package func element(_ key: Text) -> Element? { first { $0.key == key } }
}
