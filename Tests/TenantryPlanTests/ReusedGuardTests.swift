import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// An id by which somebody is known is not given to somebody else unseen.
struct ReusedGuardTests {
    private static let today = Day(number: 20_710)

    private static func organization(_ id: Text, formerly: [Text] = []) -> Organization {
        var organization = Organization()
        organization.id = id
        organization.name = id
        organization.formerly = formerly
        return organization
    }

    private static func live(_ ids: [Text]) -> LiveSnapshot {
        LiveSnapshot(applied: State(organizations: ids.map { organization($0) }))
    }

    /// What the guard counts when a state is desired.
    private static func offenders(
        _ desired: [Organization],
        _ live: LiveSnapshot,
        reviving: [Text: Text] = [:]
    ) -> [Address] {
        let comparison = Comparison(
            desired: State(organizations: desired),
            live: live,
            today: today,
            reviving: reviving
        )
        let plan = Plan(comparison, lastApplied: live.state)
        return GuardedPlan(plan, comparison, on: today).refusals()
            .filter { $0.guarding == .reused }.flatMap(\.offenders)
    }

    @Test func `a new or renamed organization under the id of a removed one counts`() {
        var live = Self.live(["alpha"])
        let alpha = Self.organization("alpha")
        let new = [alpha, Self.organization("bravo")]
        let renamed = [Self.organization("bravo", formerly: ["alpha"])]
        let bravo = [Address(.organization, "bravo")]
        #expect(Self.offenders(new, live) == [])
        #expect(Self.offenders(renamed, live) == [])
        live.tombstones = ["bravo": Tombstone(uid: "x", until: Self.today)]
        #expect(Self.offenders(new, live) == bravo)
        #expect(Self.offenders(renamed, live) == bravo)
        #expect(Self.offenders(new, live, reviving: ["bravo": "x"]) == [])
        live.tombstones = ["bravo": Tombstone(uid: "x", until: Self.today.adding(days: -1))]
        #expect(Self.offenders(new, live) == [])
        #expect(Self.offenders(renamed, live) == [])
    }

    @Test func `a new organization under a former id counts as long as the other is there`() {
        var live = Self.live(["alpine"])
        live.aliases = ["alpha": "alpine"]
        let (alpha, alpine) = (Self.organization("alpha"), Self.organization("alpine"))
        #expect(Self.offenders([alpha, alpine], live) == [Address(.organization, "alpha")])
        #expect(Self.offenders([alpha], live) == [])
        // It gets its id back.
        #expect(Self.offenders([Self.organization("alpha", formerly: ["alpine"])], live) == [])
        let elsewhere = Self.organization("alto", formerly: ["alpine"])
        #expect(Self.offenders([alpha, elsewhere], live) == [Address(.organization, "alpha")])
    }

    @Test func `only what was removed can be revived`() {
        var live = Self.live(["alpine"])
        live.aliases = ["alpha": "alpine"]
        live.tombstones = ["bravo": Tombstone(uid: "x", until: Self.today)]
        let desired = State(
            organizations: ["alpha", "alpine", "bravo"].map { Self.organization($0) }
        )
        let comparison = Comparison(desired: desired, live: live, today: Self.today)
        let plan = Plan(comparison, lastApplied: live.state)
        let refusal = GuardedPlan(plan, comparison, on: Self.today).refusals()
            .first { $0.guarding == .reused }
        #expect(refusal?.offenders.map(\.key) == ["alpha", "bravo"])
        #expect(refusal?.revivable.map(\.key) == ["bravo"])
    }

    @Test func `what was deleted outside comes back under its own id`() {
        var live = Self.live(["alpha", "alpine"])
        live.aliases = ["alpha": "alpine"]
        let desired = live.state.organizations
        live.state = State(organizations: [Self.organization("alpine")])
        #expect(Self.offenders(desired, live) == [])
    }
}
