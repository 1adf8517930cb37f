package import TenantryModel

extension ArbitraryState {
    /// Makes the same state under other ids: some organizations change theirs, in chains, swaps and
    /// rings too, and say so with `formerly`.
    package mutating func renamed(_ state: State) -> State {
        let ids = state.organizations.map(\.id)
        let moving = some(ids)
        var targets = moving
        if flips(2) { targets += Pools.organizations.filter { !ids.contains($0) } }
        targets.shuffle(using: &random)
        var newIDs: [Text: Text] = [:]
        for (old, new) in zip(moving, targets) where old != new { newIDs[old] = new }
        return state.renaming(organizations: newIDs, withNotes: true)
    }
}

extension State {
    /// The same state with other ids and everything that refers to them.
    ///
    /// - Parameters:
    ///   - newIDs: From each old id to the new one.
    ///   - withNotes: Whether the organizations tell their old ids.
    /// - Returns: The state.
    package func renaming(organizations newIDs: [Text: Text], withNotes: Bool) -> State {
        func new(_ id: Text) -> Text { newIDs[id] ?? id }
        var result = self
        for index in result.organizations.indices {
            let old = result.organizations[index].id
            result.organizations[index].id = new(old)
            if withNotes, new(old) != old { result.organizations[index].formerly = [old] }
            result.organizations[index].parent = result.organizations[index].parent.map(new)
            for number in result.organizations[index].domains.indices {
                let via = result.organizations[index].domains[number].via?.string ?? ""
                let parts = via.split(separator: "/").map { Text(String($0)) }
                guard parts.count == 2 else { continue }
                result.organizations[index].domains[number].via = Text(
                    "\(new(parts[0]))/\(parts[1])"
                )
            }
        }
        for index in result.catalog.billingAccounts.indices {
            let owner = result.catalog.billingAccounts[index].owner
            result.catalog.billingAccounts[index].owner = new(owner)
        }
        return State(catalog: result.catalog, organizations: result.organizations)
    }

    /// The same state without the notes of old ids, which no store keeps.
    package var withoutNotes: State {
        var result = self
        for index in result.organizations.indices { result.organizations[index].formerly = [] }
        return result
    }
}
