package import TenantryModel

/// What has to be done so that live becomes desired: data, never text and never an instruction.
///
/// Equal inputs give equal plans, byte for byte; the digest is what reviewers approve.
package struct Plan: Hashable, Sendable {
    /// The version of the canonical form: minor means more, major means other.
    package static let formatVersion = "1.0"

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
        desired = Digest(
            of: Array(
                comparison.desiredDigests.map { "\($0.address) \($0.digest)\n" }.joined().utf8
            )
        )
        organizations = comparison.desired.organizations.count
        let unmanaged = comparison.changes
            .filter { $0.action == .delete && live.applied[$0.address.root] == nil }
            .map(\.address).filter { $0.steps.count == 1 }
        let alone = Set(unmanaged)
        changes = comparison.changes.filter { !alone.contains($0.address.root) }
        self.unmanaged = unmanaged
        let drift = Plan.drift(applied: applied, live: live.state, among: comparison.suspects)
        self.drift = drift
        let touched = Set(changes.map { liveAddress($0.address.root) })
        settled = comparison.suspects.filter { !touched.contains($0) }
        collisions = comparison.desiredDigests.map(\.address).filter { address in
            let old = liveAddress(address)
            return live.applied[old] == nil && live.state.contains(old)
        }
    }

    /// Compares last-applied copies with live roots.
    private static func drift(applied: State, live: State, among suspects: [Address]) -> [Change] {
        guard !suspects.isEmpty else { return [] }
        let names = Set(suspects)
        return Differ.changes(from: applied, to: live).filter { names.contains($0.address.root) }
    }

    /// Whether there is nothing to do.
    package var isEmpty: Bool { changes.isEmpty && settled.isEmpty }

    /// How many organizations are created, changed and deleted.
    ///
    /// - Complexity: O(*n*) in the number of changes.
    package var counts: (added: Int, changed: Int, removed: Int) {
        var added = 0
        var removed = 0
        var changed = Set<Address>()
        for change in changes where change.address.isInOrganization {
            switch (change.action, change.address.steps.count) {
            case (.create, 1): added += 1
            case (.delete, 1): removed += 1
            case (.create, _), (.update, _), (.delete, _): changed.insert(change.address.root)
            }
        }
        for change in changes where change.address.steps.count == 1 && change.action != .update {
            changed.remove(change.address)
        }
        return (added, changed.count, removed)
    }
}

extension State {
    /// Whether there is a root with this address.
    ///
    /// - Complexity: O(log *n*) for organizations, O(*n*) for things of the catalog.
    package func contains(_ root: Address) -> Bool {
        root.isInOrganization
            ? organization(root.key) != nil
            : catalog.records.contains { $0.kind == root.kind && $0.key == root.key }
    }
}
