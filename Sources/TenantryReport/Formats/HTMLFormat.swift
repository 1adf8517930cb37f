import TenantryDiagnostics
import TenantryModel
import TenantryPlan

/// Shows reports to people in a browser: one page that loads nothing and needs no script.
package struct HTMLFormat: ReportRenderer, TreeRenderer {
    /// Makes one.
    package init() {}

    package func text(of report: DiagnosticReport) -> String {
        var page = Page(
            title: report.isValid ? "The files are valid" : "The files are invalid",
            kicker: "tenantry validate"
        )
        page.lead = report.organizations.counted("organization")
        page.counts = Severity.allCases.compactMap { severity in
            let count = report.count(of: severity)
            guard count > 0 else { return nil }
            let words = count == 1 ? severity.rawValue : severity.rawValue + "s"
            return Page.Count(tone: severity.tone, number: count, words: words)
        }
        if report.waived > 0 {
            page.counts.append(Page.Count(tone: .quiet, number: report.waived, words: "waived"))
        }
        page.verdicts = [report.verdict]
        page.findings = FindingSection(report)
        return PageTemplate.text(of: page.withContents)
    }

    package func text(of report: PlanReport) -> String {
        PageTemplate.text(of: Page(report).withContents)
    }

    package func text(of report: ExpectationReport) -> String {
        var page = Page(
            title: report.failures.isEmpty ? "Expectations hold" : "Expectations do not hold",
            kicker: "tenantry test"
        )
        page.verdicts = [
            Page.Mark(tone: report.failures.isEmpty ? .gain : .danger, words: report.summary + ".")
        ]
        page.expectations = FindingSection(report)
        return PageTemplate.text(of: page.withContents)
    }

    package func text(of report: TreeReport) -> String {
        var page = Page(
            title: "Hierarchy of \(report.nodes.count.counted("organization"))",
            kicker: "tenantry tree"
        )
        page.lead = "On \(report.basis.today) \(report.basis.side.words)"
        page.tree = TreeSection(title: "Organizations", report.nodes)
        return PageTemplate.text(of: page.withContents)
    }
}

extension Severity {
    /// How a reader should take it.
    fileprivate var tone: Page.Tone {
        switch self {
        case .error: .danger
        case .warning: .watch
        case .notice: .quiet
        }
    }
}

extension DiagnosticReport {
    /// Whether a plan can be made.
    fileprivate var verdict: Page.Mark {
        guard !isValid else {
            return Page.Mark(tone: .gain, words: "Nothing stands in the way of a plan.")
        }
        let isStrictOnly = count(of: .error) == 0
        return Page.Mark(
            tone: .danger,
            words: isStrictOnly
                ? "With --strict, warnings are errors: nothing is planned."
                : "Nothing is planned until the errors are mended."
        )
    }
}

extension FindingSection {
    /// The findings of a workspace; `nil` if there are none.
    init?(_ report: DiagnosticReport) {
        guard !report.diagnostics.isEmpty || report.leftOut > 0 else { return nil }
        self.init(
            id: "findings",
            title: "Findings in the files",
            lead: nil,
            report.diagnostics,
            in: report.sources,
            leftOut: report.leftOut
        )
    }

    /// Expectations that do not hold; `nil` if all do.
    init?(_ report: ExpectationReport) {
        guard !report.failures.isEmpty else { return nil }
        self.init(
            id: "expectations",
            title: "Expectations do not hold",
            lead: report.summary + ".",
            report.failures,
            in: report.sources
        )
    }
}
