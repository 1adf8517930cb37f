import TenantryAccess
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryStore
import TenantryTestSupport

/// A plan from one state to another, as a store and files would give it.
struct PlannedChange {
    /// The day of all plans of random states: their days lie around it.
    static let today = Day(number: 20_710)

    /// The plan with what it was made from.
    let prepared: PreparedPlan

    /// Plans the way from what was applied to what is desired.
    ///
    /// - Parameters:
    ///   - before: What is live.
    ///   - after: What is desired.
    ///   - today: The day.
    ///   - strangers: What is live without ever having been applied.
    init(
        from before: State,
        to after: State,
        today: Day = PlannedChange.today,
        strangers: Set<Address> = []
    ) {
        var live = LiveSnapshot(applied: before)
        for address in strangers { live.applied[address] = nil }
        let comparison = Comparison(desired: after, live: live, today: today)
        prepared = PreparedPlan(
            plan: Plan(comparison, lastApplied: before),
            comparison: comparison
        ) { Text("\($0).yaml") }
    }

    /// What the plan means for people.
    func consequences(on day: Day = PlannedChange.today) -> [Consequence] {
        prepared.guarded(on: day).consequences
    }

    /// What the plan takes for the state after it.
    var outcome: State { GuardedPlan.outcome(prepared.plan, prepared.comparison) }

    /// What there is before, under the names that the plan gives.
    var before: StateIndex { StateIndex(prepared.comparison.current, today: Self.today) }

    /// What there is afterwards: what the store really holds then.
    var after: StateIndex {
        StateIndex(
            prepared.comparison.live.state.applying(prepared.plan.changes),
            today: Self.today
        )
    }
}
