import Foundation
import TenantryModel
import TenantryPlan
import TenantryReport

/// A plan in a file that somebody wrote: read, compared with a true one, told apart from it.
enum PlanTarget {
    /// A plan with everything in it that a file asserts.
    private static let plan: Plan = {
        var arbitrary = ArbitraryState(seed: 1)
        let before = arbitrary.state()
        let comparison = Comparison(
            desired: arbitrary.edited(before),
            live: LiveSnapshot(applied: before),
            today: WorkspaceTarget.today
        )
        return Plan(comparison, lastApplied: before)
    }()

    private static let document = PlanDocument(
        PlanReport(plan: plan, desired: State(), positions: [:], today: WorkspaceTarget.today)
    )

    private static let outline = document.outline

    static func attempt(_ bytes: [UInt8]) {
        let attempted = PlanDocument(Foundation.Data(bytes))
        let assertion = try? attempted.assertion()
        FuzzTarget.require(
            !attempted.says(document) || assertion?.digest == plan.digest,
            "a plan that says the same and asserts something else"
        )
        if let now = outline, let then = attempted.outline {
            _ = then.differences(from: now)
            FuzzTarget.require(then.differences(from: then).isEmpty, "a plan unlike itself")
        }
    }
}
