import TenantryPlan

/// What a step of GitHub Actions tells the steps after it: `name=value` lines.
///
/// Only numbers, `true`, `false` and digests: no value of a file can begin a line of its own.
package struct StepOutputs: Sendable {
    /// The names and values, in the order in which they are written.
    let values: [(name: String, value: String)]

    /// What later steps want to know of a report.
    package init(_ report: ChangeReport) {
        switch report {
        case .findings(let report): values = [("valid", "\(report.isValid)")]
        case .plan(let report): values = StepOutputs.values(of: report)
        case .expectations(let report):
            values = [("valid", "true"), ("refused", "\(!report.failures.isEmpty)")]
        }
    }

    /// What later steps want to know of changes from outside.
    package init(_ report: DriftReport) {
        values = [
            ("revision", "\(report.revision)"), ("has_changes", "\(!report.changes.isEmpty)"),
        ]
    }

    private static func values(of report: PlanReport) -> [(name: String, value: String)] {
        let counts = report.plan.counts
        let isRefused = !report.refusals.isEmpty || report.expectations?.refusal != nil
        return [
            ("valid", "true"), ("digest", report.plan.digest.description),
            ("revision", "\(report.plan.revision)"), ("has_changes", "\(!report.plan.isEmpty)"),
            ("add", "\(counts.added)"), ("change", "\(counts.changed)"),
            ("remove", "\(counts.removed)"), ("refused", "\(isRefused)"),
        ]
    }

    /// The lines.
    package var text: String { values.map { "\($0.name)=\($0.value)\n" }.joined() }
}
