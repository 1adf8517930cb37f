package import TenantryModel

extension EffectiveOrganization {
    /// Why people see these services and have these roles: for each service how the organization
    /// comes to it, for each role what gives it.
    package func reasons(
        for reach: [ServiceReach],
        of users: UserManagement,
        by way: Way,
        claims: [Pair]
    ) -> [Reason] {
        reach.flatMap { seen in
            [serviceReason(seen.service)].compactMap { $0 }
                + roleReasons(seen, users, way, claims)
        }
    }

    /// How the organization comes to a service.
    package func serviceReason(_ service: Text) -> Reason? {
        if index.everyoneServices.contains(service) {
            return Reason(
                .everyoneService(service),
                Address(.service, service),
                "availability"
            )
        }
        let root = Address(.organization, id)
        if let own = organization.subscriptions.named(service), !own.hasEnded(by: index.today) {
            return Reason(.subscribed(service), root.child(.subscription, service))
        }
        for ancestor in index.ancestors(of: number)
        where index.lentServices(of: ancestor).contains(service) {
            let lender = Address(.organization, index.state.organizations[ancestor].id)
            return Reason(.serviceLent(service), lender, "share", "services")
        }
        return nil
    }

    private func roleReasons(
        _ seen: ServiceReach,
        _ users: UserManagement,
        _ way: Way,
        _ claims: [Pair]
    ) -> [Reason] {
        guard let population = users.population, let service = index.services[seen.service] else {
            return []
        }
        var result: [Reason] = []
        var given: [Text] = []
        let usersAddress = Address(.organization, id)
            .child(.users, Text(population.rawValue))
        if users.authorization == .claims {
            for source in sources(of: users, by: way) {
                let owner = Address(.organization, index.state.organizations[source.owner].id)
                let address = owner.child(.connection, source.connection.id)
                for grant in source.connection.grants
                where grant.role.service == seen.service
                    && (grant.attribute.isEmpty
                        || claims.contains(Pair(grant.attribute, grant.value)))
                {
                    result.append(reason(for: grant, at: address))
                    given.append(grant.role.role)
                }
            }
        } else {
            for role in users.defaultRoles where role.service == seen.service {
                result.append(
                    Reason(.defaultRole(role), usersAddress, "defaultRoles", role.description)
                )
                given.append(role.role)
            }
        }
        return result + inclusions(seen, given, service)
    }

    private func reason(for grant: Grant, at connection: Address) -> Reason {
        let fact = Fact.granted(grant.role, grant.condition)
        let role = grant.role.description
        return grant.attribute.isEmpty
            ? Reason(fact, connection, "grants", "everyone", role)
            : Reason(fact, connection, "grants", grant.attribute.string, grant.value.string, role)
    }

    /// The roles that come with others.
    private func inclusions(_ seen: ServiceReach, _ given: [Text], _ service: Service) -> [Reason] {
        seen.roles.filter { !given.contains($0) }.compactMap { role in
            guard
                let outer = service.roles.first(where: { outer in
                    seen.roles.contains(outer.id) && outer.includes.contains(role)
                })
            else { return nil }
            return Reason(
                .included(
                    RoleName(service: service.id, role: role),
                    in: RoleName(service: service.id, role: outer.id)
                ),
                Address(.service, service.id).child(.role, outer.id),
                "includes"
            )
        }
    }

    /// What single attribute values would add to what people reach.
    package func further(
        than reach: [ServiceReach],
        for population: Population,
        by way: Way
    ) -> [SignIn.Further] {
        let known = Set(reach.flatMap(\.roleNames))
        let ways = self.reach(of: population).first { $0.way == way }
        return (ways?.reach ?? []).compactMap { conditional in
            let roles = conditional.services.flatMap(\.roleNames).filter { !known.contains($0) }
            return conditional.condition == .everyone || roles.isEmpty
                ? nil : SignIn.Further(condition: conditional.condition, roles: roles)
        }
    }

    /// The other organizations whose people of this population sign in through the same
    /// connection, sorted.
    ///
    /// - Complexity: O(*descendants* of the lender).
    package func organizationsSharing(
        _ used: UsableConnection?,
        _ population: Population
    ) -> [Text] {
        guard let used else { return [] }
        let lender = index.state.organizations[used.owner]
        guard lender.sharedConnections.contains(used.connection.id) else { return [] }
        return ([used.owner] + index.descendants(of: used.owner)).filter { place in
            guard place != number else { return false }
            let other = EffectiveOrganization(place, in: index)
            guard other.isActive, let users = other.users(population) else { return false }
            let name =
                place == used.owner
                ? used.connection.id : Text("\(lender.id)/\(used.connection.id)")
            return other.ways(of: users).contains(.connection(name))
        }.map { index.state.organizations[$0].id }
    }
}
