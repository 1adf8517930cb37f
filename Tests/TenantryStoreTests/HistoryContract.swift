import TenantryModel
import TenantryPlan
import TenantryStore
import TenantryTestSupport

extension StateStore {
    /// Says what is wrong with the history after an apply.
    func historyBreach(after plan: Plan, revision: Int) throws -> String? {
        try read { transaction in
            let runs = try transaction.runs(atMost: nil)
            guard runs.map(\.revision) == (1...revision).reversed(), let last = runs.first else {
                return "runs \(runs.map(\.revision))"
            }
            guard try transaction.runs(atMost: 1) == [last] else { return "the last run is none" }
            let context = Circumstances.context
            guard last.actor == context.actor, last.tool == context.tool,
                last.commit == context.commit, last.job == context.job,
                last.moment == context.moment, last.plan.string == plan.digest.description
            else { return "run \(last)" }
            let events = try transaction.events(of: last.id)
            guard events.map(\.address) == plan.recordedRoots else {
                return "events \(events.map(\.address)), not \(plan.recordedRoots)"
            }
            var counts = RecordedRun.Counts()
            for event in events { event.action.map { counts.add(1, $0) } }
            guard last.counts == counts else { return "counts \(last.counts)" }
            return try transaction.chainBreach(endingIn: events)
        }
    }
}

extension Plan {
    /// The roots of which a run writes an event.
    fileprivate var recordedRoots: [Address?] { Set(changes.map(\.address.root)).sorted() }
}

extension StateTransaction {
    /// Says what is wrong with the chain, with its end, or with the story of a root.
    fileprivate func chainBreach(endingIn events: [RecordedEvent]) throws -> String? {
        var all: [RecordedEvent] = []
        try visitEvents { all.append($0) }
        if let breach = try checkedChain().breach { return breach.sentence }
        guard Array(all.suffix(events.count)) == events else { return "another end" }
        let live = try snapshot()
        let copies = try appliedCopies(of: live.applied.keys.sorted())
        guard Set(copies.keys) == Set(live.applied.keys) else { return "copies \(copies.keys)" }
        for (root, copy) in copies {
            let story = try self.events(about: root)
            guard story.first?.action == .create, Set(story.map(\.uid)).count == 1,
                story.allSatisfy({ $0.kind.string == root.kind.rawValue }),
                (1...live.revision).contains(copy.revision)
            else { return "the story of \(root): \(story)" }
        }
        return nil
    }
}
