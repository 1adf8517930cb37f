import TenantryModel
import TenantryPlan

/// States that follow each other: a plan leads to what is desired, and then nothing is left to do.
///
/// Each byte edits the state before it; the sequence is the input, so that it can be cut and joined.
enum ApplyTarget {
    static func attempt(_ bytes: [UInt8]) {
        var before = State()
        for (step, byte) in bytes.prefix(8).enumerated() {
            var arbitrary = ArbitraryState(seed: UInt64(byte) + UInt64(step % 2) << 8)
            let after = byte % 4 == 0 ? arbitrary.state() : arbitrary.edited(before)
            before = lead(before, to: after)
        }
    }

    private static func lead(_ before: State, to after: State) -> State {
        let plan = plan(before, after)
        let result = before.applying(plan.changes)
        FuzzTarget.require(result == after, "a plan that leads elsewhere")
        FuzzTarget.require(Self.plan(after, after).isEmpty, "a second plan that is not empty")
        FuzzTarget.require(plan.isEmpty == (before == after), "an empty plan between two states")
        return result
    }

    private static func plan(_ before: State, _ after: State) -> Plan {
        let live = LiveSnapshot(applied: before)
        let comparison = Comparison(desired: after, live: live, today: WorkspaceTarget.today)
        return Plan(comparison, lastApplied: before)
    }
}
