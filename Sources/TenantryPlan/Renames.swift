package import TenantryModel

/// Which live organizations get another id, because a file says `formerly`.
struct Renames: Hashable, Sendable {
    /// From the live id to the desired one.
    let newIDs: [Text: Text]

    /// Finds the renames.
    ///
    /// A rename that was carried out before is known by its alias and done no second time, so
    /// `formerly` may stay in the file. Chains and rings are fine: what counts is that each new id
    /// is free, or its owner goes elsewhere in the same plan.
    ///
    /// - Complexity: O(*n*) in the number of organizations that say `formerly`, times their rounds.
    init(desired: State, live: LiveSnapshot) {
        var wanted: [Text: Text] = [:]
        for organization in desired.organizations where !organization.formerly.isEmpty {
            for old in organization.formerly where old != organization.id {
                guard live.aliases[old] != organization.id, wanted[old] == nil,
                    live.state.organization(old) != nil
                else { continue }
                wanted[old] = organization.id
                break
            }
        }
        var isStable = false
        while !isStable {
            isStable = true
            for (old, new) in wanted
            where wanted[new] == nil && live.state.organization(new) != nil {
                wanted[old] = nil
                isStable = false
            }
        }
        newIDs = wanted
    }

    /// The live state as it reads once the renames are done, with everything that refers to ids.
    func applied(to state: State) -> State { state.renaming(newIDs) }
}

extension LiveSnapshot {
    /// The ids that organizations had live, by the ids that a desired state gives them.
    ///
    /// - Complexity: as ``Renames``.
    package func formerIDs(in desired: State) -> [Text: Text] {
        Dictionary(Renames(desired: desired, live: self).newIDs.map { ($0.value, $0.key) }) {
            first,
            _ in first
        }
    }
}

extension State {
    /// The same state with other ids of organizations, and everything that refers to them.
    ///
    /// - Complexity: O(*n* log *n*) in the number of organizations.
    func renaming(_ newIDs: [Text: Text]) -> State {
        guard !newIDs.isEmpty else { return self }
        var result = self
        for index in result.organizations.indices { result.organizations[index].rename(newIDs) }
        for index in result.catalog.billingAccounts.indices {
            let owner = result.catalog.billingAccounts[index].owner
            result.catalog.billingAccounts[index].owner = newIDs[owner] ?? owner
        }
        return State(catalog: result.catalog, organizations: result.organizations)
    }
}

extension Organization {
    fileprivate mutating func rename(_ newIDs: [Text: Text]) {
        id = newIDs[id] ?? id
        parent = parent.map { newIDs[$0] ?? $0 }
        for index in domains.indices {
            guard let via = domains[index].via?.string, let slash = via.firstIndex(of: "/"),
                let new = newIDs[Text(String(via[..<slash]))]
            else { continue }
            domains[index].via = Text(new.string + via[slash...])
        }
    }
}
