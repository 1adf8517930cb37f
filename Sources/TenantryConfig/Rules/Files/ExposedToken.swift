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
        var place = PositionCursor(file)
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
