import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryStore
import TenantryTestSupport

/// What shall be done to a state.
enum Order {
    /// Live shall become this.
    case converge(State)
    /// The run that made this revision shall be undone.
    case undo(revision: Int, andLater: Bool)

    /// Makes the plan.
    func prepare(_ transaction: some StateTransaction) throws -> Prepared {
        switch self {
        case .converge(let desired):
            return Prepared(plan: try transaction.prepared(for: desired), undone: [])
        case .undo(let revision, let andLater):
            let run = try transaction.runs(atMost: nil).first { $0.revision == revision }
            let prepared = try Reversal(of: run?.id ?? "", andLater: andLater)
                .plan(transaction, today: Circumstances.today)
            return Prepared(plan: prepared.plan, undone: prepared.roots)
        }
    }

    /// A plan, and the roots that it is to put back.
    struct Prepared {
        let plan: PreparedPlan
        let undone: Set<Address>
    }
}

extension PreparedPlan {
    /// What will be live: what is desired, and what nobody manages as it is.
    var outcome: State {
        let rest = plan.unmanaged.compactMap { comparison.current.record(at: $0) }
        return State(roots: comparison.desired.withoutNotes.rootRecords + rest)
    }

    /// From each id that goes to the one that comes.
    var newIDs: [Text: Text] {
        let renames = plan.changes.compactMap { change in
            change.formerKey.map { ($0, change.address.key) }
        }
        return Dictionary(renames) { first, _ in first }
    }
}

/// What was done to a state.
struct Outcome {
    let prepared: PreparedPlan
    /// The roots that it was to put back.
    let undone: Set<Address>
    let before: LiveSnapshot
    let after: LiveSnapshot
    /// The uids of organizations, by id.
    let uids: (before: [Text: Text], after: [Text: Text])

    /// What is wrong, if anything is.
    var breach: String? {
        guard after.state == prepared.outcome else {
            return "live differs in \(Differ.changes(from: prepared.outcome, to: after.state))"
        }
        guard after.revision == before.revision + 1 else { return "revision \(after.revision)" }
        return wrongCopy ?? otherUID
    }

    /// The roots that the plan has written or taken over.
    private var touched: Set<Address> {
        Set(prepared.plan.changes.map(\.address.root) + prepared.plan.settled)
    }

    /// Copies are of what is live where something was done, and as they were elsewhere.
    private var wrongCopy: String? {
        var expected = before.applied
        for id in prepared.newIDs.keys { expected[Address(.organization, id)] = nil }
        for root in touched { expected[root] = after.state.record(at: root).map { Digest(of: $0) } }
        let wrong = Set(expected.keys).union(after.applied.keys)
            .filter { expected[$0] != after.applied[$0] }
        return wrong.isEmpty ? nil : "the copies of \(wrong.sorted()) are not what they should be"
    }

    /// A uid stays with whoever stays, whatever the id is.
    private var otherUID: String? {
        let roots = prepared.plan.changes.filter { $0.address.isRoot }
        let comeAndGone = Set(roots.filter { $0.action != .update }.map(\.address.key))
        for (id, uid) in uids.before {
            let new = prepared.newIDs[id] ?? id
            if prepared.newIDs[id] == nil, comeAndGone.contains(id) { continue }
            guard uids.after[new] == uid else {
                return "\(id) had the uid \(uid), \(new) has \(uids.after[new] ?? "none")"
            }
        }
        return nil
    }

    /// What was changed outside and is still there stays drift where the plan changed nothing.
    var lostDrift: String? {
        let (old, new) = (Set(before.suspects), Set(after.suspects))
        let changed = Set(prepared.plan.changes.map(\.address.root))
        let lost = old.filter { root in
            let now =
                root.isInOrganization
                ? Address(.organization, prepared.newIDs[root.key] ?? root.key) : root
            return before.state.record(at: root) != nil
                && !changed.contains(now) && !undone.contains(now) && !new.contains(now)
        }
        return lost.isEmpty ? nil : "the drift of \(lost.sorted()) was taken over"
    }
}

extension LiveSnapshot {
    /// What was applied, as it is live.
    var managed: State {
        State(roots: state.rootRecords.filter { applied[Address($0.kind, $0.key)] != nil })
    }
}

extension State {
    /// Whether nothing in it is missing or owned twice.
    var isWhole: Bool { repaired == self }
}

extension StateStore {
    /// Makes the plan of an order, and does nothing.
    func look(_ order: Order) throws -> Order.Prepared {
        try read { transaction in try order.prepare(transaction) }
    }

    /// All runs, the newest first.
    func runs() throws -> [RecordedRun] { try read { try $0.runs(atMost: nil) } }

    /// Carries out a plan.
    func carryOut(_ prepared: PreparedPlan) throws {
        _ = try apply(Circumstances.context) { _ in prepared }
    }

    /// Writes as somebody does who knows nothing of runs and copies.
    func meddle(toward state: State) throws {
        try write(Circumstances.context) { transaction in
            let live = try transaction.state()
            let changes = Differ.changes(from: live, to: state)
            let phases = ApplyOrder.phases(of: changes, from: live, to: state)
            for change in phases.others where change.action == .update {
                try transaction.vacate(change)
            }
            for change in phases.deletions + phases.others {
                try transaction.perform(change, toward: state)
            }
            try transaction.finish()
        }
    }

    /// The uids that the history gives to organizations, by id.
    func uidsOfStories() throws -> [Text: Text] {
        guard try live() != nil else { return [:] }
        return try read { transaction in
            var uids: [Text: Text] = [:]
            for organization in try transaction.state().organizations {
                let root = Address(.organization, organization.id)
                uids[organization.id] = try transaction.events(about: root).last?.uid
            }
            return uids
        }
    }

    /// Says what is wrong with the history.
    func chainBreach() throws -> String? {
        try read { transaction in
            let breach = try transaction.checkedChain().breach
            let revisions = try transaction.runs(atMost: nil).map(\.revision)
            let serial = try transaction.snapshot().revision
            guard revisions == (1...serial).reversed() else { return "runs \(revisions)" }
            return breach?.sentence
        }
    }
}
