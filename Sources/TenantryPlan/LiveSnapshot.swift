package import TenantryModel

/// What a store holds at one moment, as far as a plan needs it.
package struct LiveSnapshot: Hashable, Sendable {
    /// The identity of the store, made when it was made; plans for another store are refused.
    package var lineage: Text
    /// How many applies it has seen.
    package var revision: Int
    /// The live state.
    package var state: State { didSet { known = KnownDigests() } }
    private var known: KnownDigests
    /// The digests of the last-applied copies, by root.
    ///
    /// What has none was never applied by us.
    package var applied: [Address: Digest]
    /// The last-applied copies of what was changed or removed outside since, in canonical form, by
    /// root.
    package var drifted: [Address: Text]
    /// The digests of the files that were applied as they are.
    package var sources: SourceDigests
    /// Organizations that had another id before: from the old id to today's.
    package var aliases: [Text: Text]
    /// Since when organizations are retired, by id.
    package var retired: [Text: Day]
    /// Organizations that were removed, by the id that they had last; those that are alive again
    /// are left out.
    package var tombstones: [Text: Tombstone]
    /// What the identity server has noted about people and domains.
    package var facts: RuntimeFacts

    /// Puts a snapshot together.
    package init(
        lineage: Text,
        revision: Int = 0,
        state: State = State(),
        applied: [Address: Digest] = [:],
        drifted: [Address: Text] = [:],
        sources: SourceDigests = SourceDigests(),
        aliases: [Text: Text] = [:],
        retired: [Text: Day] = [:],
        tombstones: [Text: Tombstone] = [:],
        facts: RuntimeFacts = RuntimeFacts(),
        digests: [(address: Address, digest: Digest)]? = nil
    ) {
        self.lineage = lineage
        self.revision = revision
        self.state = state
        known = KnownDigests(list: digests)
        self.applied = applied
        self.drifted = drifted
        self.sources = sources
        self.aliases = aliases
        self.retired = retired
        self.tombstones = tombstones
        self.facts = facts
    }

    /// The digests of everything that is live, as ``RootDigests`` has them.
    ///
    /// - Complexity: O(1) if whoever took the snapshot computed them, and O(*n*) in the size of the
    ///   state if not.
    package var digests: [(address: Address, digest: Digest)] {
        known.list ?? RootDigests.of(state)
    }
}

/// Digests that were computed where it was cheap.
///
/// They say nothing that the state does not say, so snapshots with and without them are equal.
private struct KnownDigests: Hashable, Sendable {
    var list: [(address: Address, digest: Digest)]?

    static func == (lhs: KnownDigests, rhs: KnownDigests) -> Bool { true }

    func hash(into hasher: inout Hasher) {}
}
