import TenantryModel

extension OrganizationComparison {
    /// What one population gains and loses.
    func accessConsequences(_ population: Population) -> [Consequence] {
        let old = before?.reach(of: population) ?? []
        let new = after?.reach(of: population) ?? []
        switch (old, new) {
        case ([], []): return []
        case (let old, []):
            guard let before else { return [] }
            return [.signInLost(change(before, population, old))]
        case ([], let new):
            guard let after else { return [] }
            return [.signInGained(change(after, population, new))]
        case (let old, let new):
            guard let before, let after else { return [] }
            let taken = unassignable(from: before, to: after, old, new, population)
            let given = broughtAlong(from: before, to: after, old, new, population)
            if old == new { return taken + given }
            return lost(old, new, after.id, population) + taken
                + gained(old, new, after.id, population) + given
        }
    }

    /// The roles that single people lose to whom they were given; without those that everybody had
    /// by the files, which are lost by everybody, and those that everybody has now.
    private func unassignable(
        from before: EffectiveOrganization,
        to after: EffectiveOrganization,
        _ old: [WayReach],
        _ new: [WayReach],
        _ population: Population
    ) -> [Consequence] {
        let assignable = before.assignable(to: population)
        let had = old.first?.forEverybody ?? []
        let seen = Set(new.flatMap(\.forEverybody).map(\.service))
        let gone = Set(had.map(\.service)).subtracting(seen)
        let single = assignable.subtracting(after.assignable(to: population))
            .adding(narrowed(assignable)).subtracting(had)
        let roles = new.map { single.subtracting($0.forEverybody) }.reduce([]) { $0.adding($1) }
            // A service that everybody loses is said with it.
            .filter { !gone.contains($0.service) }
        guard !roles.isEmpty else { return [] }
        return [.accessLost(ofSingles(roles, at: after.id, new, population))]
    }

    /// The roles that single people get with those that were given to them; without what everybody
    /// had, and what everybody has now.
    private func broughtAlong(
        from before: EffectiveOrganization,
        to after: EffectiveOrganization,
        _ old: [WayReach],
        _ new: [WayReach],
        _ population: Population
    ) -> [Consequence] {
        guard !widenedRoles.isEmpty else { return [] }
        let roles = widened(before.assignable(to: population), after.assignable(to: population))
            .subtracting(old.first?.forEverybody ?? [])
            .subtracting(new.first?.forEverybody ?? [])
        guard !roles.isEmpty else { return [] }
        return [.accessGained(ofSingles(roles, at: after.id, new, population))]
    }

    private func ofSingles(
        _ roles: [ServiceReach],
        at organization: Text,
        _ ways: [WayReach],
        _ population: Population
    ) -> Consequence.AccessChange {
        Consequence.AccessChange(
            organization: organization,
            population: population,
            way: ways.count == 1 ? ways.first?.way : nil,
            isOnlyWay: ways.count == 1,
            condition: .everyone,
            services: roles,
            isOfSingles: true
        )
    }

    private func change(
        _ organization: EffectiveOrganization,
        _ population: Population,
        _ ways: [WayReach]
    ) -> Consequence.SignInChange {
        let only = ways.count == 1 ? ways.first?.way.connectionName : nil
        return Consequence.SignInChange(
            organization: organization.id,
            population: population,
            ways: ways.map(\.way),
            identityProvider: organization.usableConnections.first { $0.name == only }?
                .connection.identityProvider,
            reach: ways.map(\.reach).union
        )
    }

    /// What people lose who came in this way: compared with the same way, or, if it is gone, with
    /// all that is left.
    private func lost(
        _ old: [WayReach],
        _ new: [WayReach],
        _ organization: Text,
        _ population: Population
    ) -> [Consequence] {
        old.flatMap { way in
            let same = new.first { $0.way == way.way }
            return differences(from: way.reach, to: same?.reach ?? new.map(\.reach).union).map {
                Consequence.accessLost(
                    Consequence.AccessChange(
                        organization: organization,
                        population: population,
                        way: way.way,
                        isOnlyWay: old.count == 1,
                        condition: $0.condition,
                        services: $0.services
                    )
                )
            }
        }
    }

    private func gained(
        _ old: [WayReach],
        _ new: [WayReach],
        _ organization: Text,
        _ population: Population
    ) -> [Consequence] {
        new.flatMap { way in
            let same = old.first { $0.way == way.way }
            return differences(from: way.reach, to: same?.reach ?? old.map(\.reach).union).map {
                Consequence.accessGained(
                    Consequence.AccessChange(
                        organization: organization,
                        population: population,
                        way: way.way,
                        isOnlyWay: new.count == 1,
                        condition: $0.condition,
                        services: $0.services
                    )
                )
            }
        }
    }

    /// What is in the first and not in the second, by condition; what everybody has there counts
    /// under each condition, and what everybody loses is not said again under others.
    private func differences(
        from first: [ConditionReach],
        to second: [ConditionReach]
    ) -> [ConditionReach] {
        let everybody = second.first { $0.condition == .everyone }?.services ?? []
        var said: [ServiceReach] = []
        return first.compactMap { conditional in
            let other = second.first { $0.condition == conditional.condition }?.services
            let missing = conditional.services.subtracting(other ?? everybody)
                .subtracting(said)
            if conditional.condition == .everyone { said = missing }
            return missing.isEmpty
                ? nil : ConditionReach(condition: conditional.condition, services: missing)
        }
    }
}

extension OrganizationComparison {
    /// The roles among those that can be given which single people lose who were given another
    /// one, which brought them.
    private func narrowed(_ assignable: [ServiceReach]) -> [ServiceReach] {
        assignable.compactMap { reach in
            var lost = reach
            lost.roles = (narrowedRoles[reach.service] ?? []).filter(reach.roles.contains)
            return lost.roles.isEmpty ? nil : lost
        }
    }

    /// The roles that single people get who were given another one, which brings them now: one that
    /// could be given before, and still can.
    private func widened(_ before: [ServiceReach], _ after: [ServiceReach]) -> [ServiceReach] {
        after.compactMap { reach in
            guard let brought = widenedRoles[reach.service],
                let former = before.first(where: { $0.service == reach.service })
            else { return nil }
            let given = reach.roles.filter(former.roles.contains)
            var gained = reach
            gained.roles = given.flatMap { brought[$0] ?? [] }.filter(reach.roles.contains).asSet
            return gained.roles.isEmpty ? nil : gained
        }
    }
}

extension WayReach {
    /// What everybody gets on this way.
    fileprivate var forEverybody: [ServiceReach] { reach.first?.services ?? [] }
}

extension Service {
    /// The roles that come no more with one that stays: whoever was given the one loses the other.
    func narrowed(to new: Service) -> [Text] {
        guard roles != new.roles else { return [] }
        return roles.filter { new.roles.named($0.id) != nil }.flatMap { role in
            let now = new.closure(of: [role.id]).map(\.id)
            return closure(of: [role.id]).map(\.id).filter { !now.contains($0) }
        }.asSet
    }

    /// The roles that come with each one that stays, and did not before: whoever was given the one
    /// gets the others.
    func widened(to new: Service) -> [Text: [Text]] {
        guard roles != new.roles else { return [:] }
        var result: [Text: [Text]] = [:]
        for role in new.roles where roles.named(role.id) != nil {
            let before = closure(of: [role.id]).map(\.id)
            let more = new.closure(of: [role.id]).map(\.id).filter { !before.contains($0) }
            if !more.isEmpty { result[role.id] = more }
        }
        return result
    }
}

extension [ServiceReach] {
    /// The services that the other list has not, and of those that it has the roles that it has
    /// not there.
    func subtracting(_ other: [ServiceReach]) -> [ServiceReach] {
        compactMap { mine in
            guard let theirs = other.first(where: { $0.service == mine.service }) else {
                return mine
            }
            let roles = mine.roles.filter { !theirs.roles.contains($0) }
            return roles.isEmpty
                ? nil
                : ServiceReach(
                    service: mine.service,
                    roles: roles,
                    isDecidedByApplication: mine.isDecidedByApplication
                )
        }
    }

    /// The services of both lists, with the roles of both.
    func adding(_ other: [ServiceReach]) -> [ServiceReach] {
        var result = self
        for theirs in other {
            if let place = result.firstIndex(where: { $0.service == theirs.service }) {
                result[place].roles = (result[place].roles + theirs.roles).asSet
            } else {
                result.append(theirs)
            }
        }
        return result.sorted { $0.service < $1.service }
    }
}

extension [[ConditionReach]] {
    /// What people get who may come in any of several ways.
    var union: [ConditionReach] {
        if count == 1, let only = first { return only }
        return Set(joined().map(\.condition)).sorted().map { condition in
            let services = joined().filter { $0.condition == condition }.map(\.services)
            return ConditionReach(
                condition: condition,
                services: services.reduce([]) { $0.adding($1) }
            )
        }
    }
}
