import TenantryModel

extension OrganizationComparison {
    /// The addresses that lead elsewhere.
    ///
    /// Only names that somebody claims are borders of the space of all domains, so comparing each
    /// of them, and one name below each wildcard, compares all addresses there are. A name is
    /// looked at where it is claimed afterwards, or was before if nobody claims it now.
    ///
    /// - Parameter turned: The populations whose ways in are others, which is said already.
    /// - Returns: The moves, by name.
    func moves(besides turned: Set<Population>) -> [Consequence] {
        let old = before?.organization.domains ?? []
        let new = after?.organization.domains ?? []
        var result: [Consequence] = []
        for name in Set(new.map(\.name) + old.map(\.name)).sorted() {
            let isClaimedHere = new.contains { $0.name == name }
            if !isClaimedHere, newIndex.claims[name] != nil { continue }
            let probe = probe(for: name)
            let before = oldIndex.route(ofHost: probe)
            let now = newIndex.route(ofHost: probe)
            guard before != now, !isPlain(before, now) else { continue }
            if let before, let now, before.organization == now.organization,
                before.population == now.population,
                now.population.map(turned.contains) ?? false
            {
                continue
            }
            result.append(
                .signInMoved(Consequence.SignInMove(host: name, before: before, after: now))
            )
        }
        return result
    }

    /// How a population signs in otherwise than before, if it could before and still can.
    func waysChange(of population: Population) -> Consequence.WaysChange? {
        let old = before?.doors(of: population) ?? []
        let new = after?.doors(of: population) ?? []
        guard !old.isEmpty, !new.isEmpty, old != new, let after else { return nil }
        return Consequence.WaysChange(
            organization: after.id,
            population: population,
            before: old,
            after: new
        )
    }

    /// Whether the population gains or loses its sign-in as a whole, which is said already.
    private func isPlain(_ old: SignInRoute?, _ new: SignInRoute?) -> Bool {
        switch (old, new) {
        case (nil, let new?):
            new.population.map { before?.reach(of: $0).isEmpty ?? true } ?? (before == nil)
        case (let old?, nil):
            old.population.map { after?.reach(of: $0).isEmpty ?? true } ?? (after == nil)
        case (nil, nil): true
        case (_?, _?): false
        }
    }

    /// A name for which the claim is decisive: itself or, below a wildcard, one that nobody has.
    private func probe(for name: Text) -> Text {
        guard name.string.utf8.starts(with: "*.".utf8) else { return name }
        return Text("any" + name.string.dropFirst())
    }
}

extension EffectiveOrganization {
    /// The ways in for a population while access is on, with what stands behind them; sorted.
    fileprivate func doors(of population: Population) -> [Consequence.Door] {
        guard isActive, let users = users(population) else { return [] }
        return ways(of: users).map { way in
            Consequence.Door(
                way: way,
                identityProvider: way == .provider
                    ? nil : source(of: users, by: way)?.connection.identityProvider
            )
        }
    }
}
