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
    /// What was applied.
    case applied
    /// All organizations of a state.
    case state
    /// One organization.
    case organization
    /// The hierarchy.
    case tree
    /// How somebody signs in.
    case signIn = "sign-in"
    /// Why somebody cannot.
    case noSignIn = "no-sign-in"
    /// Who reaches and administers what.
    case access
    /// Why somebody has a role.
    case role
    /// Who pays what.
    case bills
    /// What starts and ends.
    case calendar
    /// Expectations that do not hold.
    case expectations
    /// The last runs.
    case runs
    /// What one run changed.
    case run
    /// A history that somebody changed.
    case brokenHistory = "broken-history"
    /// Which run gave each field its value.
    case blame
    /// A store with damage.
    case health
    /// A copy that was made.
    case backup

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
        case .everyChange:
            renderer.text(
                of: ReportFixture.report(
                    ReportFixture.everything,
                    consequences: ReportFixture.consequences
                )
            )
        case .agreedDrift: renderer.text(of: ReportFixture.report(ReportFixture.agreed))
        case .applied: renderer.text(ofApplied: ReportFixture.everything.plan)
        case .state: renderer.text(of: ReportFixture.live, organization: nil)
        case .organization: renderer.text(of: ReportFixture.live, organization: "alpha")
        case .tree: renderer.text(ofTree: ReportFixture.live)
        case .signIn: renderer.text(of: ReportFixture.signInReport)
        case .noSignIn: renderer.text(of: ReportFixture.noSignInReport)
        case .access: renderer.text(of: ReportFixture.accessReport)
        case .role: renderer.text(of: ReportFixture.roleReport)
        case .bills: renderer.text(of: ReportFixture.billsReport)
        case .calendar: renderer.text(of: ReportFixture.calendarReport)
        case .expectations: renderer.text(of: ReportFixture.expectationsReport)
        case .runs: renderer.text(of: .runs(ReportFixture.pastRuns, hasMore: true))
        case .run:
            renderer.text(
                of: .run(ReportFixture.pastRuns[0], changes: ReportFixture.everything.plan.changes)
            )
        case .brokenHistory: renderer.text(of: ReportFixture.brokenChain)
        case .blame: renderer.text(of: .blame(ReportFixture.blamed))
        case .health: renderer.text(of: .health(ReportFixture.healthChecks))
        case .backup: renderer.text(of: .backup(path: "a\u{1B}b.db", revision: 7))
        }
    }
}
