package import TenantryModel

/// What was changed outside since the last apply: live laid beside last applied, whatever the files
/// say.
package struct Drift: Hashable, Sendable {
    /// The store that was looked at.
    package let lineage: Text
    /// The revision that was looked at.
    package let revision: Int
    /// The changes from last applied to live, sorted by address.
    package let changes: [Change]
    /// Roots that exist live and were never applied, sorted: they stay alone.
    package let unmanaged: [Address]

    /// Finds what was changed.
    ///
    /// - Parameters:
    ///   - live: What the store holds.
    ///   - applied: The last-applied copies of what has drifted.
    /// - Complexity: O(*n*) in the size of the live state.
    package init(_ live: LiveSnapshot, applied: State) {
        lineage = live.lineage
        revision = live.revision
        changes = Differ.changes(from: applied, to: live.state.reduced(to: live.suspects))
        unmanaged = live.state.roots.filter { live.applied[$0] == nil }
    }

    /// Whether live is as it was last applied; what was never applied is no drift.
    package var isEmpty: Bool { changes.isEmpty }

    /// The roots that were changed, sorted.
    package var roots: [Address] { changes.roots }
}

extension Comparison {
    /// The roots in which live and desired differ.
    ///
    /// - Complexity: O(*n*) in the number of changes.
    package var changedRoots: Set<Address> { Set(changes.roots) }
}
