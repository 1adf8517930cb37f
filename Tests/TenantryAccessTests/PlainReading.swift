import TenantryAccess
import TenantryModel

/// The definitions of access, written down a second time: slow, and as plain as they can be.
struct PlainReading {
    let state: State
    let today: Day

    private func organization(_ id: Text) -> Organization? {
        state.organizations.first { $0.id == id }
    }

    /// The organization and all above it.
    private func line(of id: Text) -> [Organization] {
        var result: [Organization] = []
        var next: Text? = id
        while let name = next, let found = organization(name) {
            result.append(found)
            next = found.parent
        }
        return result
    }

    private func isOn(_ id: Text) -> Bool { line(of: id).allSatisfy { $0.state == .active } }

    private func subscribed(_ organization: Organization) -> Set<Text> {
        var result: Set<Text> = []
        for subscription in organization.subscriptions {
            if let until = subscription.until, until < today { continue }
            result.insert(subscription.service)
        }
        return result
    }

    /// The services that an organization has in effect.
    func services(of id: Text) -> Set<Text> {
        guard let organization = organization(id), isOn(id) else { return [] }
        let catalog = state.catalog.services
        var raw = Set(catalog.filter { $0.availability == .everyone }.map(\.id))
        raw.formUnion(subscribed(organization))
        for ancestor in line(of: id).dropFirst() {
            raw.formUnion(subscribed(ancestor).intersection(ancestor.sharedServices))
        }
        // What stands on a missing or retired service falls with it, again and again.
        var standing = raw.filter { name in
            catalog.contains { $0.id == name && $0.state != .retired }
        }
        var before = -1
        while before != standing.count {
            before = standing.count
            standing = standing.filter { name in
                let requires = catalog.first { $0.id == name }?.requires ?? []
                return requires.allSatisfy(standing.contains)
            }
        }
        return standing
    }

    /// The roles that a population has under one condition.
    func roles(
        of organization: Organization,
        _ population: Population,
        grants: [Grant],
        _ condition: Condition
    ) -> Set<RoleName> {
        guard let users = organization.users.first(where: { $0.population == population }) else {
            return []
        }
        var roles: Set<RoleName> = []
        switch users.authorization {
        case .assigned, nil: roles = Set(users.defaultRoles)
        case .application: roles = []
        case .claims:
            for grant in grants {
                let isForAll = grant.attribute.isEmpty
                if isForAll || .attribute(grant.attribute, grant.value) == condition {
                    roles.insert(grant.role)
                }
            }
        }
        var before = -1
        while before != roles.count {
            before = roles.count
            for role in roles {
                let more = definition(role)?.includes ?? []
                roles.formUnion(more.map { RoleName(service: role.service, role: $0) })
            }
        }
        let services = services(of: organization.id)
        return roles.filter { role in
            services.contains(role.service)
                && definition(role)?.audience.includes(population) == true
        }
    }

    private func definition(_ name: RoleName) -> ServiceRole? {
        state.catalog.services.first { $0.id == name.service }?
            .roles.first { $0.id == name.role }
    }

    /// Who administers an organization on a day: person, role and where it is written.
    func administrators(of id: Text, on day: Day) -> Set<String> {
        guard let organization = organization(id), isOn(id) else { return [] }
        var result = Set(organization.admins.map { "\($0.email) \($0.role) \(id)" })
        for source in line(of: id) {
            for collaborator in source.collaborators
            where source.id == id || collaborator.children {
                let partner = state.catalog.partners.first { $0.id == collaborator.partner }
                guard let partner, partner.state == .active else { continue }
                let team = partner.teams.first { $0.id == collaborator.team }?.people ?? []
                for person in partner.people
                where team.contains(person.id) || collaborator.people.contains(person.id) {
                    if let from = collaborator.from, day < from { continue }
                    if let until = collaborator.until, until < day { continue }
                    if let until = person.until, until < day { continue }
                    result.insert("\(person.email) \(collaborator.role) \(source.id)")
                }
            }
        }
        return result
    }

    /// What an account pays in a month, in minor units.
    func bill(of account: Text) -> Int {
        guard let payer = state.catalog.billingAccounts.first(where: { $0.id == account }) else {
            return 0
        }
        var sum = 0
        for organization in state.organizations where organization.state != .retired {
            let billing = line(of: organization.id).compactMap(\.billing).first
            guard billing == account else { continue }
            for subscription in organization.subscriptions {
                if let until = subscription.until, until < today { continue }
                let plan = state.catalog.services.first { $0.id == subscription.service }?
                    .plans.first { $0.id == subscription.plan }
                guard let plan, let price = plan.price, price.currency == payer.currency else {
                    continue
                }
                sum += price.minor * (plan.per == .seat ? subscription.seats ?? 0 : 1)
            }
        }
        return sum
    }
}
