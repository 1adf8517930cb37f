package import TenantryDiagnostics
import TenantryYAML

/// What formatting makes of one file.
package enum FormattingOutcome: Sendable {
    /// It is formatted already.
    case unchanged
    /// It is laid out like this.
    case changed(to: [UInt8])
    /// It is left as it is: YAML of ours, but with something that cannot be laid out safely.
    case leftAlone
    /// It is left as it is, because it cannot be read.
    case unreadable([Diagnostic])

    /// Formats a file.
    ///
    /// - Complexity: O(*n*) in the length of the file.
    package init(_ file: SourceFile) {
        let (tree, problems) = YAMLTree.read(file)
        guard let tree, problems.isEmpty else {
            self = .unreadable(problems)
            return
        }
        switch Formatting.formatted(file, tree: tree) {
        case nil: self = .leftAlone
        case file.bytes: self = .unchanged
        case let bytes?: self = .changed(to: bytes)
        }
    }
}
