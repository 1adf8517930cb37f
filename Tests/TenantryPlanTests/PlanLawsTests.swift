import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// What must hold for the plan between any live and any desired state.
struct PlanLawsTests {
    static let today = Day(number: 20_710)

    private static func plan(from before: State, to after: State) -> (Comparison, Plan) {
        let comparison = Comparison(
            desired: after,
            live: LiveSnapshot(applied: before),
            today: today
        )
        return (comparison, Plan(comparison, lastApplied: before))
    }

    @Test func `a plan leads from any state to any other, and is empty exactly if they are one`() {
        let breach = Law.breach { before, after in
            let (comparison, plan) = Self.plan(from: before, to: after)
            let result = before.applying(plan.changes)
            guard result == after else {
                return "differs in \(Differ.changes(from: after, to: result))"
            }
            guard plan.isEmpty == (before == after) else { return "\(plan.changes)" }
            // Where nobody else writes, nothing is drift, unmanaged or a collision.
            let strange = comparison.suspects + plan.settled + plan.unmanaged + plan.collisions
            guard strange.isEmpty, plan.drift.isEmpty else { return "\(strange) \(plan.drift)" }
            return Self.wrongCounts(plan, before, after)
        }
        #expect(breach == nil)
    }

    /// Counts again how many organizations come, change and go.
    private static func wrongCounts(_ plan: Plan, _ before: State, _ after: State) -> String? {
        let old = Set(before.organizations.map(\.id))
        let new = Set(after.organizations.map(\.id))
        let changed = old.intersection(new).filter {
            before.organization($0) != after.organization($0)
        }
        let expected = (new.subtracting(old).count, changed.count, old.subtracting(new).count)
        return plan.counts == expected ? nil : "\(plan.counts) is not \(expected)"
    }

    @Test func `equal inputs give equal bytes, whatever the order, and others give others`() {
        let breach = Law.breach { before, after in
            let shuffled = State(
                catalog: after.catalog,
                organizations: after.organizations.reversed()
            )
            let move = Self.plan(from: before, to: after).1
            let again = Self.plan(from: before, to: shuffled).1
            guard move == again, move.canonicalBytes == again.canonicalBytes else {
                return "differs in another order"
            }
            let stay = Self.plan(from: after, to: after).1
            guard stay.isEmpty, stay.desired == move.desired else { return "\(stay.changes)" }
            guard move.digest == Digest(of: move.canonicalBytes) else { return "of other bytes" }
            return (stay.digest == move.digest) == (before == after) ? nil : "digests"
        }
        #expect(breach == nil)
    }

    @Test func `the digest of a plan is that of its canonical bytes, however many there are`() {
        let organizations = (10_000..<20_000).map { number in
            var organization = Organization()
            organization.id = Text("hospital\(number)")
            return organization
        }
        let plan = Self.plan(from: State(), to: State(organizations: organizations)).1
        #expect(plan.changes.count == 10_000)
        #expect(plan.digest == Digest(of: plan.canonicalBytes))
    }

    @Test func `plans at different revisions or stores have different digests`() {
        let state = ArbitraryState.state(seed: 1)
        var live = LiveSnapshot(applied: state)
        func digest() -> Digest {
            Plan(Comparison(desired: State(), live: live, today: Self.today), lastApplied: state)
                .digest
        }
        var digests = [digest()]
        live.revision += 1
        digests.append(digest())
        live.lineage = "another"
        digests.append(digest())
        #expect(Set(digests).count == 3)
    }

    @Test func `a file that is gone is a deletion of everything in it`() {
        let breach = Law.breach { before, _ in
            guard let gone = before.organizations.first else { return nil }
            let deleted = Self.plan(from: State(organizations: [gone]), to: State()).1.changes
            let inside =
                gone.domains.count + gone.connections.count + gone.users.count
                + gone.subscriptions.count + gone.admins.count + gone.collaborators.count
                + gone.waivers.count
            guard deleted.allSatisfy({ $0.action == .delete && $0.fields.isEmpty }) else {
                return "\(deleted)"
            }
            return deleted.count == inside + 1 ? nil : "\(deleted.count), not \(inside + 1)"
        }
        #expect(breach == nil)
    }

    @Test func `collaborations without a beginning begin at the first apply, for ever`() {
        let breach = Law.breach { before, after in
            if after.organizations.allSatisfy(\.collaborators.isEmpty) { return nil }
            var silent = after
            for index in silent.organizations.indices {
                for number in silent.organizations[index].collaborators.indices {
                    silent.organizations[index].collaborators[number].from = nil
                }
            }
            let first = Self.plan(from: before, to: silent).0.desired
            for (organization, written) in zip(first.organizations, silent.organizations) {
                for (one, other) in zip(organization.collaborators, written.collaborators) {
                    guard let from = one.from, let until = one.until, from <= until else {
                        return "\(organization.id)/\(one.id) ends before it begins"
                    }
                    let known = before.organization(organization.id)?.collaborators.element(one.id)
                    let start = min(known?.from ?? Self.today, until)
                    guard from == start, other.from == nil else { return "begins \(from)" }
                }
            }
            let later = Comparison(
                desired: silent,
                live: LiveSnapshot(applied: first),
                today: Self.today.adding(days: 9)
            )
            return later.desired == first ? nil : "begins again"
        }
        #expect(breach == nil)
    }
}
