import TenantryModel
import TenantryReport

/// The reports of which `Golden` holds how each format shows them.
enum ReportFixture: String, CaseIterable, Sendable {
    /// A workspace in which nothing is wrong.
    case noFindings = "no-findings"
    /// A workspace with two warnings, where warnings count as errors.
    case strictWarnings = "strict-warnings"
    /// Findings of all kinds.
    case findings
    /// More findings than are shown.
    case tooMany = "too-many-findings"
    /// A plan in which nothing is to be done.
    case emptyPlan = "empty-plan"
    /// A plan for a state that does not exist yet.
    case firstPlan = "first-plan"
    /// A plan with everything that a plan can hold.
    case everyChange = "every-change"
    /// A change outside that the files agree with.
    case agreedDrift = "agreed-drift"
    /// What was applied.
    case applied
    /// All organizations of a state.
    case state
    /// One organization.
    case organization
    /// The hierarchy.
    case tree

    /// The report as a renderer shows it.
    func text(by renderer: any ReportRenderer) -> String {
        switch self {
        case .noFindings: renderer.text(of: ReportFixture.report([]))
        case .strictWarnings:
            renderer.text(of: ReportFixture.report(ReportFixture.warnings, isStrict: true))
        case .findings: renderer.text(of: ReportFixture.report(ReportFixture.findingsOfAllKinds))
        case .tooMany: renderer.text(of: ReportFixture.report(ReportFixture.warnings, leftOut: 11))
        case .emptyPlan: renderer.text(of: ReportFixture.report(ReportFixture.nothingToDo))
        case .firstPlan: renderer.text(of: ReportFixture.report(ReportFixture.first))
        case .everyChange: renderer.text(of: ReportFixture.report(ReportFixture.everything))
        case .agreedDrift: renderer.text(of: ReportFixture.report(ReportFixture.agreed))
        case .applied: renderer.text(ofApplied: ReportFixture.everything.plan)
        case .state: renderer.text(of: ReportFixture.live, organization: nil)
        case .organization: renderer.text(of: ReportFixture.live, organization: "alpha")
        case .tree: renderer.text(ofTree: ReportFixture.live)
        }
    }
}
