import TenantryDiagnostics
import TenantryModel
import TenantryPlan

extension MarkdownFormat {
    /// Shows a plan: what is dangerous whole, the rest as far as there is room.
    package func text(of report: PlanReport) -> String {
        let workspace = report.findings?.workspace ?? ""
        let head = Self.marker(workspace) + headline(report)
        let foot = foot(report, workspace)
        let people = consequences(of: report)
        let dangers = people + removals(report.plan)
        let sections = MarkdownSections(report, by: self)
        let title = people.isEmpty && sections.gains.count == 0 ? "" : Self.people
        let fixed = head.utf8.count + title.utf8.count + foot.utf8.count + sections.least
        for verdict in [verdict(of: report), briefVerdict(of: report)] {
            let room = limit - fixed - verdict.utf8.count
            guard let texts = dangers.texts(room: room) else { continue }
            let used = texts.reduce(0) { $0 + $1.utf8.count }
            let parts = sections.texts(room: room - used + sections.least)
            return head + verdict + parts.failures + title
                + texts.prefix(people.count).joined() + parts.gains
                + texts.dropFirst(people.count).joined() + parts.rest + foot
        }
        return cut(report, head, dangers, foot)
    }

    private static let people = "\n#### What it means for people\n\n"

    /// A comment that cannot hold what must be whole, and says so first.
    private func cut(
        _ report: PlanReport,
        _ head: String,
        _ dangers: [MarkdownDanger],
        _ foot: String
    ) -> String {
        let whole = warning(dangers.map { ($0.kind, $0.count) })
        let verdict = briefVerdict(of: report) + "\n"
        let rest = "\nNothing else of the plan is shown here.\n"
        var left =
            limit - (head + whole + verdict + rest + foot).utf8.count
        guard left >= 0 else { return head + whole + foot }
        var texts: [String] = []
        var hidden: [(MarkdownDanger.Kind, Int)] = []
        for kind in MarkdownDanger.Kind.allCases {
            for danger in dangers where danger.kind == kind {
                let part = danger.short(room: left)
                left -= part.text.utf8.count
                texts.append(part.text)
                hidden.append((kind, part.hidden))
            }
        }
        return head + warning(hidden) + verdict + texts.joined() + rest + foot
    }

    /// What is said first if something that must be whole is not shown.
    private func warning(_ hidden: [(kind: MarkdownDanger.Kind, count: Int)]) -> String {
        let words = [MarkdownDanger].words(hidden)
        let what = words.isEmpty ? "all of the plan" : words
        return "\n**Do not approve this comment: there is no room in it for \(what).**\n"
    }

    private func headline(_ report: PlanReport) -> String {
        let plan = report.plan
        let counts = plan.counts
        let touched = counts.added + counts.changed + counts.removed
        let using = report.organizationsUsingChanges
        let others = using > 0 ? "\(using) more use what changes in the catalog, " : ""
        let line =
            plan.isEmpty
            ? ""
            : "\n\(touched.counted("organization")) touched, \(others)"
                + "\(plan.changes.count.counted("change")) in all.\n"
        let rehearsal = report.rehearsal.map { "\n\($0.sentence.markdownText)\n" } ?? ""
        return "### \(plain.headline(plan))\n\(line)\(rehearsal)"
    }

    private func foot(_ report: PlanReport, _ workspace: String) -> String {
        // Another selection would be another plan; a plan in a file does not say what was typed.
        let isSaid = report.options.isEmpty == report.plan.leftOut.isEmpty
        let command = isSaid ? Self.command("plan", workspace, report.options) : nil
        return "\nFull plan: `\(report.plan.digest)`. To see everything: "
            + (command.map { "\($0), or " } ?? "") + "the artifact of this run.\n"
    }
}

extension MarkdownFormat {
    /// Whether an apply will be refused, why, and what lifts that.
    private func verdict(of report: PlanReport) -> String {
        var text = report.cautions.map { "- \("!".markdownCode) \($0.markdownText)\n" }.joined()
        if !text.isEmpty { text = "\n" + text }
        guard isRefused(report) else {
            let held = report.expectations.map { " \($0.summary)." } ?? ""
            return report.plan.isEmpty ? text : text + "\nNo guard refuses to apply it.\(held)\n"
        }
        text += "\n**An apply will be refused.**\n\n"
        for refusal in report.refusals {
            text +=
                "- \(refusal.guarding.rawValue.markdownCode): \(refusal.sentence.markdownMessage)"
            text += " (\(refusal.guarding.code.markdownCode))\n"
        }
        return text + failures(report) + allowance(report.refusals)
    }

    /// The same in the fewest words.
    private func briefVerdict(of report: PlanReport) -> String {
        guard isRefused(report) else { return "" }
        let names = report.refusals.map { refusal in
            "\(refusal.guarding.rawValue)=\(refusal.offenders.count)".markdownCode
        }
        let list = names.isEmpty ? "" : "- guards: \(names.joined(separator: " "))\n"
        return "\n**An apply will be refused.**\n\n" + list + failures(report)
            + allowance(report.refusals)
    }

    private func isRefused(_ report: PlanReport) -> Bool {
        !report.refusals.isEmpty || !(report.expectations?.failures.isEmpty ?? true)
    }

    private func failures(_ report: PlanReport) -> String {
        guard let expectations = report.expectations, !expectations.failures.isEmpty else {
            return ""
        }
        return "- \(expectations.summary)\n"
    }

    /// The options that lift all guards at once, where each can be lifted.
    private func allowance(_ refusals: [GuardRefusal]) -> String {
        let firm = refusals.filter { !$0.guarding.isLiftable }
        guard firm.isEmpty else {
            let names = firm.map(\.guarding.rawValue.markdownCode).joined(separator: ", ")
            return "\nNo option lifts \(names).\n"
        }
        guard !refusals.isEmpty else { return "" }
        let options = refusals.map { "--allow \($0.guarding.rawValue)=\($0.offenders.count)" }
        return "\nIf all of it is meant: \(options.joined(separator: " ").markdownCode)\n"
    }
}
