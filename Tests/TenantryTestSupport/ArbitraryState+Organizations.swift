package import TenantryModel

extension ArbitraryState {
    /// Draws everything of an organization that needs no other organization.
    mutating func fill(_ organization: inout Organization, catalog: Catalog) {
        organization.name = word()
        organization.state = flips(2) ? .active : choice(OrganizationState.self) ?? .active
        organization.ownerName = word()
        organization.ownerEmail = one(Pools.emails) ?? ""
        organization.protected = flips(4)
        organization.labels = pairs(["region", "tier", "zone-2"])
        organization.billing = flips(2) ? one(Pools.accounts) : nil
        organization.sharedConnections = some(Pools.connections)
        organization.sharedProfiles = flips(3) ? [.staff] : []
        organization.sharedServices = some(Pools.services, oneIn: 3)
        organization.users = some([Population.consumers, .staff]).map { users($0, catalog) }
        organization.subscriptions = some(catalog.services).compactMap { subscription($0) }
        organization.admins = some(Pools.adminRoles).compactMap { admin($0) }
            .sorted { $0.key < $1.key }
        organization.collaborators = some(Pools.collaborations).compactMap {
            collaborator($0, catalog)
        }
        organization.waivers = some(Pools.rules, oneIn: 3).map { waiver($0) }
    }

    private mutating func users(_ population: Population, _ catalog: Catalog) -> UserManagement {
        var users = one(UserManagement.cells) ?? UserManagement()
        users.population = population
        users.inactiveDays = flips(2) ? Int.random(in: 1...730, using: &random) : nil
        users.selfRegistration = flips(3)
        users.defaultRoles = some(catalog.roleNames, oneIn: 3)
        return users
    }

    private mutating func subscription(_ service: Service) -> Subscription? {
        guard let plan = one(service.plans) else { return nil }
        var subscription = Subscription()
        subscription.service = service.id
        subscription.plan = plan.id
        subscription.seats = Int.random(in: 1...100, using: &random)
        subscription.until = flips(3) ? day() : nil
        return subscription
    }

    private mutating func admin(_ role: Text) -> Admin? {
        guard let email = one(Pools.emails) else { return nil }
        var admin = Admin()
        admin.email = email
        admin.role = role
        return admin
    }

    private mutating func collaborator(_ id: Text, _ catalog: Catalog) -> Collaborator? {
        guard let partner = one(catalog.partners), let role = one(catalog.adminRoles) else {
            return nil
        }
        var collaborator = Collaborator()
        collaborator.id = id
        collaborator.partner = partner.id
        collaborator.team = flips(2) ? one(partner.teams)?.id : nil
        collaborator.people = some(partner.people.map(\.id))
        collaborator.role = role.id
        collaborator.services = some(Pools.services, oneIn: 3)
        collaborator.children = flips(2)
        let first = day()
        collaborator.from = first
        collaborator.until = max(first, day())
        collaborator.sponsor = one(Pools.emails) ?? ""
        collaborator.reason = sentence()
        return collaborator
    }

    private mutating func waiver(_ rule: Text) -> Waiver {
        var waiver = Waiver()
        waiver.rule = rule
        waiver.reason = sentence()
        waiver.until = day()
        return waiver
    }

    /// Draws domains; some lead to own connections, some to those of the organizations above.
    mutating func domains(
        of organization: Organization,
        _ owners: inout Dealer<Text>,
        _ others: [Organization]
    ) -> [Domain] {
        var ways: [Text?] = [nil] + organization.connections.map(\.id)
        for other in others {
            ways += other.connections.map { Text("\(other.id)/\($0.id)") }
        }
        var domains: [Domain] = []
        while flips(2), let name = owners.next() {
            var domain = Domain()
            domain.name = name
            domain.via = one(ways) ?? nil
            domain.population = flips(3) ? nil : choice(Population.self)
            domain.proof = choice(DomainProof.self) ?? .dns
            domains.append(domain)
        }
        return domains.sorted { $0.key < $1.key }
    }
}

extension Catalog {
    /// The full names of all roles, sorted.
    package var roleNames: [RoleName] {
        services.flatMap { service in
            service.roles.map { RoleName(service: service.id, role: $0.id) }
        }
    }
}
