import TenantryModel
import TenantryPlan
import TenantryReport

/// The answers of which `Golden` holds how each format shows them.
enum AnswerFixture: String, CaseIterable, Sendable {
    /// What was applied.
    case applied
    /// What was changed outside, with each way to keep it.
    case drift
    /// All organizations of a state.
    case state
    /// One organization.
    case organization
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
    /// The last runs.
    case runs
    /// What one run changed.
    case run
    /// A history that is as it was written.
    case wholeHistory = "whole-history"
    /// A history that somebody changed.
    case brokenHistory = "broken-history"
    /// Which run gave each field its value.
    case blame
    /// A store with damage.
    case health
    /// A copy that was made.
    case backup
    /// A domain whose record says something else.
    case verification

    /// The answer as a renderer shows it.
    func text(by renderer: any AnswerRenderer) -> String {
        switch self {
        case .applied: renderer.text(ofApplied: ReportFixture.everything.plan)
        case .drift: renderer.text(of: ReportFixture.driftReport)
        case .state: renderer.text(of: ReportFixture.live, roots: nil)
        case .organization:
            renderer.text(of: ReportFixture.live, roots: [Address(.organization, "alpha")])
        case .signIn: renderer.text(of: ReportFixture.signInReport)
        case .noSignIn: renderer.text(of: ReportFixture.noSignInReport)
        case .access: renderer.text(of: ReportFixture.accessReport)
        case .role: renderer.text(of: ReportFixture.roleReport)
        case .bills: renderer.text(of: ReportFixture.billsReport)
        case .calendar: renderer.text(of: ReportFixture.calendarReport)
        case .runs: renderer.text(of: .runs(ReportFixture.pastRuns, hasMore: true))
        case .run:
            renderer.text(
                of: .run(ReportFixture.pastRuns[0], changes: ReportFixture.everything.plan.changes)
            )
        case .wholeHistory: renderer.text(of: ReportFixture.wholeChain)
        case .brokenHistory: renderer.text(of: ReportFixture.brokenChain)
        case .blame: renderer.text(of: .blame(ReportFixture.blamed))
        case .health: renderer.text(of: .health(ReportFixture.healthChecks))
        case .verification: renderer.text(of: ReportFixture.otherRecord)
        case .backup: renderer.text(of: .backup(path: "a\u{1B}b.db", revision: 7))
        }
    }
}
