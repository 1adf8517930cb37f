import TenantryDiagnostics
import TenantryModel
package import TenantryPlan

/// Shows reports to people at a terminal.
package struct TextFormat: AnswerRenderer {
    /// The colours.
    let style: TerminalStyle

    /// Takes the colours.
    package init(style: TerminalStyle) { self.style = style }

    package func text(of report: DiagnosticReport) -> String {
        var text = self.text(of: report.diagnostics, in: report.sources)
        if report.leftOut > 0 {
            let verb = report.leftOut == 1 ? "is" : "are"
            text += "\(report.leftOut) more \(verb) not shown: mend these first.\n\n"
        }
        return text + summary(of: report)
    }

    private func text(of diagnostics: [Diagnostic], in files: SourceFiles) -> String {
        diagnostics.map { text(of: $0, in: files) + "\n" }.joined()
    }

    package func text(of report: ExpectationReport) -> String {
        text(of: report.failures, in: report.sources) + report.summary + ".\n"
    }

    private func text(of diagnostic: Diagnostic, in files: SourceFiles) -> String {
        let role: TerminalStyle.Role =
            switch diagnostic.severity {
            case .error: .removal
            case .warning: .change
            case .notice: .place
            }
        var text =
            style.paint("\(diagnostic.severity.rawValue)[\(diagnostic.code)]", role) + ": "
            + style.paint(diagnostic.message.harmless, .strong) + "\n"
        var gutter = 2
        if let span = diagnostic.span {
            gutter = max(2, String(span.start.line).count)
            let bar = style.paint("|", .place)
            let edge = String(repeating: " ", count: gutter)
            text += edge + style.paint("--> ", .place) + place(span) + "\n"
            if let file = files[span.file], !diagnostic.concealsSource {
                let width = style.columns(besides: gutter + 4, usual: SourceSnippet.usualWidth)
                let snippet = SourceSnippet(span, in: file, width: width)
                let number = style.paint("\(span.start.line)".leftPadded(to: gutter), .place)
                text += "\(edge) \(bar)\n\(number) \(bar) \(snippet.line)\n"
                text += "\(edge) \(bar) \(style.paint(snippet.mark, role))\n"
            }
        }
        let mark = String(repeating: " ", count: gutter + 1) + style.paint("=", .place)
        for related in diagnostic.related {
            text += "\(mark) \(related.message.harmless): \(place(related.span))\n"
        }
        for help in diagnostic.help { text += "\(mark) help: \(help.harmless)\n" }
        return text + "\(mark) more: tenantry explain \(diagnostic.code)\n"
    }

    private func place(_ span: SourceSpan) -> String {
        "\(span.file.harmless):\(span.start.line):\(span.start.column)"
    }

    /// How many there are of what, as a line.
    func summary(of report: DiagnosticReport) -> String {
        var counts = Severity.allCases.compactMap { severity -> String? in
            let count = report.count(of: severity)
            return count == 0 ? nil : count.counted(severity.rawValue)
        }
        if report.waived > 0 { counts.append("\(report.waived) waived") }
        let organizations = report.organizations.counted("organization")
        guard report.isValid else {
            let rest = report.count(of: .error) == 0 ? "; with --strict, warnings are errors" : ""
            let files = Set(report.diagnostics.compactMap(\.span?.file)).count
            let place = files == 0 ? "" : " in \(files.counted("file"))"
            return "Invalid: \(counts.joined(separator: ", "))\(place)\(rest).\n"
        }
        let rest = counts.isEmpty ? "" : " (\(counts.joined(separator: ", ")))"
        return "Valid: \(organizations)\(rest).\n"
    }

    package func text(ofApplied plan: Plan) -> String {
        let counts = plan.counts
        return style.paint("Applied", .strong)
            + ": \(counts.added) added, \(counts.changed) changed, \(counts.removed) removed"
            + "\(catalogChanges(of: plan)); "
            + "\(plan.organizations.counted("organization")) at revision \(plan.revision + 1).\n"
    }
}

extension String {
    fileprivate func leftPadded(to width: Int) -> String {
        String(repeating: " ", count: max(0, width - columns)) + self
    }
}
