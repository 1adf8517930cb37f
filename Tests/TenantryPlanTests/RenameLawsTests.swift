import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// What must hold when organizations get other ids.
struct RenameLawsTests {
    /// A state, and the same one in which some organizations have other ids, in chains and rings.
    private static func pair(_ seed: UInt64) -> (State, State) {
        var arbitrary = ArbitraryState(seed: seed)
        let state = arbitrary.state()
        return (state, arbitrary.renamed(state))
    }

    private static func plan(from before: State, to after: State) -> Plan {
        Plan(
            Comparison(
                desired: after,
                live: LiveSnapshot(applied: before),
                today: PlanLawsTests.today
            ),
            lastApplied: before
        )
    }

    private static func renames(_ state: State) -> [Text: Text] {
        Dictionary(
            uniqueKeysWithValues: state.organizations.compactMap { organization in
                organization.formerly.first.map { ($0, organization.id) }
            }
        )
    }

    @Test func `a rename changes the id and nothing else, and is done once`() {
        let breach = Law.breach(seeds: 1_000, pair: Self.pair) { before, after in
            let plan = Self.plan(from: before, to: after)
            let expected = Self.renames(after).map { old, new in
                Change(
                    Address(.organization, new),
                    .update([FieldChange("id", before: .text(old), after: .text(new))]),
                    formerKey: old
                )
            }
            guard plan.changes == expected.sorted(by: { $0.address < $1.address }) else {
                return "\(plan.changes)"
            }
            guard plan.drift.isEmpty else { return "drift \(plan.drift)" }
            let result = before.applying(plan.changes)
            guard result == after.withoutNotes else {
                return "differs in \(Differ.changes(from: after, to: result))"
            }
            var live = LiveSnapshot(applied: after, revision: 2)
            live.aliases = Self.renames(after)
            let second = Plan(
                Comparison(desired: after, live: live, today: PlanLawsTests.today),
                lastApplied: after
            )
            return second.isEmpty && second.drift.isEmpty
                ? nil : "again \(second.changes) \(second.settled)"
        }
        #expect(breach == nil)
    }

    @Test func `carrying out renames together with other changes gives the desired state`() {
        let breach = Law.breach(seeds: 1_000, pair: Self.editedPair) { before, after in
            let plan = Self.plan(from: before, to: after)
            let result = before.applying(plan.changes)
            guard result == after.withoutNotes else {
                return "differs in \(Differ.changes(from: after, to: result))"
            }
            let renamed = Dictionary(
                uniqueKeysWithValues: plan.changes.compactMap { change in
                    change.formerKey.map { ($0, change.address.key) }
                }
            )
            return renamed == Self.renames(after) ? nil : "renames \(renamed)"
        }
        #expect(breach == nil)
    }

    private static func editedPair(_ seed: UInt64) -> (State, State) {
        var arbitrary = ArbitraryState(seed: seed)
        let state = arbitrary.state()
        let renamed = arbitrary.renamed(state)
        var edited = arbitrary.edited(renamed)
        // An edit may make an organization with an id that another one has just left, which is
        // fine, or drop the one that says where it went, which is another case.
        let left = Set(renamed.organizations.flatMap(\.formerly))
        for id in left where state.organization(id) != nil {
            let keepsNote = edited.organizations.contains { $0.formerly == [id] }
            if !keepsNote { edited = renamed }
        }
        return (state, edited)
    }

    @Test func `an id that nobody left is taken over only with a note`() {
        var before = Organization()
        before.id = "acme"
        var after = before
        after.id = "beta"
        let state = State(organizations: [before])
        let changes = Self.plan(from: state, to: State(organizations: [after])).changes
        #expect(changes.map(\.action) == [.delete, .create])
        after.formerly = ["gamma", "acme"]
        let renamed = Self.plan(from: state, to: State(organizations: [after])).changes
        #expect(renamed.map(\.formerKey) == ["acme"])
    }

    @Test func `an id that somebody else keeps is no target`() {
        var one = Organization()
        one.id = "acme"
        var two = Organization()
        two.id = "beta"
        let before = State(organizations: [one, two])
        two.formerly = ["acme"]
        let plan = Self.plan(from: before, to: State(organizations: [two]))
        #expect(plan.changes == [Change(Address(.organization, "acme"), .delete)])
    }
}
