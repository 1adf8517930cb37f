package import TenantryAccess
package import TenantryDiagnostics
package import TenantryModel
package import TenantryPlan

/// What is said about a workspace: everything that is wrong with it.
package struct DiagnosticReport: Sendable {
    /// The diagnostics, sorted.
    package let diagnostics: [Diagnostic]
    /// How many were left out because a file or the run had too many.
    package let leftOut: Int
    /// How many somebody answers for, so that they are not shown.
    package let waived: Int
    /// The files that they speak of.
    package let files: [SourceFile]
    /// Those of them that have diagnostics, by path.
    let sources: SourceFiles
    /// How many organizations the workspace has.
    package let organizations: Int
    /// Whether warnings count as errors.
    package let isStrict: Bool
    /// The folder of the workspace.
    package let workspace: String

    /// Puts a report together.
    package init(
        diagnostics: [Diagnostic],
        leftOut: Int = 0,
        waived: Int = 0,
        files: [SourceFile],
        organizations: Int,
        isStrict: Bool = false,
        workspace: String = ""
    ) {
        self.workspace = workspace
        let sources = SourceFiles(of: diagnostics, among: files)
        let secrets = SecretConcealment(of: diagnostics, in: sources, isComplete: leftOut == 0)
        self.diagnostics = diagnostics.map(secrets.concealing)
        self.sources = sources
        self.leftOut = leftOut
        self.waived = waived
        self.isStrict = isStrict
        self.files = files
        self.organizations = organizations
    }

    /// How many there are of a severity.
    ///
    /// - Complexity: O(*n*).
    package func count(of severity: Severity) -> Int {
        diagnostics.count { $0.severity == severity }
    }

    /// Whether nothing stands in the way of a plan.
    ///
    /// - Complexity: O(*n*).
    package var isValid: Bool {
        !diagnostics.contains { $0.severity == .error || (isStrict && $0.severity == .warning) }
    }
}

/// What is said about a plan.
package struct PlanReport: Sendable {
    /// The plan.
    package let plan: Plan
    /// The desired state that it was made from.
    package let desired: State
    /// Where changed things are declared, by address; roots always, others if asked for.
    package let positions: [Address: SourceSpan]
    /// What it means for people, the most dangerous first.
    package let consequences: [Consequence]
    /// How many organizations that do not change themselves use what changes in the catalog.
    package let organizationsUsingChanges: Int
    /// Why guards would refuse to apply it.
    package let refusals: [GuardRefusal]
    /// The states before and after it; `nil` where they are not looked at.
    package let sides: Sides?
    /// What became of the expectations; `nil` where there are none.
    package let expectations: ExpectationReport?
    /// The day on which the consequences are looked at.
    package let today: Day
    /// What is known of people and domains.
    package let facts: RuntimeFacts
    /// What else is to be said about the files: warnings and notices; `nil` without files.
    package let findings: DiagnosticReport?
    /// What became of the plan on a copy of the state; `nil` if that was not asked for.
    package let rehearsal: Rehearsal?
    /// What was typed to select a part, as it stands behind a command: ` --organization alpha`.
    package let options: String
    /// Organizations that stay as somebody changed them outside.
    package let kept: [KeptOrganization]
    /// What must be known with every plan: about the policy, and about what stays as it is.
    package let cautions: [String]

    /// The states before and after a plan.
    package struct Sides: Sendable {
        /// The live state, under the names that renames give.
        package let before: StateIndex
        /// As desired, with what is left alone.
        package let after: StateIndex

        /// Puts both side by side.
        package init(before: StateIndex, after: StateIndex) {
            self.before = before
            self.after = after
        }
    }

    /// Puts a report together.
    package init(
        plan: Plan,
        desired: State,
        positions: [Address: SourceSpan],
        consequences: [Consequence] = [],
        organizationsUsingChanges: Int = 0,
        refusals: [GuardRefusal] = [],
        sides: Sides? = nil,
        expectations: ExpectationReport? = nil,
        facts: RuntimeFacts = RuntimeFacts(),
        findings: DiagnosticReport? = nil,
        rehearsal: Rehearsal? = nil,
        options: String = "",
        kept: [KeptOrganization] = [],
        today: Day
    ) {
        self.plan = plan
        self.desired = desired
        self.positions = positions
        self.consequences = consequences
        self.organizationsUsingChanges = organizationsUsingChanges
        self.refusals = refusals
        self.sides = sides
        self.expectations = expectations
        self.facts = facts
        self.findings = findings
        self.rehearsal = rehearsal
        self.options = options
        self.kept = kept
        self.today = today
        let unverified =
            "domains route without verification (policy.domains.verified is off): "
            + "demonstrations only"
        cautions =
            (desired.catalog.policy.verified == .off ? [unverified] : []) + kept.map(\.sentence)
    }

    /// The same without how many people there are, which changes while a plan is reviewed, and
    /// without a rehearsal: what a plan in a file says.
    package var uncounted: PlanReport {
        PlanReport(
            plan: plan,
            desired: desired,
            positions: positions,
            consequences: consequences,
            organizationsUsingChanges: organizationsUsingChanges,
            refusals: refusals.filter { $0.guarding != .accounts },
            expectations: expectations,
            findings: findings,
            kept: kept,
            today: today
        )
    }
}

/// What is said about a change before it is made: what is wrong, what a plan does, what fails.
package enum ChangeReport: Sendable {
    /// What is wrong with a workspace.
    case findings(DiagnosticReport)
    /// A plan.
    case plan(PlanReport)
    /// Which expectations do not hold.
    case expectations(ExpectationReport)
}

/// The forms in which a change is shown to people and programs; each has one renderer.
package enum ReportFormat: String, CaseIterable, Sendable {
    /// For people at a terminal.
    case text
    /// For programs; carries `format_version`.
    case json
    /// For code scanning and editors: SARIF 2.1.0.
    case sarif
    /// For a runner of GitHub Actions: annotations.
    case github
    /// For merge requests of GitLab: Code Quality.
    case gitlab
    /// For whatever shows test results: JUnit XML.
    case junit
    /// For a comment on a pull request.
    case markdown
    /// For people in a browser: one page that loads nothing.
    case html

    /// Whether it shows where each change is declared, and not only where its root is.
    package var needsPositions: Bool {
        switch self {
        case .text, .markdown: false
        case .json, .sarif, .github, .gitlab, .junit, .html: true
        }
    }

    /// Whether it shows all files, or all organizations, whatever changes.
    package var showsEverything: Bool {
        switch self {
        case .text, .json, .markdown, .sarif, .github, .gitlab: false
        case .junit, .html: true
        }
    }

    /// The renderer of a format.
    ///
    /// - Parameters:
    ///   - color: Whether a terminal shows colours.
    ///   - width: How many columns a terminal has, where that is known.
    ///   - limit: How many bytes a comment may have.
    ///   - paths: How those are told paths who know them from the root of a repository.
    /// - Returns: The renderer.
    package func renderer(
        color: Bool,
        width: Int? = nil,
        limit: Int = MarkdownFormat.defaultLimit,
        paths: RepositoryPaths = .asTyped
    ) -> any ReportRenderer {
        switch self {
        case .text: TextFormat(style: TerminalStyle(color: color, width: width))
        case .json: JSONFormat()
        case .sarif: SARIFFormat(paths: paths)
        case .github: GitHubFormat(paths: paths)
        case .gitlab: GitLabFormat(paths: paths)
        case .junit: JUnitFormat(paths: paths)
        case .markdown: MarkdownFormat(limit: limit)
        case .html: HTMLFormat()
        }
    }
}

/// Turns what is said about a change into text: pure, the same text for the same report.
package protocol ReportRenderer: Sendable {
    /// Shows what is wrong with a workspace.
    func text(of report: DiagnosticReport) -> String

    /// Shows a plan.
    func text(of report: PlanReport) -> String

    /// Shows which expectations do not hold.
    func text(of report: ExpectationReport) -> String
}

extension ReportRenderer {
    /// Shows what is said about a change.
    package func text(of report: ChangeReport) -> String {
        switch report {
        case .findings(let report): text(of: report)
        case .plan(let report): text(of: report)
        case .expectations(let report): text(of: report)
        }
    }
}

/// The forms in which questions are answered; each has one renderer.
package enum AnswerFormat: String, CaseIterable, Sendable {
    /// For people at a terminal.
    case text
    /// For programs; carries `format_version`.
    case json

    /// The renderer of a format.
    package func renderer(color: Bool, width: Int? = nil) -> any AnswerRenderer {
        switch self {
        case .text: TextFormat(style: TerminalStyle(color: color, width: width))
        case .json: JSONFormat()
        }
    }
}

/// Turns answers into text, too: what is live, what was done, what it means for people.
package protocol AnswerRenderer: ReportRenderer {
    /// Shows what was changed outside.
    func text(of report: DriftReport) -> String

    /// Shows what was found out about people.
    func text(of report: AnalysisReport) -> String

    /// Shows the past of a store, or its health.
    func text(of report: HistoryReport) -> String

    /// Shows whether a domain is verified.
    func text(of report: VerificationReport) -> String

    /// Shows what was applied.
    func text(ofApplied plan: Plan) -> String

    /// Shows a state, or everything about some roots of it: one organization, or things of the
    /// catalog.
    func text(of state: State, roots: [Address]?) -> String
}
