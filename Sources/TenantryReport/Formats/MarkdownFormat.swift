import TenantryDiagnostics
import TenantryPlan

/// Shows what is said about a change as a comment on a pull request: what is dangerous comes first
/// and whole, the rest as far as there is room.
package struct MarkdownFormat: ReportRenderer {
    /// How many bytes a comment has if nobody says: GitHub takes 65,536 characters.
    package static let defaultLimit = 60_000
    /// How many bytes are enough to say that nothing can be shown.
    package static let minimum = 1_000

    /// How many bytes a comment may have.
    let limit: Int
    /// Shows single changes.
    let plain = TextFormat(style: TerminalStyle(color: false))

    /// Takes how many bytes a comment may have; what is shown may take ``minimum`` if that is more.
    package init(limit: Int = defaultLimit) { self.limit = limit }

    package func text(of report: DiagnosticReport) -> String {
        let valid =
            report.isValid
            ? "" : "**Nothing is planned or applied until this is mended.**\n\n"
        let first = report.leftOut == 0 ? "" : leftOut(report.leftOut)
        let command = Self.command("validate", report.workspace)
        return comment(
            head: Self.marker(report.workspace) + "### \(plain.summary(of: report))\n" + valid,
            section: section("finding", report.diagnostics, report.sources),
            foot: first + (command.map { "\nEverything: \($0)\n" } ?? "")
        )
    }

    private func leftOut(_ count: Int) -> String {
        "\n**\(count) more \(count == 1 ? "is" : "are") not even counted: mend these first.**\n"
    }

    package func text(of report: ExpectationReport) -> String {
        let summary = report.count == 0 ? report.summary.markdownText : report.summary
        let refusal =
            report.failures.isEmpty ? "" : "**An apply will be refused until they hold.**\n\n"
        let command = Self.command("test", report.workspace)
        return comment(
            head: Self.marker(report.workspace) + "### \(summary)\n\n" + refusal,
            section: section("failure", report.failures, report.sources),
            foot: command.map { "\nEverything: \($0)\n" } ?? ""
        )
    }

    private func comment(head: String, section: MarkdownSection, foot: String) -> String {
        let room = limit - head.utf8.count - foot.utf8.count
        return head + section.text(room: max(room, section.least)) + foot
    }

    /// The line by which one comment is found again; it stands first.
    ///
    /// - Parameter workspace: The folder; a comment belongs to one.
    /// - Returns: The line.
    static func marker(_ workspace: String) -> String {
        var name = ""
        for byte in shortened(workspace).utf8 {
            let isSafe =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                || (0x61...0x7A).contains(byte) || byte == 0x2E || byte == 0x2F || byte == 0x5F
            // A hyphen could end the comment.
            name += isSafe ? String(Unicode.Scalar(byte)) : "%" + String(byte, radix: 16)
        }
        return "<!-- tenantry-plan\(name.isEmpty ? "" : ": \(name)") -->\n"
    }

    /// A command that shows everything, with which the smallest comment has room; `nil` if it is
    /// too long.
    static func command(_ name: String, _ workspace: String, _ options: String = "") -> String? {
        let folder = workspace.isEmpty ? "" : " \(workspace.shellWord)"
        let command = "tenantry \(name)\(folder)\(options)"
        return command.harmless.utf8.count <= 128 ? command.markdownCode : nil
    }

    /// A text with which the smallest comment has room: long ones are named by their digest.
    static func shortened(_ text: String) -> String {
        text.harmless.utf8.count <= 64 ? text.harmless : Digest(of: Array(text.utf8)).description
    }
}

extension MarkdownFormat {
    /// Diagnostics with everything that is said about them, the gravest first.
    private func section(
        _ noun: String,
        _ diagnostics: [Diagnostic],
        _ files: SourceFiles
    ) -> MarkdownSection {
        let found = sorted(diagnostics)
        return MarkdownSection(heading: "", noun: noun, count: found.count) { index in
            text(of: found[index], in: files)
        }
    }

    /// The same, the gravest first, and in their order among equals.
    func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        Severity.allCases.flatMap { severity in diagnostics.filter { $0.severity == severity } }
    }

    /// What is wrong where, in one line.
    func headline(_ diagnostic: Diagnostic) -> String {
        let code = diagnostic.code.description.markdownCode
        let place = diagnostic.span.map { " at \(self.place($0))" } ?? ""
        return "\(diagnostic.severity.rawValue) \(code)\(place): "
            + diagnostic.message.markdownMessage
    }

    private func text(of diagnostic: Diagnostic, in files: SourceFiles) -> String {
        var text = "\(headline(diagnostic))\n\n"
        if let span = diagnostic.span, let file = files[span.file], !diagnostic.concealsSource {
            let snippet = SourceSnippet(span, in: file)
            // The number keeps a line of the file from being a command, where a log shows this.
            let number = "\(span.start.line)"
            let edge = String(repeating: " ", count: number.count)
            text +=
                "\(number) | \(snippet.line)\n\(edge) | \(snippet.mark)\n".markdownBlock("text")
                + "\n"
        }
        for related in diagnostic.related {
            text += "- \(related.message.markdownMessage): \(place(related.span))\n"
        }
        for help in diagnostic.help { text += "- help: \(help.markdownMessage)\n" }
        return text + "- more: \("tenantry explain \(diagnostic.code)".markdownCode)\n\n"
    }

    private func place(_ span: SourceSpan) -> String {
        "\(span.file):\(span.start.line):\(span.start.column)".markdownCode
    }
}
