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
        "{ clientSecret: env:A_B hunter2 }", "clientSecret: 'env:A_B', hunter2",
        "clientSecret: \"env:A_B hunter2", "mytoken\u{301}: hunter2",
        "clientSecret: env:A_B # it was hunter2",
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
        "issuer: https://\u{301}kim:hunter2@id.example",
    ])
    func `conceals what stands in front of the host of an address`(_ line: String) {
        let mark = line.unicodeScalars.contains("\u{301}") ? "\u{301}" : ""
        let address = mark + (line.contains("hunt/er2") ? "kim:hunt/er2@id" : "kim:hunter2@id")
        for text in texts(of: line, message: "`\(address)` is wrong") {
            #expect(!text.contains("hunt"))
            #expect(text.contains("is wrong"))
        }
    }

    @Test func `conceals what a combining mark stands in front of`() {
        for text in texts(of: "token: *\u{301}hunter2", message: "`*\u{301}hunter2` is wrong") {
            #expect(text.utf8.firstRange(of: "hunter2".utf8) == nil)
        }
    }

    @Test(arguments: ["\u{E9}", "e\u{301}"])
    func `looks for a secret in the file that is spoken of`(_ name: String) {
        let other = name.utf8.count == 2 ? "e\u{301}" : "\u{E9}"
        let files = [
            SourceFile(path: "\(other).yaml", text: "name: Alpha"),
            SourceFile(path: "\(name).yaml", text: "password: hunter2"),
        ]
        for format in ReportFormat.allCases {
            let text = format.renderer(color: false)
                .text(of: report(files[1], among: files, message: "`hunter2` is wrong"))
            #expect(!text.contains("hunter2"))
        }
    }

    @Test(arguments: [
        "    Secretaries: [menu-planning/editr]", "token-holders: [menu-planning/editr]",
        "{ clientSecret: env:A_B, issuer: 'menu-planning/editr' }",
        "{ 'clientSecret': \"file:/run/a\" , issuer: menu-planning/editr }",
    ])
    func `says everything about a file in which no key is unknown`(_ line: String) {
        let file = SourceFile(path: "a.yaml", text: line)
        let shown = text(of: file, line: 1, message: "no `menu-planning/editr`", code: "GRT001")
        #expect(shown.contains("1 | \(line)"))
        #expect(shown.contains("no `menu-planning/editr`"))
    }

    @Test func `conceals what may be a secret where a key is unknown`() {
        let file = SourceFile(path: "a.yaml", text: "apitoken: menu-planning/editr")
        #expect(!text(of: file, line: 1, message: "wrong").contains("editr"))
    }

    @Test func `conceals a value below its key`() {
        let file = SourceFile(path: "a.yaml", text: "clientSecret: |\n  hunter2 {\n")
        #expect(!text(of: file, line: 2, message: "wrong").contains("hunter2"))
    }

    /// Pasted secrets of more than one line, of which the last has a mistake.
    @Test(arguments: [
        "clientSecret: |\n  first line\nhunter2", "clientSecret: >\n  a\n  b\nhunter2",
        "  clientSecret: |\n     first\n    hunter2", "clientSecret:\n  first line\nhunter2: x",
        "clientSecret: abc\n  def\nhunter2=:", "clientSecret:\n\n  hunter2: x",
        "clientSecret: { value: abc,\n  other: hunter2 }", "clientSecret: |\n  abc\n\thunter2",
        "id: a\n  apiKey: |\n    a\n\n\n hunter2", "clientSecret: |\n  name: x\n hunter2",
    ])
    func `conceals what goes on below its key`(_ text: String) {
        let file = SourceFile(path: "a.yaml", text: text + "\n")
        let last = text.split(separator: "\n", omittingEmptySubsequences: false).count
        for format in ReportFormat.allCases {
            let shown = format.renderer(color: false)
                .text(of: report(file, line: last, message: "`hunter2` is no `key: value`"))
            #expect(!shown.contains("hunter2"))
            #expect(shown.contains("is no"))
        }
    }

    @Test(arguments: [
        "clientSecret: hunter2\nname: Secret Garden", "clientSecret: |\n  a\n  b\n- id: menus",
        "clientSecret: env:A_B\n  other: menus", "users:\n  credential: business\n  x: menus",
        "a: b\n\nnaem: menus",
    ])
    func `shows what stands behind the next key`(_ text: String) {
        let file = SourceFile(path: "a.yaml", text: text)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let shown = self.text(of: file, line: lines.count, message: "wrong")
        #expect(shown.contains("\(lines.count) | \(lines[lines.count - 1])"))
    }

    @Test(arguments: [
        "apiKey: hunter2", "private_key: hunter2", "pwd: hunter2", "basicAuth: hunter2",
        "issuer: http://id.example/?access_token=hunter2&a=b",
    ])
    func `conceals what other programs call so`(_ line: String) {
        for text in texts(of: line, message: "`hunter2` is wrong") {
            #expect(!text.contains("hunter2"))
        }
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

    private func text(
        of file: SourceFile,
        line: Int,
        message: String,
        code: DiagnosticCode = "FMT001"
    ) -> String {
        ReportFormat.text.renderer(color: false)
            .text(of: report(file, line: line, message: message, code: code))
    }

    private func report(
        _ file: SourceFile,
        among files: [SourceFile] = [],
        line: Int = 1,
        message: String,
        code: DiagnosticCode = "FMT001"
    ) -> DiagnosticReport {
        let place = SourcePosition(line: line, column: 1)
        let span = SourceSpan(file: file.path, start: place, end: place)
        return DiagnosticReport(
            diagnostics: [Diagnostic(code, message, at: span)],
            files: files.isEmpty ? [file] : files,
            organizations: 0
        )
    }
}
