import TenantryAccess
import TenantryConfig
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantrySQLite
import TenantryStore
import TenantryTestSupport
import Testing

/// What a store gives back means for people what was put into it.
struct StoredStateTests {
    private static let context = RunContext(
        actor: "ann@healthyfoods.example",
        tool: "1.2.3",
        commit: "0123abc",
        moment: "2026-09-14T10:20:30Z"
    )

    private static func prepared(
        _ desired: State,
        _ transaction: some StateTransaction
    ) throws -> PreparedPlan {
        let comparison = Comparison(
            desired: desired,
            live: try transaction.snapshot(),
            today: PlannedChange.today
        )
        let forms = try transaction.appliedForms(of: comparison.suspects)
        let plan = Plan(comparison, applied: CanonicalReading.state(from: forms))
        return PreparedPlan(plan: plan, comparison: comparison) { root in Text("\(root).yaml") }
    }

    @Test func `a plan from what was read back means what a plan from memory means`() throws {
        for seed in UInt64(1)...40 {
            let (before, after) = ArbitraryState.pair(seed: seed)
            try TemporaryFolder.use { folder in
                let store = SQLiteStateStore(
                    path: try folder.path(of: "state.db"),
                    lockTimeout: 1,
                    newLineage: "lineage"
                )
                _ = try store.apply(Self.context) { try Self.prepared(before, $0) }
                let read = try store.read { transaction in
                    try Self.prepared(after, transaction)
                }
                let known = PlannedChange(from: before, to: after)
                let expected = known.consequences(on: PlannedChange.today)
                #expect(
                    read.guarded(on: PlannedChange.today).consequences == expected,
                    "seed \(seed)"
                )
                _ = try store.apply(Self.context) { try Self.prepared(after, $0) }
                let live = try store.read { transaction in try transaction.state() }
                let index = StateIndex(live, today: PlannedChange.today)
                let desired = StateIndex(after, today: PlannedChange.today)
                #expect(index.access(AccessFilter()) == desired.access(AccessFilter()))
                #expect(index.bills() == desired.bills(), "seed \(seed)")
            }
        }
    }
}
