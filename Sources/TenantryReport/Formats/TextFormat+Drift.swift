import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan

extension TextFormat {
    /// Shows what was changed outside, root by root, with the ways to settle it.
    package func text(of report: DriftReport) -> String {
        var text = style.paint(headline(report), .strong) + "\n"
        let byRoot = Dictionary(grouping: report.changes, by: \.address.root)
        for root in report.roots {
            text += "\n"
            let changes = byRoot[root.address] ?? []
            if changes.first?.address != root.address {
                text += rootLine(root.address, "~", report.positions) + "\n"
            }
            text += changes.map { lines(of: $0, report.positions) }.joined()
            text += "  \(style.paint(origin(of: root), .faint))\n"
            for (answer, what) in answers(to: root, report) {
                text += "  \(answer.padded(to: 16))  \(what)\n"
            }
        }
        text += list(AddressList.unmanaged.title, report.unmanaged)
        guard let first = report.unmanaged.first else { return text }
        let names = report.unmanaged.count == 1 ? first.description.shellWord.harmless : "--all"
        return text + "  to take over:  \(report.commands.adopt.harmless) \(names)\n"
    }

    private func headline(_ report: DriftReport) -> String {
        guard !report.roots.isEmpty else {
            return "No drift: everything is as it was last applied, at revision \(report.revision)."
        }
        let things = report.changes.count.counted("thing")
        return "Drift: \(things) changed outside since revision \(report.revision), in "
            + "\(report.roots.map(\.address).counted)."
    }

    private func origin(of root: DriftReport.Root) -> String {
        guard let run = root.lastApplied else { return "changed outside" }
        return "changed outside, after revision \(run.revision) of \(run.day.harmless) by "
            + run.actor.string.harmless
    }

    private func answers(
        to root: DriftReport.Root,
        _ report: DriftReport
    ) -> [(answer: String, what: String)] {
        let apply = report.overwriting(root).harmless
        let place = report.positions[root.address].map { "\($0.file.harmless):\($0.start.line)" }
        var overwriting = [(answer: "to overwrite it:", what: apply)]
        if let waiver = root.waiver {
            let file = report.positions[root.address].map { "\($0.file.harmless)  " } ?? ""
            overwriting.append(("to let it be:", "\(file)\(waiver)"))
        }
        switch root.keeping {
        case .isDeclared: return [("to settle it:", "\(apply)  (the files say the same)")]
        case .edits(let edits):
            return edits.enumerated().map { number, edit in
                let start = edit.span.start
                return (
                    number == 0 ? "to keep it:" : "",
                    "\(edit.span.file.harmless):\(start.line):\(start.column)  "
                        + "\(edit.key.harmless): \(edit.text.harmless)"
                )
            } + overwriting
        case .command(let command): return [("to keep it:", command.harmless)] + overwriting
        case .deletion:
            return [("to keep it:", "delete it in the files, at \(place ?? "its place")")]
                + overwriting
        }
    }
}
