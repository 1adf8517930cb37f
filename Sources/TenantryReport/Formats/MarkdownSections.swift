import TenantryDiagnostics
import TenantryModel
import TenantryPlan

/// The parts of a plan that are shown as far as there is room.
struct MarkdownSections {
    /// Expectations that do not hold.
    let failures: MarkdownSection
    /// What people get, and what it costs.
    let gains: MarkdownSection
    /// The others, in the order in which they are shown.
    let rest: [MarkdownSection]

    /// Gathers them.
    init(_ report: PlanReport, by format: MarkdownFormat) {
        let plan = report.plan
        failures = format.lines(
            "Expectations that do not hold",
            "expectation",
            report.expectations?.failures ?? []
        )
        gains = format.gains(of: report)
        rest = [
            format.changes("Changes", plan.changes),
            format.changes(
                "Changed outside since the last apply; after this plan it is as the files say",
                plan.drift
            ),
            format.list(.collisions, of: plan),
            format.details(report),
            format.lines(
                "Warnings",
                "warning",
                (report.findings?.diagnostics ?? []).filter { $0.severity != .error }
            ),
            format.list(.unmanaged, of: plan),
            format.list(.settled, of: plan),
            format.list(.leftOut, of: plan),
        ]
    }

    /// The least that all of them take.
    var least: Int { all.reduce(0) { $0 + $1.least } }

    private var all: [MarkdownSection] { [failures, gains] + rest }

    /// Shows them.
    ///
    /// Each takes at most half of what is left, and then what the others left over.
    ///
    /// - Parameter room: How many bytes there are, at least ``least``.
    /// - Returns: Their texts.
    func texts(room: Int) -> (failures: String, gains: String, rest: String) {
        let all = all
        // What deserves a look chooses first, single fields last.
        let order = [0, 3, 4, 2, 1, 6, 9, 7, 8, 5]
        var left = room - least
        var texts = all.map { $0.text(room: $0.least) }
        for isLast in [false, true] {
            for index in order where all[index].count > 0 {
                let own = max(all[index].least, texts[index].utf8.count)
                texts[index] = all[index].text(room: own + (isLast ? left : left / 2))
                left -= max(all[index].least, texts[index].utf8.count) - own
            }
        }
        return (texts[0], texts[1], texts.dropFirst(2).joined())
    }
}
