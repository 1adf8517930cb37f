import TenantryDiagnostics
import TenantryReport
import Testing

/// No format repeats what may be a secret, however the line is broken.
struct SecretConcealmentTests {
    @Test(arguments: [
        "clientSecrt: hunter2", "clientSecret hunter2", "client_secret: hunter2: x",
        "clientSecret: [hunter2", "  'password': \"hunter2\" x", "scim: { tokn: hunter2 }",
        "scim: hunter2", "clientSecret: env:hunter2", "token: !tag hunter2",
        "clientSecret hunter2 # see https://kim@wiki.example/secrets",
    ])
    func `conceals what may be a secret`(_ line: String) {
        for text in texts(of: line, message: "`hunter2` is wrong") {
            #expect(!text.contains("hunter2"))
            #expect(text.contains("is wrong"))
        }
    }

    @Test(arguments: [
        "issuer: https://kim:hunter2@id.example/x", "issuer: https://kim:hunt/er2@id.example/x",
        "{ issuer: 'https://kim:hunter2@id.example', id: a }",
    ])
    func `conceals what stands in front of the host of an address`(_ line: String) {
        let address = line.contains("hunt/er2") ? "kim:hunt/er2@id" : "kim:hunter2@id"
        for text in texts(of: line, message: "`\(address)` is wrong") {
            #expect(!text.contains("hunt"))
            #expect(text.contains("is wrong"))
        }
    }

    @Test func `conceals a value below its key`() {
        let file = SourceFile(path: "a.yaml", text: "clientSecret: |\n  hunter2 {\n")
        #expect(!text(of: file, line: 2, message: "wrong").contains("hunter2"))
    }

    @Test(arguments: [
        "clientSecret: env:ALPHA_SECRET", "scim: { token: file:/run/token }",
        "- tokyo.example", "name: Secret Garden Clinic", "domains: [token.example]",
        "issuer: http://id.example/token",
    ])
    func `shows every other line`(_ line: String) {
        let file = SourceFile(path: "a.yaml", text: line)
        #expect(text(of: file, line: 1, message: "wrong").contains("1 | \(line)"))
    }

    private func texts(of line: String, message: String) -> [String] {
        let file = SourceFile(path: "a.yaml", text: line)
        return ReportFormat.allCases.map { format in
            format.renderer(color: false).text(of: report(file, line: 1, message: message))
        }
    }

    private func text(of file: SourceFile, line: Int, message: String) -> String {
        ReportFormat.text.renderer(color: false)
            .text(of: report(file, line: line, message: message))
    }

    private func report(_ file: SourceFile, line: Int, message: String) -> DiagnosticReport {
        let place = SourcePosition(line: line, column: 1)
        let span = SourceSpan(file: file.path, start: place, end: place)
        return DiagnosticReport(
            diagnostics: [Diagnostic("FMT001", message, at: span)],
            files: [file],
            organizations: 0
        )
    }
}
