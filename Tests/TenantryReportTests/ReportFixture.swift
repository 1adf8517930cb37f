import TenantryModel
import TenantryPlan
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
    /// A plan that guards refuse, with expectations that fail and warnings about the files.
    case refusedPlan = "refused-plan"
    /// Expectations that do not hold.
    case expectations

    /// The report.
    var report: ChangeReport {
        switch self {
        case .noFindings: .findings(ReportFixture.report([]))
        case .strictWarnings:
            .findings(ReportFixture.report(ReportFixture.warnings, isStrict: true))
        case .findings: .findings(ReportFixture.report(ReportFixture.findingsOfAllKinds))
        case .tooMany: .findings(ReportFixture.report(ReportFixture.warnings, leftOut: 11))
        case .emptyPlan: .plan(ReportFixture.report(ReportFixture.nothingToDo))
        case .firstPlan: .plan(ReportFixture.report(ReportFixture.first))
        case .everyChange:
            .plan(
                ReportFixture.report(
                    ReportFixture.everything,
                    consequences: ReportFixture.consequences
                )
            )
        case .agreedDrift: .plan(ReportFixture.report(ReportFixture.agreed))
        case .refusedPlan: .plan(ReportFixture.refused)
        case .expectations: .expectations(ReportFixture.expectationsReport)
        }
    }
}
