import ArgumentParser
import TenantryDiagnostics
import TenantryReport

/// In which form to show what is said about a change, and which files get it in others.
struct ReportOptions: ParsableArguments {
    @Option(help: "The form of the result: \(ReportFormat.allNames).")
    var format = ReportFormat.text

    @OptionGroup var files: ReportFiles
    @OptionGroup var output: OutputOptions

    /// Whether one of the forms shows where each change is declared, which takes a moment to find.
    var needPositions: Bool { format.needsPositions || files.needPositions }

    /// Whether one of the forms shows more than what a plan looks at.
    var needEverything: Bool { format.showsEverything || files.needEverything }

    /// All files that get something.
    var named: [NamedFile] { files.named + output.files }

    func validate() throws { try named.requireDifferent() }

    private var renderer: any ReportRenderer {
        format.renderer(
            color: output.style.color,
            width: output.style.width,
            limit: files.maxBytes,
            paths: .current
        )
    }

    /// Shows a report, and writes the files.
    ///
    /// - Throws: ``Failure`` if a file cannot be written, and what writing to stdout throws.
    func show(_ report: ChangeReport) throws {
        try files.write(report)
        try Console.show(renderer.text(of: report))
    }
}

/// The files that get what is said about a change, each in its form.
struct ReportFiles: ParsableArguments {
    @Option(
        name: .customLong("report"),
        help: ArgumentHelp(
            "Write the result into a file, too; repeatable. Forms: \(ReportFormat.allNames).",
            valueName: "form=file"
        ),
        completion: .list(ReportFormat.allCases.map { "\($0.rawValue)=" }),
        transform: ReportTarget.init
    )
    var targets: [ReportTarget] = []

    @Option(
        help: ArgumentHelp(
            "How many bytes a comment in markdown may have, at least \(MarkdownFormat.minimum).",
            valueName: "n"
        )
    )
    var maxBytes = MarkdownFormat.defaultLimit

    /// The files.
    var named: [NamedFile] { targets.map { NamedFile(option: "--report", path: $0.path) } }

    /// Whether one of the forms shows where each change is declared.
    var needPositions: Bool { targets.contains { $0.format.needsPositions } }

    /// Whether one of the forms shows more than what a plan looks at.
    var needEverything: Bool { targets.contains { $0.format.showsEverything } }

    func validate() throws {
        guard maxBytes >= MarkdownFormat.minimum else {
            throw ValidationError(
                "--max-bytes takes \(MarkdownFormat.minimum) or more: with less, a comment could "
                    + "not even say what it does not show."
            )
        }
    }

    private func text(of report: ChangeReport, _ format: ReportFormat) -> String {
        format.renderer(color: false, limit: maxBytes, paths: .current).text(of: report)
    }

    /// Writes a report into each of the files.
    ///
    /// A step of GitHub Actions gets its outputs and its summary, too.
    ///
    /// - Throws: ``Failure`` if one cannot be written.
    func write(_ report: ChangeReport) throws {
        try StepFile.outputs.append(StepOutputs(report).text)
        try StepFile.summary.append(text(of: report, .markdown))
        for target in targets {
            try WholeFile.write(
                text(of: report, target.format),
                to: target.path,
                as: "the report"
            )
        }
    }
}

/// A file and the form in which it gets a report: `json=plan.json`.
struct ReportTarget {
    let format: ReportFormat
    let path: String

    /// Reads what was typed.
    ///
    /// - Throws: `ValidationError`, which says what is missing.
    init(_ typed: String) throws {
        let form = String(typed.prefix { $0 != "=" })
        guard let format = ReportFormat(rawValue: form) else {
            let near = NearestName.to(form, among: ReportFormat.allCases.map(\.rawValue))
            throw ValidationError(
                "there is no form `\(form)`" + (near.map { "; did you mean `\($0)`?" } ?? "")
            )
        }
        path = String(typed.dropFirst(form.count + 1))
        guard !path.isEmpty else {
            throw ValidationError("it names no file: write \(form)=FILE")
        }
        self.format = format
    }
}

extension ReportFormat: ExpressibleByArgument {
    /// The names of all forms, for help.
    static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
