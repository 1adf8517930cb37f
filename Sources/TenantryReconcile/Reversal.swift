import TenantryConfig
package import TenantryModel
import TenantryPlan
package import TenantryStore

/// The undoing of a run: makes what was applied before it the desired state.
///
/// What somebody had changed outside before the run, and the run set back, stays set back, field by
/// field. What the run did not touch stays exactly as it is live, drift and strangers included.
package struct Reversal: Sendable {
    /// The run.
    package let run: Text
    /// Whether everything after it is undone too.
    package let undoesLater: Bool

    /// Says what to undo.
    package init(of run: Text, andLater undoesLater: Bool) {
        self.run = run
        self.undoesLater = undoesLater
    }

    /// Why a run cannot be undone by itself.
    package enum Refusal: Error, Hashable, Sendable {
        /// The store knows no such run.
        case unknown
        /// These later runs touched the same things and stand, the newest first.
        case standingInTheWay([Text])
        /// The form before of this thing cannot be read.
        case unreadable(Address)
        /// The way back to this id, by a rename or from a removal, is not free: it belongs to
        /// somebody else now.
        case idTaken(Address)
    }

    /// A plan, and which roots it puts back to what.
    package struct Prepared: Sendable {
        /// The plan, as an apply takes it.
        package let plan: PreparedPlan
        /// The roots that it puts back.
        package let roots: Set<Address>
        /// The file of each root, where it is known.
        package let sources: [Address: Text]
        /// The roots that somebody had changed outside before the run, sorted: that is not brought
        /// back.
        package let setBack: [Address]
    }

    /// Makes the plan for what a transaction shows.
    ///
    /// - Throws: ``Refusal``, and what the store throws when it cannot be read.
    package func plan(_ transaction: some StateTransaction, today: Day) throws -> Prepared {
        let live = try transaction.snapshot()
        let undone = try undone(transaction)
        let things = try undone.things()
        var desired = DesiredPast(live, formerIDs: undone.formerIDs)
        for thing in things { try desired.takeAway(thing) }
        for thing in things { try desired.putBack(thing) }
        desired.settleRest()
        let comparison = Comparison(
            desired: desired.state,
            live: desired.snapshot,
            today: today,
            reviving: Dictionary(things.compactMap(\.revived)) { first, _ in first }
        )
        let plan = Plan(comparison, applied: live.copies(of: comparison.suspects))
        let renamed = Set(plan.changes.compactMap(\.formerKey))
        if let lost = desired.renames.first(where: { !renamed.contains($0.key) }) {
            throw Refusal.idTaken(Address(.organization, lost.value))
        }
        try requireThemselves(things, in: plan)
        let sources = try sources(of: things, transaction)
        return Prepared(
            plan: PreparedPlan(
                plan: plan,
                comparison: comparison,
                reverts: RevertedRun(run, andLater: undoesLater)
            ) { root in sources[root] ?? Reversal.usualSource(of: root) },
            roots: Set(desired.roots.keys),
            sources: sources,
            setBack: things.filter(\.wasChangedOutside).map(\.now).sorted()
        )
    }

    /// Refuses to make those who have an id now into the one who had it before and went: accounts
    /// know theirs by the uid, and would belong to somebody else.
    private func requireThemselves(_ things: [UndoneThing], in plan: Plan) throws {
        let revived = Set(plan.changes.compactMap(\.revives))
        for thing in things {
            guard let lost = thing.revived, !revived.contains(lost.uid) else { continue }
            throw Refusal.idTaken(Address(.organization, lost.id))
        }
    }

    /// Collects what happened to each thing that the run touched.
    private func undone(_ transaction: some StateTransaction) throws -> UndoneRuns {
        let runs = try transaction.runs(atMost: nil)
        guard let place = runs.firstIndex(where: { $0.id == run }) else { throw Refusal.unknown }
        let events = try transaction.events(of: run)
        let later = LaterRuns(
            try runs[..<place].reversed().map { run in
                (run: run, events: try transaction.events(of: run.id))
            }
        )
        let applied = try applied(before: events, transaction)
        if undoesLater {
            return UndoneRuns([events] + later.events, applied: applied, later: [])
        }
        let inTheWay = later.inTheWay(of: run, events)
        guard inTheWay.isEmpty else { throw Refusal.standingInTheWay(inTheWay) }
        // What else those did that cancel each other is no business of this.
        let identities = Set(events.map(\.identity))
        return UndoneRuns(
            [events]
                + later.events.map { events in
                    events.filter { identities.contains($0.identity) }
                },
            applied: applied,
            later: later.events.map { events in
                events.filter { !identities.contains($0.identity) }
            }
        )
    }

    private func applied(
        before events: [RecordedEvent],
        _ transaction: some StateTransaction
    ) throws -> AppliedBefore {
        var applied = AppliedBefore()
        guard let first = events.map(\.number).min() else { return applied }
        try transaction.visitEvents { event in
            if event.number < first { applied.note(event) }
        }
        return applied
    }

    private func sources(
        of things: [UndoneThing],
        _ transaction: some StateTransaction
    ) throws -> [Address: Text] {
        let copies = try transaction.appliedCopies(of: things.map(\.now))
        var sources: [Address: Text] = [:]
        for thing in things {
            guard let copy = copies[thing.now] else { continue }
            sources[thing.now] = copy.source
            guard let past = thing.past else { continue }
            let path = WorkspacePath(copy.source.string, root: "")
            let isNamedAfter = thing.now.isInOrganization && path.stem == thing.now.key.string
            sources[Address(past.kind, past.key)] =
                isNamedAfter ? Text(path.renamed(to: past.key.string)) : copy.source
        }
        return sources
    }

    /// The file in which a root is usually declared.
    package static func usualSource(of root: Address) -> Text {
        root.isInOrganization ? Text("organizations/\(root.key).yaml") : "catalog"
    }
}
