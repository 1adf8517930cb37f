import TenantryDiagnostics
import TenantryModel

/// Takes what may be a secret out of what is said about files.
struct SecretConcealment {
    private let files: SourceFiles
    /// The files of which every key is known.
    private let known: Set<Text>
    /// Where secrets go on in the others, by path.
    private var regions: [Text: SecretRegions] = [:]

    /// How many lines of a secret around the one that is spoken of are looked for in a message.
    private static let nearby = 16

    /// Looks at the files that diagnostics speak of.
    ///
    /// - Parameters:
    ///   - diagnostics: The diagnostics.
    ///   - files: Their files.
    ///   - isComplete: Whether these are all that there are: one that was left out may say that
    ///     nobody knows a key.
    /// - Complexity: O(*n*) in the size of those that cannot be read whole.
    init(of diagnostics: [Diagnostic], in files: SourceFiles, isComplete: Bool) {
        self.files = files
        known = isComplete ? diagnostics.filesReadWhole : []
        for path in Set(diagnostics.compactMap { $0.span.map { Text($0.file) } })
        where !known.contains(path) {
            regions[path] = files[path.string].map { SecretRegions(of: $0) }
        }
    }

    /// The diagnostic without what may be a secret in the lines that it speaks of; it may say less.
    func concealing(_ diagnostic: Diagnostic) -> Diagnostic {
        guard let span = diagnostic.span, let file = files[span.file] else { return diagnostic }
        let whole = file.line(span.start.line)
        let line = whole.around(column: span.start.column, bytes: SecretLine.reach)
        var result = diagnostic
        if line.utf8.count < whole.utf8.count { result.concealsSource = true }
        guard let secret = secret(in: line, at: span, of: file) else { return result }
        result.concealsSource = true
        result.message = secret.concealing(diagnostic.message)
        result.help = diagnostic.help.map(secret.concealing)
        return result
    }

    private func secret(
        in line: String,
        at span: SourceSpan,
        of file: SourceFile
    ) -> SecretLine? {
        let path = Text(span.file)
        if let region = regions[path]?.around(span.start.line) {
            let near = region.clamped(
                to: span.start.line - Self.nearby...span.start.line + Self.nearby
            )
            let lines = file.lines(near).enumerated().map { place, text in
                near.lowerBound + place == span.start.line
                    ? line : text.around(column: 1, bytes: SecretLine.reach)
            }
            return SecretLine(goingOnIn: lines)
        }
        let above = span.start.line > 1 ? file.line(span.start.line - 1) : ""
        return SecretLine(
            line,
            below: above.around(column: .max, bytes: SecretLine.reach),
            isKnown: known.contains(path)
        )
    }
}

extension [Diagnostic] {
    /// The files that they speak of without saying that something in them cannot be read, or that
    /// nobody knows a key: of the family of files are only warnings, about the layout say.
    var filesReadWhole: Set<Text> {
        var files: Set<Text> = []
        var broken: Set<Text> = []
        for diagnostic in self {
            guard let file = diagnostic.span.map({ Text($0.file) }) else { continue }
            files.insert(file)
            if diagnostic.severity == .error, diagnostic.code.family == "FMT" {
                broken.insert(file)
            }
        }
        return files.subtracting(broken)
    }
}

extension String {
    /// At most so many bytes, half of them before a column; a scalar that a cut meets is left out.
    func around(column: Int, bytes limit: Int) -> String {
        guard utf8.count > limit else { return self }
        let place = unicodeScalars.index(startIndex, offsetBy: column - 1, limitedBy: endIndex)
        let middle = place ?? endIndex
        let half = limit / 2
        let from = utf8.index(middle, offsetBy: -half, limitedBy: startIndex) ?? startIndex
        let to = utf8.index(middle, offsetBy: half, limitedBy: endIndex) ?? endIndex
        var cut = utf8[from..<to].drop { $0 & 0xC0 == 0x80 }
        while let last = cut.last, last >= 0x80 { cut = cut.dropLast() }
        return String(Substring(cut))
    }
}
