package import TenantryModel
import TenantryParallel

/// Desired and live state laid side by side: the first half of making a plan.
///
/// It tells which last-applied copies are worth reading (``suspects``); with those, ``Plan`` can
/// tell drift from change. While nothing was touched from outside there are none.
package struct Comparison: Sendable {
    /// The desired state, with everything filled in that only the live state knows.
    package let desired: State
    /// What the store holds.
    package let live: LiveSnapshot
    /// What the store holds, under the names that renames give.
    package let current: State
    /// What is known of people and domains, under the names that renames give.
    package let facts: RuntimeFacts
    /// Roots that are not as they were last applied.
    package let suspects: [Address]
    /// What is not looked at although it is not as the files say, or not as it was last applied,
    /// sorted.
    let leftOut: [Address]
    let renames: Renames
    let changes: [Change]
    /// The digests of everything that is desired, sorted by address.
    package let desiredDigests: [(address: Address, digest: Digest)]

    /// Compares.
    ///
    /// - Parameters:
    ///   - desired: What the files ask for, defaults expanded.
    ///   - live: What the store holds.
    ///   - lastApplied: What the files said when they were last applied, if that is not what is
    ///     live.
    ///   - today: The day on which collaborations without a beginning begin.
    ///   - leftOut: What is not to be looked at; the desired state must hold it as it is live.
    ///   - reviving: Removed organizations that come back as themselves: their uids, by id.
    ///   - untouched: What of `desired` is known to be live as it was last applied.
    /// - Complexity: O(*n*) in the size of both states.
    package init(
        desired: State,
        live: LiveSnapshot,
        lastApplied: State? = nil,
        today: Day,
        leftOut: LeftOut = .nothing,
        reviving: [Text: Text] = [:],
        untouched: Untouched = .nothing
    ) {
        let renames = Renames(desired: desired, live: live)
        // A rename can change what others refer to.
        let known = renames.newIDs.isEmpty ? untouched : .nothing
        let current = renames.applied(to: live.state)
        let resolved = desired.withFirstDays(
            from: lastApplied.map(renames.applied) ?? current,
            current,
            today: today
        )
        self.desired = resolved
        self.live = live
        self.current = current
        facts = live.facts.renamed(renames.newIDs)
        self.renames = renames
        var changes = Comparison.marking(
            Differ.changes(from: current, to: resolved, besides: known),
            renames: renames
        )
        for place in changes.indices where changes[place].isNewOrganization {
            changes[place].revives = reviving[changes[place].address.key]
        }
        self.changes = changes
        let desiredDigests = RootDigests.of(resolved, besides: known, live)
        self.desiredDigests = desiredDigests
        let suspects = Comparison.suspects(
            live: live,
            changed: Set(changes.roots),
            renames: renames,
            desiredDigests: desiredDigests
        )
        self.suspects = suspects.filter { !leftOut.contains($0) }
        self.leftOut = Set(leftOut.differing + suspects.filter(leftOut.contains)).sorted()
    }

    /// Notes the former ids in the changes of renamed organizations.
    private static func marking(_ changes: [Change], renames: Renames) -> [Change] {
        guard !renames.newIDs.isEmpty else { return changes }
        var result = changes
        var places: [Address: Int] = [:]
        for (place, change) in changes.enumerated() where change.address.isRoot {
            places[change.address] = place
        }
        for (old, new) in renames.newIDs.sorted(by: { $0.key < $1.key }) {
            let address = Address(.organization, new)
            let place = places[address]
            let own = place.map { result[$0] }
            let renamed = Change(renaming: old, to: address, besides: own)
            if let place { result[place] = renamed } else { result.append(renamed) }
        }
        return result.sorted { $0.address < $1.address }
    }

    /// Finds the roots that are not as they were last applied.
    ///
    /// Where something is renamed and live equals desired, the desired digest serves for both; only
    /// the few others are digested.
    private static func suspects(
        live: LiveSnapshot,
        changed: Set<Address>,
        renames: Renames,
        desiredDigests: [(address: Address, digest: Digest)]
    ) -> [Address] {
        // A rename changes what others refer to, though nothing else changes in them.
        if renames.newIDs.isEmpty { return live.suspects }
        var suspects: [Address] = []
        var unchanged = 0
        for (address, digest) in desiredDigests where !changed.contains(address) {
            guard let applied = live.applied[address] else { continue }
            unchanged += 1
            if digest != applied { suspects.append(address) }
        }
        var others = Set<Address>()
        for (address, digest) in live.digests {
            let isRenamed = address.isInOrganization && renames.newIDs[address.key] != nil
            guard isRenamed || changed.contains(address), let applied = live.applied[address]
            else { continue }
            others.insert(address)
            if digest != applied { suspects.append(address) }
        }
        if unchanged + others.count < live.applied.count {
            let present = Set(live.digests.map(\.address))
            suspects += live.applied.keys.filter { !present.contains($0) }
        }
        return Set(suspects).sorted()
    }
}

/// The digests of everything that has a last-applied copy: organizations and things of the catalog.
package enum RootDigests {
    /// Computes all digests, sorted by address.
    ///
    /// - Parameters:
    ///   - state: The state.
    ///   - untouched: What is as it is live.
    ///   - live: What is live.
    /// - Returns: Each root with its digest.
    /// - Complexity: O(*n*) in the size of the state.
    package static func of(
        _ state: State,
        besides untouched: Untouched = .nothing,
        _ live: LiveSnapshot = LiveSnapshot(lineage: "")
    ) -> [(address: Address, digest: Digest)] {
        let known = untouched.isNothing ? [] : live.digests
        let first = known.count - live.state.organizations.count
        var result =
            untouched.catalog
            ? Array(known[..<first])
            : state.catalog.records.map { (Address($0.kind, $0.key), Digest(of: $0)) }
        let pieces = Parallel.map(count: state.organizations.count) { range in
            range.map { place in
                if let live = untouched.place(of: place) { return known[first + live] }
                let organization = state.organizations[place]
                let address = Address(.organization, organization.id)
                return (address, Digest(of: organization.record))
            }
        }
        result.reserveCapacity(result.count + state.organizations.count)
        for piece in pieces { result += piece }
        return result
    }
}
