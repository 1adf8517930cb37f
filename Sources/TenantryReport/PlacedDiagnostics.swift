import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryPlan

/// Everything that a report says about files, the gravest first, each at a line that exists: what
/// the forms for machines show.
struct PlacedDiagnostics: Sendable {
    /// The diagnostics, by severity, file and place.
    let all: [Diagnostic]
    /// How many were left out because there were too many.
    let leftOut: Int

    /// Puts diagnostics at lines that exist.
    ///
    /// What concerns no file is said at the beginning of the first one, because those who show
    /// these forms drop what has no place; what lies beyond the end of a file, in its last line.
    ///
    /// - Complexity: O(*n* log *n*), and O(*bytes*) of the files that they speak of.
    init(_ diagnostics: [Diagnostic], in files: [SourceFile], leftOut: Int = 0) {
        let places = diagnostics.flatMap { [$0.span].compactMap { $0 } + $0.related.map(\.span) }
        let wanted = Set(places.map { Text($0.file) })
        var lines: [Text: Int] = [:]
        for file in files where wanted.contains(Text(file.path)) {
            lines[Text(file.path)] = file.lineCount
        }
        let start = files.first.map { SourceSpan(startOf: $0.path) }
        all =
            diagnostics
            .map { diagnostic in
                var placed = diagnostic
                placed.span = (diagnostic.span ?? start).map { $0.within(lines) }
                placed.related = diagnostic.related.map { related in
                    RelatedPlace(related.message, at: related.span.within(lines))
                }
                return placed
            }
            .sorted { ($0.severity, $0) < ($1.severity, $1) }
        self.leftOut = leftOut
    }

    /// What is wrong with a workspace.
    init(_ report: DiagnosticReport) {
        self.init(report.diagnostics, in: report.files, leftOut: report.leftOut)
    }

    /// Which expectations do not hold.
    init(_ report: ExpectationReport) { self.init(report.failures, in: report.files) }

    /// What is wrong with a plan: what guards refuse, expectations that fail, consequences that
    /// have a page, warnings and notices about the files.
    init(_ report: PlanReport) {
        self.init(
            report.refused + (report.expectations?.failures ?? []) + report.dangers
                + (report.findings?.diagnostics ?? []),
            in: report.files,
            leftOut: report.findings?.leftOut ?? 0
        )
    }

    /// What names each of them as long as it says the same about the same file, in their order.
    ///
    /// Lines and columns are no part of it: it stays when others move them. Equal ones are told
    /// apart by their number.
    func fingerprints(_ paths: RepositoryPaths) -> [String] {
        var counts: [[String]: Int] = [:]
        return all.map { diagnostic in
            let path = diagnostic.span.map { paths($0.file) } ?? ""
            let parts = [path, diagnostic.code.description, diagnostic.message]
            let number = counts[parts, default: 0]
            counts[parts] = number + 1
            let text = (parts + ["\(number)"]).joined(separator: "\0")
            return String(Digest(of: Array(text.utf8)).description.dropFirst(7))
        }
    }
}

/// The renderers that show nothing but diagnostics, wherever they come from.
protocol DiagnosticRenderer: ReportRenderer {
    /// Shows diagnostics.
    func text(of diagnostics: PlacedDiagnostics) -> String
}

extension DiagnosticRenderer {
    /// Shows what is wrong with a workspace.
    package func text(of report: DiagnosticReport) -> String { text(of: PlacedDiagnostics(report)) }

    /// Shows what is wrong with a plan.
    package func text(of report: PlanReport) -> String { text(of: PlacedDiagnostics(report)) }

    /// Shows which expectations do not hold.
    package func text(of report: ExpectationReport) -> String {
        text(of: PlacedDiagnostics(report))
    }
}

extension PlanReport {
    /// The files of the workspace, where they are known.
    var files: [SourceFile] { findings?.files ?? expectations?.files ?? [] }

    /// What guards refuse, each at the first offender that is declared; the others belong to it.
    ///
    /// Where none is, because all of them go, it is the policy that counts.
    var refused: [Diagnostic] {
        refusals.map { refusal in
            let places = refusal.offenders.compactMap { offender in
                place(of: offender).map { RelatedPlace("`\(offender)` is counted", at: $0) }
            }
            return Diagnostic(
                DiagnosticCode(typed: refusal.guarding.code),
                "guard `\(refusal.guarding.rawValue)` refuses to apply: \(refusal.sentence)",
                at: places.first?.span ?? positions[Address(.policy, "")],
                related: Array(places.dropFirst())
            )
        }
    }

    /// What deserves a second look, because a page explains how it goes wrong.
    ///
    /// What concerns only organizations whose files are gone stands where removals are limited.
    var dangers: [Diagnostic] {
        consequences.compactMap { consequence in
            guard let code = consequence.code else { return nil }
            let places = consequence.organizations.lazy.compactMap { id in
                place(of: Address(.organization, id))
            }
            return Diagnostic(
                DiagnosticCode(typed: code),
                .warning,
                consequence.sentence(facts),
                at: places.first ?? positions[Address(.policy, "")]
            )
        }
    }

    /// Where something, or what it belongs to, is declared.
    private func place(of address: Address) -> SourceSpan? {
        positions[address] ?? positions[address.root]
    }
}

extension SourceFile {
    /// How many lines there are; an empty file has one.
    fileprivate var lineCount: Int {
        let breaks = bytes.count { $0 == 0x0A }
        return max(1, bytes.last == 0x0A ? breaks : breaks + 1)
    }
}

extension SourceSpan {
    /// The same, if it begins in one of the lines that its file has; otherwise the beginning of the
    /// last one.
    fileprivate func within(_ counts: [Text: Int]) -> SourceSpan {
        guard let lines = counts[Text(file)] else { return self }
        let last = SourcePosition(line: lines, column: 1)
        if start.line > lines { return SourceSpan(file: file, start: last, end: last) }
        // What ends behind the last line break ends with the last line.
        guard end.line > lines else { return self }
        return SourceSpan(file: file, start: start, end: start)
    }
}
