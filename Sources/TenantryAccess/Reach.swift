package import TenantryModel

/// How people of an organization come in.
package enum Way: Hashable, Comparable, Sendable {
    /// They sign in at the provider.
    case provider
    /// They sign in at the business, through a connection under the name that the organization
    /// writes.
    case connection(Text)

    /// The connection, if there is one.
    package var connectionName: Text? {
        switch self {
        case .provider: nil
        case .connection(let name): name
        }
    }
}

/// On what a role rests that a connection grants.
package enum Condition: Hashable, Comparable, Sendable {
    /// On nothing: everybody has it.
    case everyone
    /// On an attribute with this value.
    case attribute(Text, Text)
}

/// One service that people see, and what they are there.
package struct ServiceReach: Hashable, Sendable {
    /// The service.
    package let service: Text
    /// The roles, sorted, those that others include among them.
    package var roles: [Text]
    /// Whether the application decides what they may do.
    package let isDecidedByApplication: Bool

    /// The roles under their whole names.
    package var roleNames: [RoleName] { roles.map { RoleName(service: service, role: $0) } }
}

/// What one population gets on one way in: the base, and what single attribute values add.
///
/// Access only grows with what a token says, so the base and each single value describe all
/// combinations (their union), without listing them.
package struct WayReach: Hashable, Sendable {
    /// The way in.
    package let way: Way
    /// What people get under each condition; the first one is ``Condition/everyone``.
    package let reach: [ConditionReach]
}

/// What people get under one condition, the base included.
package struct ConditionReach: Hashable, Sendable {
    /// The condition.
    package let condition: Condition
    /// The services, sorted.
    package let services: [ServiceReach]
}

extension EffectiveOrganization {
    /// What a population gets, on every way in; nothing where access is off or nobody can come in.
    ///
    /// - Complexity: O(*n* log *n*) in the number of grants, O(*n*) in the size of what it gives.
    package func reach(of population: Population) -> [WayReach] {
        guard let users = users(population), isActive else { return [] }
        let services = self.services
        return open(among: ways(of: users), for: population).map { way in
            var grants = Dictionary(grouping: grants(to: users, by: way), by: \.condition)
            // Whoever meets a condition has what everybody has, too.
            let forEveryone = grants.removeValue(forKey: .everyone) ?? []
            let conditions = users.authorization == .claims ? grants.keys.sorted() : []
            return WayReach(
                way: way,
                reach: ([.everyone] + conditions).map { condition in
                    let roles = baseRoles(of: users, forEveryone + (grants[condition] ?? []))
                    return ConditionReach(
                        condition: condition,
                        services: seen(by: users, services, base: roles)
                    )
                }
            )
        }
    }

    /// What somebody gets whose token or directory entry says this.
    ///
    /// - Parameters:
    ///   - population: The population.
    ///   - way: How they come in.
    ///   - claims: Attributes with values; an attribute may occur several times.
    /// - Returns: The services, sorted.
    package func reach(of population: Population, by way: Way, claims: [Pair]) -> [ServiceReach] {
        guard let users = users(population) else { return [] }
        let grants = grants(to: users, by: way).filter { grant in
            grant.attribute.isEmpty || claims.contains(Pair(grant.attribute, grant.value))
        }
        return seen(by: users, services, base: baseRoles(of: users, grants))
    }

    /// The ways on which a population can come in, whether a domain leads there or not.
    package func ways(of users: UserManagement) -> [Way] {
        guard let population = users.population else { return [] }
        guard users.credential == .business else { return [.provider] }
        let connections = usableConnections(for: population).filter { $0.connection.isSignIn }
        if connections.isEmpty, users.mode == .business { return [.provider] }
        return connections.map { .connection($0.name) }.sorted()
    }

    /// The ways among these that the organization's own page offers without an address: the
    /// provider's own sign-in, and connections with a button.
    package func buttons(among ways: [Way]) -> [Way] {
        let usable = usableConnections
        return ways.filter { way in
            guard let name = way.connectionName else { return true }
            return usable.first { $0.name == name }?.connection.button ?? false
        }
    }

    /// The ways among these that somebody can find: those to which a claim of the organization
    /// leads, and those that its own page offers.
    ///
    /// Where no claim counts that can be of this population, an identity provider that may speak
    /// for own addresses only may speak for none of its people.
    package func open(among ways: [Way], for population: Population) -> [Way] {
        let claims = claims(for: population)
        var found = Set(buttons(among: ways))
        for domain in claims {
            let via = domain.via.map(Way.connection)
            if let via, ways.contains(via) { found.insert(via) } else { found.formUnion(ways) }
        }
        if claims.isEmpty {
            for used in usableConnections where used.connection.emailDomains == .own {
                found.remove(.connection(used.name))
            }
        }
        return ways.filter(found.contains)
    }

    /// The claims that count and can be of this population.
    func claims(for population: Population) -> [Domain] {
        organization.domains.filter { domain in
            domain.population ?? population == population && index.counts(domain)
        }
    }

    /// The connections whose grants count for people who come in this way: the one that they come
    /// through or, at the provider, the directories that push their accounts.
    ///
    /// No file says which of several directories somebody is in, so what any of them grants counts.
    package func sources(of users: UserManagement, by way: Way) -> [UsableConnection] {
        guard let population = users.population else { return [] }
        let usable = usableConnections(for: population)
        switch way {
        case .connection(let name): return usable.filter { $0.name == name }
        case .provider: return directories(of: users)
        }
    }

    /// The connections that push accounts of a population, whatever their type.
    package func directories(of users: UserManagement) -> [UsableConnection] {
        guard let population = users.population, users.provisioning == .scim else { return [] }
        return usableConnections(for: population).filter { $0.connection.scimToken != nil }
    }

    /// The connections through which people come once, before the provider takes over.
    package func importers(of users: UserManagement) -> [UsableConnection] {
        guard let population = users.population, users.credential == .provider,
            users.provisioning == .jit
        else { return [] }
        return usableConnections(for: population).filter { $0.connection.isSignIn }
    }

    /// The issuer or entity id of the business's identity provider on a way; `nil` at the provider.
    package func identityProvider(behind way: Way) -> Text? {
        way.connectionName.flatMap { name in
            usableConnections.first { $0.name == name }?.connection.identityProvider
        }
    }

    /// The roles that can be given to single people of a population, which no file says; nothing
    /// where roles come from elsewhere.
    package func assignable(to population: Population) -> [ServiceReach] {
        guard let users = users(population), users.authorization ?? .assigned == .assigned else {
            return []
        }
        return services.compactMap { id in
            let roles = index.services[id]?.roles.filter { $0.audience.includes(population) } ?? []
            return roles.isEmpty
                ? nil
                : ServiceReach(service: id, roles: roles.map(\.id), isDecidedByApplication: false)
        }
    }

    private func grants(to users: UserManagement, by way: Way) -> [Grant] {
        sources(of: users, by: way).flatMap(\.connection.grants)
    }

    /// The roles that are given, before those that they include; by these grants, where grants
    /// give them.
    private func baseRoles(of users: UserManagement, _ grants: [Grant]) -> [RoleName] {
        switch users.authorization {
        case .assigned, nil: users.defaultRoles
        case .claims: grants.map(\.role)
        case .application: []
        }
    }

    /// The services that people with these roles see: those of which they have a role, those for
    /// everyone, and, where the application decides, all that are meant for them.
    private func seen(
        by users: UserManagement,
        _ services: [Text],
        base: [RoleName]
    ) -> [ServiceReach] {
        let isDecidedByApplication = users.authorization == .application
        return services.compactMap { id in
            guard let service = index.services[id], let population = users.population else {
                return nil
            }
            let roles = service.closure(of: base.filter { $0.service == id }.map(\.role))
                .filter { $0.audience.includes(population) }
            let isMeant =
                service.roles.isEmpty
                || service.roles.contains { $0.audience.includes(population) }
            let isOpen =
                service.roles.isEmpty || service.availability == .everyone
                || isDecidedByApplication
            guard !roles.isEmpty || (isOpen && isMeant) else { return nil }
            return ServiceReach(
                service: id,
                roles: roles.map(\.id),
                isDecidedByApplication: isDecidedByApplication
            )
        }
    }
}

extension Service {
    /// The roles with these ids and all that they include, sorted by id.
    package func closure(of ids: [Text]) -> [ServiceRole] {
        var found: Set<Text> = []
        var waiting = ids
        while let id = waiting.popLast() {
            guard let role = roles.named(id), found.insert(id).inserted else { continue }
            waiting += role.includes
        }
        return roles.filter { found.contains($0.id) }
    }
}

extension Grant {
    /// On what the grant rests.
    package var condition: Condition {
        attribute.isEmpty ? .everyone : .attribute(attribute, value)
    }
}
