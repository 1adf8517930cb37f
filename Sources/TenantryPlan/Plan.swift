package import TenantryModel

/// What has to be done so that live becomes desired: data, never text and never an instruction.
///
/// Equal inputs give equal plans, byte for byte; the digest is what reviewers approve.
package struct Plan: Hashable, Sendable {
    /// The version of the canonical form: minor means more, major means other.
    package static let formatVersion = "1.1"

    /// The store for which it was made.
    package let lineage: Text
    /// The revision of the store from which it was made.
    package let revision: Int
    /// The digest of the whole desired state.
    package let desired: Digest
    /// How many organizations the desired state has.
    package let organizations: Int
    /// The changes, sorted by address.
    package let changes: [Change]
    /// What was changed outside since the last apply: from last applied to live.
    package let drift: [Change]
    /// Roots whose last-applied copy must be brought up to date although live needs no change.
    package let settled: [Address]
    /// Roots that exist live, were never applied, and are not desired: they stay alone.
    package let unmanaged: [Address]
    /// Roots that are desired and exist live although they were never applied.
    package let collisions: [Address]
    /// Organizations that the plan is not for although they are not as the files say, or not as
    /// they were last applied, sorted.
    package let leftOut: [Address]
    /// The digest of all this, which reviewers approve.
    package private(set) var digest = Digest(of: [])

    /// Finishes a plan.
    ///
    /// - Parameters:
    ///   - comparison: Desired and live.
    ///   - applied: The last-applied copies of the suspects.
    package init(_ comparison: Comparison, applied: State) {
        let live = comparison.live
        let former = Dictionary(
            comparison.renames.newIDs.map { ($0.value, $0.key) },
            uniquingKeysWith: { first, _ in first }
        )
        func liveAddress(_ address: Address) -> Address {
            guard address.isInOrganization, let old = former[address.key] else { return address }
            return Address(.organization, old)
        }
        lineage = live.lineage
        revision = live.revision
        let roots =
            live.elsewhere?.digests(among: comparison.desiredDigests) ?? comparison.desiredDigests
        var list: [UInt8] = []
        list.reserveCapacity(roots.count * 64)
        for (address, digest) in roots {
            list += address.kind.rawValue.utf8
            list.append(0)
            list.append(contentsOf: address.key.utf8)
            list.append(0)
            digest.append(to: &list)
        }
        desired = Digest(of: list)
        organizations = comparison.desired.organizations.count + live.organizationsElsewhere
        let unmanaged = comparison.changes.byRoot
            .filter { $0.rootAction == .delete && live.applied[$0.root] == nil }.map(\.root)
        let alone = Set(unmanaged)
        changes =
            alone.isEmpty
            ? comparison.changes : comparison.changes.filter { !alone.contains($0.address.root) }
        self.unmanaged = unmanaged
        let drift = Differ.changes(
            from: applied,
            to: live.state.reduced(to: comparison.suspects)
        )
        self.drift = drift
        let strangers =
            live.isAsApplied
            ? []
            : comparison.desiredDigests.map(\.address)
                .filter { live.applied[liveAddress($0)] == nil }
        let present = strangers.isEmpty ? [] : Set(live.state.roots)
        let collisions = strangers.filter { present.contains(liveAddress($0)) }
        leftOut = comparison.leftOut
        self.collisions = collisions
        // What is taken over as it is needs its first copy, or it would never count as ours.
        let candidates = comparison.suspects + collisions.map(liveAddress)
        let touched =
            candidates.isEmpty ? [] : Set(changes.roots.map(liveAddress))
        settled = candidates.filter { !touched.contains($0) }.sorted()
        digest = canonicalDigest
    }

    /// The name of the run that carries it out.
    package var run: Text { RecordedRun.name(revision: revision + 1, plan: digest) }

    /// Whether there is nothing to do.
    package var isEmpty: Bool { changes.isEmpty && settled.isEmpty }

    /// How many changes are in the catalog.
    ///
    /// - Complexity: O(*n*) in the number of changes.
    package var catalogChanges: Int {
        changes.byRoot.lazy.filter { !$0.root.isInOrganization }.reduce(0) { $0 + $1.count }
    }

    /// How many organizations are created, changed and deleted.
    ///
    /// - Complexity: O(*n*) in the number of changes.
    package var counts: (added: Int, changed: Int, removed: Int) {
        var counts = (added: 0, changed: 0, removed: 0)
        for changes in changes.byRoot where changes.root.isInOrganization {
            switch changes.rootAction {
            case .create: counts.added += 1
            case .update: counts.changed += 1
            case .delete: counts.removed += 1
            }
        }
        return counts
    }
}

extension State {
    /// The addresses of everything that has a last-applied copy, sorted.
    ///
    /// - Complexity: O(*n*) in the size of the state.
    package var roots: [Address] {
        catalog.records.map { Address($0.kind, $0.key) }
            + organizations.map { Address(.organization, $0.id) }
    }
}
