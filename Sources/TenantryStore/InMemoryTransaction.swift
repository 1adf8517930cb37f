package import TenantryModel
package import TenantryPlan

/// A copy of an in-memory store that takes its place on commit.
package struct InMemoryTransaction: StateTransaction, Sendable {
    /// What it holds.
    package private(set) var live: LiveSnapshot
    private var copies: [Address: AppliedCopy] = [:]
    private var uids: [Address: Text] = [:]
    private var runs: [RecordedRun] = []
    private var events: [RecordedEvent] = []
    private var chain = AuditChain()
    private var waiting: [Change] = []
    private var note: (standstill: Standstill, live: State, applied: [Address: Digest])?

    init(live: LiveSnapshot) { self.live = live }

    package func snapshot() -> LiveSnapshot {
        var result = live
        result.drifted = appliedForms(of: live.suspects)
        return result
    }

    package func surroundings() -> LiveSnapshot {
        var result = live
        (result.state, result.applied, result.sources) = (State(), [:], SourceDigests())
        return result
    }

    package func lastApplied() -> AppliedDigests {
        (live.applied, live.sources)
    }

    package func standstill() -> Standstill? {
        guard let note, note.live == live.state, note.applied == live.applied,
            note.standstill.revision == live.revision
        else { return nil }
        return note.standstill
    }

    package mutating func keep(_ standstill: Standstill?) {
        note = standstill.map { ($0, live.state, live.applied) }
    }

    package func state() -> State { live.state }

    package func differences(from expected: State) -> [Change]? {
        live.state == expected ? nil : Differ.changes(from: expected, to: live.state)
    }

    package func facts() -> RuntimeFacts { live.facts }

    package func appliedForms(of roots: [Address]) -> [Address: CanonicalForm] {
        appliedCopies(of: roots).mapValues(\.form)
    }

    package func appliedCopies(of roots: [Address]) -> [Address: AppliedCopy] {
        let names = Set(roots)
        return copies.filter { names.contains($0.key) }
    }

    package func runs(atMost limit: Int?) -> [RecordedRun] {
        Array(runs.reversed().prefix(limit ?? runs.count))
    }

    package func events(of run: Text) -> [RecordedEvent] { events.filter { $0.run == run } }

    package func events(about root: Address) -> [RecordedEvent] {
        guard copies[root] != nil, let uid = uids[root] else { return [] }
        return events.filter { $0.uid == uid && $0.kind.string == root.kind.rawValue }
    }

    package func visitEvents(_ body: (RecordedEvent) throws -> Void) rethrows {
        for event in events { try body(event) }
    }

    package mutating func vacate(_ change: Change) {}

    package mutating func perform(_ change: Change, toward expected: State) {
        waiting.append(change)
    }

    package mutating func finish() {
        live.state = live.state.applying(waiting.sorted { $0.address < $1.address })
        waiting = []
    }

    package mutating func note(_ observation: Observation) {
        live.facts.note(observation)
    }

    package mutating func record(_ run: RunRecord) {
        live.revision = run.revision
        let roots = Array(run.roots)
        remember(run, roots)
        var newIDs: [Text: Text] = [:]
        for root in roots {
            guard let former = root.formerKey else { continue }
            newIDs[former] = root.address.key
            let old = root.address.moved(to: former)
            if !roots.contains(where: { $0.address == old }) {
                live.applied[old] = nil
                copies[old] = nil
            }
        }
        live.facts = live.facts.renamed(newIDs)
        live.facts.forget(run.namesGivenUp)
        live.sources.catalog = run.sources.catalog
        for (id, digest) in run.sources.organizations { live.sources.organizations[id] = digest }
        for former in newIDs.keys { live.sources.organizations[former] = nil }
        for root in roots {
            if root.address.isInOrganization {
                live.sources.organizations[root.address.key] = root.sourceDigest
            }
            live.applied[root.address] = root.digest
            copies[root.address] = root.after.map {
                AppliedCopy(form: $0, source: root.source, revision: run.revision)
            }
        }
        let gone = Set(
            roots.filter { $0.action == .delete && $0.address.isInOrganization }
                .map(\.address.key)
        )
        live.aliases = live.aliases
            .compactMapValues { id in newIDs[id] ?? (gone.contains(id) ? nil : id) }
        for root in roots {
            // Whoever is new only says so, and takes it from nobody who is still there.
            for alias in root.aliases where root.formerKey != nil || live.aliases[alias] == nil {
                live.aliases[alias] = root.address.key
            }
        }
        let known = live.retired
        live.retired = [:]
        for organization in live.state.organizations where organization.state == .retired {
            let former = newIDs.first { $0.value == organization.id }?.key ?? organization.id
            live.retired[organization.id] = known[former] ?? Day(run.context.day.string)
        }
    }

    /// Writes down what happened, and who is who afterwards.
    private mutating func remember(_ run: RunRecord, _ roots: [RootRecord]) {
        let remembered = run.remembered
        runs.append(remembered)
        let before = uids
        for root in roots {
            let former = root.formerKey.map { root.address.moved(to: $0) } ?? root.address
            let known = root.action == .create ? root.revives : before[former]
            let uid = known ?? newUID(of: root.address, run)
            if let event = chain.append(root, uid: uid, of: remembered) { events.append(event) }
            uids[root.address] = uid
            guard root.address.isInOrganization else { continue }
            if root.revives != nil { live.tombstones[root.address.key] = nil }
            if root.action == .delete {
                let day = Day(run.context.day.string) ?? Day(number: 0)
                live.tombstones[root.address.key] = Tombstone(
                    uid: uid,
                    until: day.adding(days: Tombstone.retention)
                )
            }
        }
    }

    /// The uid of a thing that a run creates: of a thing of which there is one, its kind.
    private func newUID(of address: Address, _ run: RunRecord) -> Text {
        let isOnly = address.kind == .provider || address.kind == .policy
        guard !isOnly else { return Text(address.kind.rawValue) }
        return StableID.uid(of: address, lineage: live.lineage, revision: run.revision)
    }
}
