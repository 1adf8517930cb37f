import TenantryDiagnostics
import TenantryModel

/// The files that diagnostics speak of, by path.
///
/// Paths are compared by bytes: two names that look the same can be two files, and the line of the
/// one must not be shown, or its secrets looked for, in the other.
struct SourceFiles: Sendable {
    private let files: [Text: SourceFile]

    /// Picks the files of some diagnostics.
    ///
    /// - Complexity: O(*n*), unless there are no diagnostics.
    init(of diagnostics: [Diagnostic], among files: [SourceFile]) {
        let wanted = Set(diagnostics.compactMap { $0.span.map { Text($0.file) } })
        var found: [Text: SourceFile] = [:]
        for file in wanted.isEmpty ? [] : files where wanted.contains(Text(file.path)) {
            found[Text(file.path)] = found[Text(file.path)] ?? file
        }
        self.files = found
    }

    /// The file with a path.
    subscript(path: String) -> SourceFile? { files[Text(path)] }
}
