import TenantryModel
import TenantryPlan
import TenantryStore
import TenantryTestSupport

/// What must hold after each apply on one store.
struct Contract {
    private let store: any StateStore
    private let file: SQLiteFile?
    private var revision = 0
    private var aliases: [Text: Text] = [:]

    init(_ store: any StateStore, _ file: SQLiteFile?) {
        self.store = store
        self.file = file
    }

    /// Applies a state, and says what is wrong then.
    mutating func breach(applying desired: State) throws -> String? {
        let plan: Plan
        do { plan = try store.converge(on: desired) } catch { return "\(error)" }
        revision += 1
        aliases = Contract.aliases(after: plan, of: desired, aliases)
        let (live, forms, second) = try store.look(desired)
        guard live.state == desired.withoutNotes else {
            return "differs in \(Differ.changes(from: desired, to: live.state))"
        }
        guard live.revision == revision else { return "revision \(live.revision)" }
        let digests = Dictionary(
            uniqueKeysWithValues: RootDigests.of(desired).map { ($0.address, $0.digest) }
        )
        guard live.applied == digests else { return "digests \(live.applied)" }
        guard forms.mapValues({ Digest(of: $0.bytes) }) == digests else {
            return "copies \(forms)"
        }
        guard live.aliases == aliases else { return "aliases \(live.aliases), not \(aliases)" }
        guard second.isEmpty, second.drift.isEmpty, second.unmanaged.isEmpty,
            second.collisions.isEmpty
        else { return "the second plan has \(second.changes) \(second.settled) \(second.drift)" }
        return try store.historyBreach(after: plan, revision: revision) ?? file?.breach()
    }

    /// The aliases after a plan: old ones follow their organizations, and go with them; new
    /// organizations bring along what their files say that they were called, and take it from
    /// nobody.
    private static func aliases(
        after plan: Plan,
        of desired: State,
        _ before: [Text: Text]
    ) -> [Text: Text] {
        var newIDs: [Text: Text] = [:]
        for change in plan.changes {
            if let former = change.formerKey { newIDs[former] = change.address.key }
        }
        var notes: [Text: Text] = [:]
        for change in plan.changes where change.action == .create && change.address.isRoot {
            for old in desired.organization(change.address.key)?.formerly ?? []
            where notes[old] == nil {
                notes[old] = change.address.key
            }
        }
        let deleted = Set(
            plan.changes.filter { $0.action == .delete && $0.address.isRoot }
                .map(\.address.key)
        )
        var result: [Text: Text] = [:]
        for (alias, id) in before where newIDs[id] != nil || !deleted.contains(id) {
            result[alias] = newIDs[id] ?? id
        }
        return result.merging(notes) { old, _ in old }.merging(newIDs) { $1 }
    }
}

extension StateStore {
    /// Looks at everything that it holds, and makes a second plan.
    fileprivate func look(_ desired: State) throws -> (LiveSnapshot, [Address: CanonicalForm], Plan)
    {
        try read { transaction in
            let live = try transaction.snapshot()
            let forms = try transaction.appliedForms(of: live.applied.keys.sorted())
            let second = try transaction.prepared(for: desired, live: live).plan
            return (live, forms, second)
        }
    }
}
