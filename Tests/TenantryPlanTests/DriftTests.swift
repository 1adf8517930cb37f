import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// What a plan says of things that somebody else changed, made or deleted.
struct DriftTests {
    private static func plan(
        desired: State, applied: State, live: State
    ) -> (comparison: Comparison, plan: Plan) {
        var snapshot = LiveSnapshot(applied: applied)
        snapshot.state = live
        let comparison = Comparison(
            desired: desired, live: snapshot, today: PlanLawsTests.today)
        return (comparison, Plan(comparison, lastApplied: applied))
    }

    @Test func `what was changed outside shows as drift, and the desired value wins`() {
        let breach = Law.breach { applied, live in
            let plan = Self.plan(desired: applied, applied: applied, live: live).plan
            let known = Set(applied.canonicalForms.keys)
            let expected = Differ.changes(from: applied, to: live)
                .filter { known.contains($0.address.root) }
            guard plan.drift == expected else { return "drift is \(plan.drift)" }
            let result = live.applying(plan.changes)
            for (address, form) in applied.canonicalForms
            where result.canonicalForms[address] != form {
                return "\(address) is not as desired"
            }
            return nil
        }
        #expect(breach == nil)
    }

    @Test func `what was made outside stays alone`() {
        let breach = Law.breach { applied, live in
            let plan = Self.plan(desired: applied, applied: applied, live: live).plan
            let strangers = live.canonicalForms.filter { applied.canonicalForms[$0.key] == nil }
            guard plan.unmanaged == strangers.keys.sorted() else { return "\(plan.unmanaged)" }
            let result = live.applying(plan.changes).canonicalForms
            for (address, form) in strangers where result[address] != form {
                return "\(address) was touched"
            }
            return plan.changes.contains { strangers[$0.address.root] != nil } ? "changes" : nil
        }
        #expect(breach == nil)
    }

    @Test func `what is desired and was made outside is a collision`() {
        let breach = Law.breach { live, desired in
            let plan = Self.plan(desired: desired, applied: State(), live: live).plan
            let both = desired.canonicalForms.keys.filter { live.contains($0) }.sorted()
            return plan.collisions == both ? nil : "\(plan.collisions) is not \(both)"
        }
        #expect(breach == nil)
    }

    @Test func `a change outside that the files have taken over needs no change`() {
        let breach = Law.breach { applied, live in
            let plan = Self.plan(desired: live, applied: applied, live: live).plan
            guard plan.changes.isEmpty, plan.unmanaged.isEmpty else { return "\(plan.changes)" }
            let changed = Set(
                Differ.changes(from: applied, to: live).map(\.address.root)
            ).filter { applied.contains($0) }
            return plan.settled == changed.sorted() ? nil : "settles \(plan.settled)"
        }
        #expect(breach == nil)
    }

    @Test func `drift, desired and live can all differ`() {
        let breach = Law.breach(
            seeds: 1_000,
            pair: { seed in
                let (applied, live) = ArbitraryState.pair(seed: seed)
                return (applied, live)
            },
            of: { applied, live in
                var arbitrary = ArbitraryState(seed: UInt64(applied.organizations.count))
                let desired = arbitrary.edited(applied)
                let plan = Self.plan(desired: desired, applied: applied, live: live).plan
                let result = live.applying(plan.changes).canonicalForms
                for (address, form) in desired.canonicalForms where result[address] != form {
                    return "\(address) is not as desired"
                }
                for (address, _) in applied.canonicalForms
                where desired.canonicalForms[address] == nil && result[address] != nil {
                    return "\(address) is still there"
                }
                return nil
            })
        #expect(breach == nil)
    }
}
