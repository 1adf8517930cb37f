import TenantryModel

extension OrganizationComparison {
    /// The addresses that lead elsewhere.
    ///
    /// Only names that somebody claims are borders of the space of all domains, so comparing each
    /// of them compares all addresses there are; a wildcard stands for a name below it that nobody
    /// can claim. A name is looked at where it is claimed afterwards, or was before if nobody
    /// claims it now.
    ///
    /// - Parameter turned: The ways in that are others, which is said already.
    /// - Returns: The moves, by name.
    func moves(besides turned: [Consequence.WaysChange]) -> [Consequence] {
        let old = before?.organization.domains ?? []
        let new = after?.organization.domains ?? []
        var result: [Consequence] = []
        for name in Set(new.map(\.name) + old.map(\.name)).sorted() {
            let isClaimedHere = new.contains { $0.name == name }
            if !isClaimedHere, newIndex.claims[name] != nil { continue }
            let before = oldIndex.route(ofHost: name)
            let now = newIndex.route(ofHost: name)
            guard before != now, !isPlain(before, now) else { continue }
            if let before, let now, before.organization == now.organization,
                before.population == now.population, now.way != nil, isSaid(before, by: turned)
            {
                continue
            }
            result.append(
                .signInMoved(Consequence.SignInMove(host: name, before: before, after: now))
            )
        }
        return result
    }

    /// Whether each population that a route is for hears that its way is gone.
    private func isSaid(_ route: SignInRoute, by turned: [Consequence.WaysChange]) -> Bool {
        let populations =
            route.population.map { [$0] } ?? before?.organization.users.compactMap(\.population)
        return (populations ?? []).allSatisfy { population in
            turned.contains { $0.population == population && $0.takes(route) }
        }
    }

    /// How a population signs in otherwise than before, if it could before and still can.
    func waysChange(of population: Population) -> Consequence.WaysChange? {
        guard let before, let after else { return nil }
        let (old, new) = (before.doors(of: population), after.doors(of: population))
        // A claim that leads to a door, or away from it, is said with the addresses: a door that is
        // the same otherwise counts as open in both if it is open in one.
        let open = Set(old.filter(\.isOpen) + new.filter(\.isOpen)).intersection(
            Set(old.map(\.opened)).intersection(new.map(\.opened))
        )
        func ways(_ doors: [OpenDoor]) -> [Consequence.Door] {
            doors.filter { $0.isOpen || open.contains($0.opened) }.map(\.door)
        }
        let (ways, now) = (ways(old), ways(new))
        guard !ways.isEmpty, !now.isEmpty, ways != now else { return nil }
        return Consequence.WaysChange(
            organization: after.id,
            population: population,
            before: ways,
            after: now
        )
    }

    /// Whether the people there gain or lose their sign-in as a whole, which is said already.
    private func isPlain(_ old: SignInRoute?, _ new: SignInRoute?) -> Bool {
        switch (old, new) {
        case (nil, let new?): isShut(new, in: oldIndex)
        case (let old?, nil): isShut(old, in: newIndex)
        case (nil, nil): true
        case (_?, _?): false
        }
    }

    /// Whether nobody of those whom a route is for can sign in in a state, by whatever way.
    ///
    /// That is asked about the organization to which the route leads: a name that leads nowhere
    /// may be looked at elsewhere, where somebody else claims it now.
    private func isShut(_ route: SignInRoute, in index: StateIndex) -> Bool {
        guard let organization = EffectiveOrganization(route.organization, in: index) else {
            return true
        }
        let populations = route.population.map { [$0] } ?? [.consumers, .staff]
        return populations.allSatisfy { organization.reach(of: $0).isEmpty }
    }
}

extension Consequence.WaysChange {
    /// Whether the way of a route is gone: whoever had it hears so, while a domain that leads away
    /// from a way that stays is another matter.
    fileprivate func takes(_ route: SignInRoute) -> Bool {
        guard organization == route.organization, let way = route.way else { return false }
        let door = Consequence.Door(way: way, identityProvider: route.identityProvider)
        return before.contains(door) && !after.contains(door)
    }
}

/// A way in, and whether somebody can find it.
private struct OpenDoor: Hashable {
    let door: Consequence.Door
    /// Whether the page offers it.
    let hasButton: Bool
    var isOpen: Bool

    /// The same as if it could be found.
    var opened: OpenDoor { OpenDoor(door: door, hasButton: hasButton, isOpen: true) }
}

extension EffectiveOrganization {
    /// The ways in for a population while access is on, with what stands behind them; sorted.
    fileprivate func doors(of population: Population) -> [OpenDoor] {
        guard isActive, let users = users(population) else { return [] }
        let ways = self.ways(of: users)
        let open = Set(open(among: ways, for: population))
        let buttons = Set(buttons(among: ways))
        return ways.map { way in
            OpenDoor(
                door: Consequence.Door(way: way, identityProvider: identityProvider(behind: way)),
                hasButton: buttons.contains(way),
                isOpen: open.contains(way)
            )
        }
    }
}
