import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// What is drift, where no files are asked.
struct DriftWithoutFilesTests {
    private static func drift(applied: State, live: State) -> Drift {
        var snapshot = LiveSnapshot(applied: applied)
        snapshot.state = live
        return Drift(snapshot, applied: applied.reduced(to: snapshot.suspects))
    }

    @Test func `is what a plan for the applied files says, and unmanaged the same`() {
        let breach = Law.breach { applied, live in
            let drift = Self.drift(applied: applied, live: live)
            var snapshot = LiveSnapshot(applied: applied)
            snapshot.state = live
            let comparison = Comparison(
                desired: applied,
                live: snapshot,
                today: PlanLawsTests.today
            )
            let plan = Plan(comparison, lastApplied: applied)
            guard drift.changes == plan.drift else { return "\(drift.changes)\n\(plan.drift)" }
            return drift.unmanaged == plan.unmanaged ? nil : "unmanaged are \(drift.unmanaged)"
        }
        #expect(breach == nil)
    }

    @Test func `what nobody touched has none, what somebody changed is told field by field`() {
        let breach = Law.breach { before, after in
            guard Self.drift(applied: before, live: before).isEmpty else { return "none expected" }
            let drift = Self.drift(applied: before, live: after)
            let known = Set(before.roots)
            let ours = Differ.changes(from: before, to: after)
                .filter { known.contains($0.address.root) }
            guard drift.changes == ours else { return "\(drift.changes) is not \(ours)" }
            return drift.roots == Set(ours.map(\.address.root)).sorted() ? nil : "\(drift.roots)"
        }
        #expect(breach == nil)
    }
}
