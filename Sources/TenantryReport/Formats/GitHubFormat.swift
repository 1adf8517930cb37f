import TenantryConfig
import TenantryDiagnostics

/// Shows diagnostics as commands to a runner of GitHub Actions, which puts them beside the lines of
/// a pull request.
///
/// Values are harmless text. A runner shows ten annotations of each
/// level in a step and drops the rest: those are plain lines, which begin with a word of ours.
package struct GitHubFormat: DiagnosticRenderer {
    /// How paths are told.
    let paths: RepositoryPaths

    /// How many annotations of one level a step may have.
    static let annotations = 10

    /// Takes how paths are told.
    package init(paths: RepositoryPaths) { self.paths = paths }

    func text(of diagnostics: PlacedDiagnostics) -> String {
        var counts: [Severity: Int] = [:]
        var commands = ""
        var lines = ""
        for diagnostic in diagnostics.all {
            counts[diagnostic.severity, default: 0] += 1
            if counts[diagnostic.severity, default: 0] <= GitHubFormat.annotations {
                commands += command(diagnostic) + "\n"
            } else {
                lines += line(diagnostic) + "\n"
            }
        }
        var words = Severity.allCases.compactMap { severity in
            counts[severity].map { $0.counted(severity.rawValue) }
        }
        if diagnostics.leftOut > 0 { words.append("\(diagnostics.leftOut) more left out") }
        return commands + lines
            + (words.isEmpty ? "nothing to annotate" : words.joined(separator: ", "))
            + "\n"
    }

    /// The command for one annotation.
    private func command(_ diagnostic: Diagnostic) -> String {
        var properties: [(name: String, value: String)] = []
        if let span = diagnostic.span {
            properties = [("file", paths(span.file)), ("line", "\(span.start.line)")]
            // Columns are refused where lines differ; the last column is part of it.
            if span.end.line > span.start.line {
                properties.append(("endLine", "\(span.end.line)"))
            } else {
                let last = max(span.start.column, span.end.column - 1)
                properties += [
                    ("endLine", "\(span.end.line)"), ("col", "\(span.start.column)"),
                    ("endColumn", "\(last)"),
                ]
            }
        }
        let title = RuleCatalog.page(diagnostic.code).map { ": \($0.title)" } ?? ""
        properties.append(("title", "\(diagnostic.code)\(title)"))
        let text = properties.map { "\($0.name)=\($0.value.asProperty)" }.joined(separator: ",")
        let words =
            [diagnostic.message] + related(diagnostic) + diagnostic.help.map { "help: \($0)" }
            + ["more: tenantry explain \(diagnostic.code)"]
        let message = words.map(\.asCommandText).joined(separator: "%0A")
        return "::\(diagnostic.severity.rawValue) \(text)::\(message)"
    }

    private func related(_ diagnostic: Diagnostic) -> [String] {
        diagnostic.related.prefix(GitHubFormat.annotations).map { related in
            "\(related.message): \(paths(related.span.file)):\(related.span.start.line)"
        }
    }

    /// A line that is no command, however it goes on.
    private func line(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.span.map { span in
            " \(paths(span.file)):\(span.start.line):\(span.start.column)"
        }
        let help = diagnostic.help.map { "; help: \($0)" }.joined()
        let head = "\(diagnostic.severity.rawValue)[\(diagnostic.code)]\(place ?? "")"
        return "\(head): \(diagnostic.message)\(help)".harmless
    }
}

extension String {
    /// The text as the message of a command.
    fileprivate var asCommandText: String { harmless.percentEncoding("%\r\n") }

    /// The text as a property of a command.
    fileprivate var asProperty: String { harmless.percentEncoding("%\r\n:,") }

    /// The text with some ASCII characters as the runner decodes them.
    private func percentEncoding(_ signs: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if signs.unicodeScalars.contains(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result.append(contentsOf: (scalar.value < 16 ? "%0" : "%").unicodeScalars)
                result.append(contentsOf: digits.unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
