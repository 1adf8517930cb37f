import TenantryDiagnostics
import TenantryReport

// Findings of all kinds, in the files that they speak of.

extension ReportFixture {
    static func report(
        _ diagnostics: [Diagnostic],
        leftOut: Int = 0,
        isStrict: Bool = false
    ) -> DiagnosticReport {
        DiagnosticReport(
            diagnostics: diagnostics,
            leftOut: leftOut,
            files: [alphaFile, betaFile],
            organizations: 2,
            isStrict: isStrict
        )
    }

    private static let alphaFile = SourceFile(
        path: "tenants/organizations/alpha.yaml",
        text: """
            id: alpha
            name: 北京医院 issuer
            issuer: http://id.alpha.example
            \tbutton: yes
            clientSecret: s3cr3t
            name: \(String(repeating: "long ", count: 30))end
            name: "e\u{301}e\u{301}" twice
            evil: \u{1B}[31m\u{202E}red
            domains: [alpha.example,
              beta.example]

            """
    )

    private static let betaFile = SourceFile(
        path: "tenants/organizations/beta.yaml",
        text: String(repeating: "# a comment\n", count: 1_233) + "id: beta"
    )

    private static func span(
        _ line: Int,
        _ columns: Range<Int>,
        to last: Int? = nil,
        in file: SourceFile = alphaFile
    ) -> SourceSpan {
        SourceSpan(
            file: file.path,
            start: SourcePosition(line: line, column: columns.lowerBound),
            end: SourcePosition(line: last ?? line, column: columns.upperBound)
        )
    }

    static let warnings = [
        Diagnostic("COL005", .warning, "collaboration `setup` ended", at: span(1, 5..<10)),
        Diagnostic(
            "SUB006",
            .warning,
            "the subscription ends soon",
            at: span(1_234, 5..<9, in: betaFile),
            help: ["renew it"]
        ),
    ]

    static let findingsOfAllKinds = [
        // No file is to blame.
        Diagnostic("FMT010", "the workspace is too large", at: nil, help: ["divide it"]),
        // Wide characters stand before the mark, and under it.
        Diagnostic("ORG003", "behind wide characters", at: span(2, 12..<18)),
        Diagnostic("ORG003", "under wide characters", at: span(2, 7..<11)),
        // Related places, and two things to do.
        Diagnostic(
            "IDP002",
            "issuer must be https",
            at: span(3, 9..<32),
            help: ["write https://id.alpha.example", "or delete the connection"],
            related: [
                RelatedPlace("the same here", at: span(1_234, 1..<3, in: betaFile)),
                RelatedPlace("and here", at: span(10, 3..<15)),
            ]
        ),
        Diagnostic("FMT006", "a tab is used for indentation", at: span(4, 1..<2)),
        // The line holds a secret.
        Diagnostic(
            "SEC001",
            .error,
            "`clientSecret` must be a reference",
            at: span(5, 15..<21),
            help: ["rotate it"],
            concealsSource: true
        ),
        // A long line, marked near its end.
        Diagnostic("FMT004", "at the end of a long line", at: span(6, 157..<160)),
        Diagnostic("FMT004", "at the beginning of a long line", at: span(6, 1..<5)),
        // Characters without a width of their own.
        Diagnostic("FMT002", "behind combining characters", at: span(7, 14..<19)),
        // Characters that act on a terminal: in the line, the message, the help and the path.
        Diagnostic(
            "FMT011",
            "holds \u{1B}[31m",
            at: span(8, 7..<12),
            help: ["remove \u{9B}"],
            related: [
                RelatedPlace(
                    "in \u{202E}txt.yaml",
                    at: SourceSpan(startOf: "tenants/organizations/\u{1B}[31m.yaml")
                )
            ]
        ),
        // More than one line, the end of a line, and beyond the end of the file.
        Diagnostic("DOM001", "over two lines", at: span(9, 10..<16, to: 10)),
        Diagnostic("FMT001", "at the end of a line", at: span(9, 25..<25)),
        Diagnostic("FMT001", "beyond the end", at: span(11, 1..<1)),
        // A warning and a notice, in a file with many lines.
        Diagnostic("FMT005", .warning, "a warning", at: span(1_234, 5..<9, in: betaFile)),
        Diagnostic("FMT005", .notice, "a notice", at: SourceSpan(startOf: betaFile.path)),
        // A file that could not be read has no line to show.
        Diagnostic("FMT001", "cannot be read", at: SourceSpan(startOf: "tenants/catalog/x.yaml")),
    ]
}
