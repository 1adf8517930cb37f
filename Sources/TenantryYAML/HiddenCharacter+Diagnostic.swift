internal import TenantryDiagnostics

extension Diagnostic {
    /// Tells of a character that nobody would see, without showing it.
    static func hidden(
        _ scalar: Unicode.Scalar,
        _ kind: HiddenCharacter,
        at span: SourceSpan
    ) -> Diagnostic {
        Diagnostic(
            "FMT011",
            .error,
            "the text holds \(scalar.codePoint), \(kind.phrase)",
            at: span,
            help: [kind == .space ? "write an ordinary space" : "remove it"]
        )
    }

    /// Tells of a tab or line break in a value that should be one line.
    static func unexpected(_ scalar: Unicode.Scalar, at span: SourceSpan) -> Diagnostic {
        let isTab = scalar == "\t"
        return Diagnostic(
            "FMT011",
            .error,
            isTab
                ? "the value holds U+0009, a tab"
                : "the value holds \(scalar.codePoint), a line break",
            at: span,
            help: [
                isTab
                    ? "write spaces instead"
                    : "write the value on one line"
            ]
        )
    }
}
