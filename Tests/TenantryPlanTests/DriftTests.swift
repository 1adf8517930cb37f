import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// What a plan says of things that somebody else changed, made or deleted.
struct DriftTests {
    private static func plan(
        desired: State,
        applied: State,
        live: State
    ) -> (comparison: Comparison, plan: Plan) {
        var snapshot = LiveSnapshot(applied: applied)
        snapshot.state = live
        let comparison = Comparison(
            desired: desired,
            live: snapshot,
            today: PlanLawsTests.today
        )
        return (comparison, Plan(comparison, lastApplied: applied))
    }

    private static func roots(_ state: State) -> Set<Address> {
        Set(
            (state.catalog.records + state.organizations.map(\.record))
                .map { Address($0.kind, $0.key) }
        )
    }

    @Test func `what was changed outside is drift and is put right, what was made stays alone`() {
        let breach = Law.breach { applied, live in
            let plan = Self.plan(desired: applied, applied: applied, live: live).plan
            let changes = Differ.changes(from: applied, to: live)
            let known = Self.roots(applied)
            let expected = changes.filter { known.contains($0.address.root) }
            guard plan.drift == expected else {
                return "drift is \(plan.drift.filter { !expected.contains($0) }), not "
                    + "\(expected.filter { !plan.drift.contains($0) })"
            }
            let strangers = changes.filter { !known.contains($0.address.root) }
            guard plan.unmanaged == strangers.map(\.address).filter({ $0.isRoot }) else {
                return "unmanaged are \(plan.unmanaged)"
            }
            let rest = Differ.changes(from: applied, to: live.applying(plan.changes))
            return rest == strangers ? nil : "left are \(rest)"
        }
        #expect(breach == nil)
    }

    @Test func `what is desired and was made outside is a collision`() {
        let breach = Law.breach { live, desired in
            let plan = Self.plan(desired: desired, applied: State(), live: live).plan
            let both = Self.roots(desired).intersection(Self.roots(live)).sorted()
            return plan.collisions == both ? nil : "\(plan.collisions) is not \(both)"
        }
        #expect(breach == nil)
    }

    @Test func `a change outside that the files have taken over needs no change`() {
        let breach = Law.breach { applied, live in
            let plan = Self.plan(desired: live, applied: applied, live: live).plan
            guard plan.changes.isEmpty, plan.unmanaged.isEmpty else { return "\(plan.changes)" }
            let changed = Set(Differ.changes(from: applied, to: live).map(\.address.root))
                .intersection(Self.roots(applied))
                // What was never applied gets its first copy.
                .union(plan.collisions)
            return plan.settled == changed.sorted() ? nil : "settles \(plan.settled)"
        }
        #expect(breach == nil)
    }

    @Test func `drift, desired and live can all differ`() {
        var arbitrary = ArbitraryState(seed: 1)
        let breach = Law.breach { applied, live in
            let desired = arbitrary.edited(applied)
            let plan = Self.plan(desired: desired, applied: applied, live: live).plan
            let rest = Differ.changes(from: desired, to: live.applying(plan.changes))
            let ours = Self.roots(desired).union(Self.roots(applied))
            let wrong = rest.filter { ours.contains($0.address.root) }
            if !wrong.isEmpty { return "left are \(wrong)" }
            return nil
        }
        #expect(breach == nil)
    }
}
