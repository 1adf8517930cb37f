package import TenantryModel

/// What a store holds at one moment, as far as a plan needs it.
package struct LiveSnapshot: Hashable, Sendable {
    /// The identity of the store, made when it was made; plans for another store are refused.
    package var lineage: Text
    /// How many applies it has seen.
    package var revision: Int
    /// The live state.
    package var state: State { didSet { known = Known() } }
    private var known = Known()
    /// The digests of the last-applied copies, by root.
    ///
    /// What has none was never applied by us.
    package var applied: [Address: Digest] { didSet { known.standing = nil } }
    /// The last-applied copies of what was changed or removed outside since, in canonical form, by
    /// root.
    package var drifted: [Address: CanonicalForm]
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
    /// What stands still and was not read; `nil` if all was.
    package var elsewhere: Elsewhere?

    /// Puts a snapshot together.
    package init(
        lineage: Text,
        revision: Int = 0,
        state: State = State(),
        applied: [Address: Digest] = [:],
        drifted: [Address: CanonicalForm] = [:],
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
        self.applied = applied
        self.drifted = drifted
        self.sources = sources
        self.aliases = aliases
        self.retired = retired
        self.tombstones = tombstones
        self.facts = facts
        guard let digests else { return }
        known.digests = digests
        known.standing = Standing(of: digests, applied: applied)
    }

    /// Adds what is live and what was applied to what a store knows besides.
    package init(
        _ around: LiveSnapshot,
        state: State,
        applied: [Address: Digest],
        sources: SourceDigests,
        digests: [(address: Address, digest: Digest)]
    ) {
        self = around
        self.state = state
        self.applied = applied
        self.sources = sources
        known = Known(digests: digests, standing: Standing(of: digests, applied: applied))
    }

    /// How many organizations stand still and were not read.
    package var organizationsElsewhere: Int { elsewhere?.organizations ?? 0 }

    /// The digests of everything that is live, as ``RootDigests`` has them.
    ///
    /// - Complexity: O(1) if whoever took the snapshot computed them, and O(*n*) in the size of the
    ///   state if not.
    package var digests: [(address: Address, digest: Digest)] {
        known.digests ?? RootDigests.of(state)
    }

    /// The roots that are not as they were last applied, sorted.
    ///
    /// - Complexity: O(1) if whoever took the snapshot computed the digests and changed nothing in
    ///   it since; O(*n*) in the size of the state if not.
    package var suspects: [Address] { applied.isEmpty ? [] : standing.suspects }

    /// Whether everything is as it was last applied, and nothing is there that never was.
    ///
    /// - Complexity: as that of ``suspects``.
    package var isAsApplied: Bool {
        guard !applied.isEmpty else { return state.roots.isEmpty }
        return standing.suspects.isEmpty && !standing.hasUnmanaged
    }

    private var standing: Standing { known.standing ?? Standing(of: digests, applied: applied) }
}

/// What was found out where it was cheap.
///
/// It says nothing that the snapshot does not say, so snapshots with and without it are equal.
private struct Known: Hashable, Sendable {
    var digests: [(address: Address, digest: Digest)]?
    var standing: Standing?

    static func == (lhs: Known, rhs: Known) -> Bool { true }

    func hash(into hasher: inout Hasher) {}
}

/// What is live, laid beside what was last applied.
private struct Standing: Hashable, Sendable {
    /// The roots of which there is a last-applied copy that is not what is live.
    let suspects: [Address]
    /// Whether there are roots of which there is none.
    let hasUnmanaged: Bool

    init(of digests: [(address: Address, digest: Digest)], applied: [Address: Digest]) {
        var suspects: [Address] = []
        var present = 0
        for (address, digest) in digests {
            guard let applied = applied[address] else { continue }
            present += 1
            if digest != applied { suspects.append(address) }
        }
        if present < applied.count {
            let there = Set(digests.map(\.address))
            suspects += applied.keys.filter { !there.contains($0) }
        }
        self.suspects = Set(suspects).sorted()
        hasUnmanaged = present < digests.count
    }
}
