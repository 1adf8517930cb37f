import TenantryDiagnostics

/// Explains waivers in force that silence nothing; ``Waivers`` tells of them once all rules spoke.
enum UnusedWaiver: Rule {
    static let page = RulePage(
        "POL004",
        .warning,
        "a waiver silences nothing",
        why: """
            What it was written for is mended, or never was in this file: a waiver takes effect \
            only in the file in which it stands. Left where it is, it would silence the next \
            finding of the rule, which nobody has looked at.
            """,
        fix: "Delete the waiver.",
        failing: .waiver(rule: "DOM016", domain: "bravo.example"),
        repaired: .waiver(rule: "DOM016", domain: "Bravo.example")
    )

    /// Tells of one.
    static func finding(_ code: DiagnosticCode, at span: SourceSpan?) -> Diagnostic {
        Diagnostic(
            page.code,
            page.severity,
            "the waiver of `\(code)` silences nothing in this file",
            at: span,
            help: ["delete the waiver"]
        )
    }
}
