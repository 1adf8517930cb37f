import TenantryDiagnostics

/// Flags private keys and well-known tokens anywhere in a file, comments included.
enum ExposedToken: FileRule {
    static let page = RulePage(
        "SEC002",
        "a private key or a token stands in a file",
        why: """
            Everybody who can read the repository has it, and git keeps it for ever: deleting the \
            line does not take it back. Robots look for such tokens and use them within minutes.
            """,
        fix: """
            Rotate it where it was issued, now. Then delete it here; where a secret is needed, \
            write a reference: `env:NAME` or `file:/path`.
            """,
        // Put together here, so that nobody who searches this file finds a token in it.
        failing: Example(
            organization: bravo(note: "token for the set-up: gh" + "p_" + body),
            id: "bravo"
        ),
        repaired: Example(
            organization: bravo(note: "the token for the set-up is in the vault"),
            id: "bravo"
        )
    )

    static func findings(in file: SourceFile) -> [Diagnostic] {
        let tokens = TokenScan.tokens(in: file.bytes)
        guard !tokens.isEmpty else { return [] }
        var place = Cursor(file.bytes)
        return tokens.prefix(DiagnosticLimits.file).map { token in
            let start = place.position(at: token.range.lowerBound)
            let end = place.position(at: token.range.upperBound)
            return Diagnostic(
                page.code,
                page.severity,
                "\(token.name) stands in the file",
                at: SourceSpan(file: file.path, start: start, end: end),
                help: [
                    "rotate it now: git keeps it in its history",
                    "then delete it; a secret field takes `env:NAME` or `file:/path`",
                ],
                concealsSource: true
            )
        }
    }

    /// Counts lines and columns while it goes through the bytes once.
    private struct Cursor {
        private let bytes: [UInt8]
        private var offset = 0
        private var line = 1
        private var column = 1

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            // A byte order mark belongs to no line.
            if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
        }

        mutating func position(at target: Int) -> SourcePosition {
            while offset < target {
                let byte = bytes[offset]
                if byte == 0x0A {
                    line += 1
                    column = 1
                } else if byte & 0xC0 != 0x80 {
                    column += 1
                }
                offset += 1
            }
            return SourcePosition(line: line, column: column)
        }
    }

    private static let body = String(repeating: "a", count: 36)

    private static func bravo(note: String) -> String {
        """
        # \(note)
        id: bravo
        name: Bravo Clinic
        owner: { name: Bo Ek, email: bo@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """
    }
}
