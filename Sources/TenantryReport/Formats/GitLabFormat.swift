import TenantryDiagnostics
import TenantryModel

/// Shows diagnostics as a Code Quality report of GitLab, which merge requests show.
package struct GitLabFormat: DiagnosticRenderer {
    /// How paths are told.
    let paths: RepositoryPaths

    /// Takes how paths are told.
    package init(paths: RepositoryPaths) { self.paths = paths }

    func text(of diagnostics: PlacedDiagnostics) -> String {
        var writer = JSONWriter(indented: true)
        writer.array { writer in
            for (diagnostic, fingerprint) in zip(diagnostics.all, diagnostics.fingerprints(paths)) {
                writer.object { writer in write(diagnostic, fingerprint, to: &writer) }
            }
        }
        return writer.text + "\n"
    }

    private func write(
        _ diagnostic: Diagnostic,
        _ fingerprint: String,
        to writer: inout JSONWriter
    ) {
        // Nothing but the description is shown in a merge request.
        let lines = [diagnostic.message] + diagnostic.help.map { "help: \($0)" }
        let text = "\(diagnostic.code): \(lines.joined(separator: "; "))"
        writer.member("description", text.harmless)
        writer.member("check_name", diagnostic.code.description)
        writer.member("fingerprint", fingerprint)
        writer.member("severity", diagnostic.severity.gitLabSeverity)
        writer.member("location") { writer in
            writer.member("path", diagnostic.span.map { paths($0.file).harmless } ?? ".")
            writer.member("lines") { $0.member("begin", diagnostic.span?.start.line ?? 1) }
        }
    }
}

extension Severity {
    fileprivate var gitLabSeverity: String {
        switch self {
        case .error: "critical"
        case .warning: "minor"
        case .notice: "info"
        }
    }
}
