import TenantryDiagnostics
import TenantryReport

/// What is said about a hostile file, in every format: no control byte, no workflow command.
enum ReportTarget {
    static func attempt(_ bytes: [UInt8]) {
        let (diagnostics, files) = WorkspaceTarget.findings(of: bytes)
        let report = DiagnosticReport(diagnostics: diagnostics, files: files, organizations: 1)
        for format in ReportFormat.allCases {
            let text = format.renderer(color: false).text(of: report)
            FuzzTarget.require(
                text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x0A },
                "a control byte in \(format)"
            )
            guard format != .github else { continue }
            for line in text.utf8.split(separator: 0x0A) {
                let start = line.drop { $0 == 0x20 }.prefix(3)
                FuzzTarget.require(
                    !start.starts(with: "::".utf8) && !start.starts(with: "##[".utf8),
                    "a workflow command in \(format)"
                )
            }
        }
    }
}
