import TenantryDiagnostics

// What is said about files, and where.

extension ResultShape {
    /// What `validate` prints.
    static let validation: [Member] =
        [
            Member("valid", .flag, "Whether nothing stands in the way of a plan."),
            Member("organizations", .integer, "How many organizations the workspace has."),
        ]
        + Severity.allCases.map { severity in
            Member("\(severity.rawValue)_count", .integer, "How many there are of this severity.")
        } + [
            Member("left_out", .integer, "How many are not shown because there are too many."),
            Member("waived", .integer, "How many are not shown because a waiver answers for them."),
            Member("diagnostics", .list(diagnostic), "By file, place and code."),
        ]

    /// What `test` prints.
    static let test = [Member("expectations", tried, "What was tried.")]

    /// What became of expectations.
    static let tried = object([
        Member("count", .integer, "How many were tried."),
        Member("failed", .list(diagnostic), "Those that do not hold."),
    ])

    /// Where something stands in a file.
    static let span = object([
        Member("file", .text, "The path, as the workspace was named."),
        Member("start", place, "Where it begins."),
        Member("end", place, "The first place behind it."),
    ])

    private static let place = object([
        Member("line", .integer, "From 1."),
        Member("column", .integer, "From 1, in Unicode code points."),
    ])

    private static let diagnostic = object([
        Member("severity", .choice(Severity.allCases.map(\.rawValue)), "How much it weighs."),
        Member("code", .text, "The rule: `tenantry explain CODE`."),
        Member("message", .text, "One phrase."),
        Member("range", .nullable(span), "Where; null if it concerns no file."),
        Member("help", .list(.text), "What to do, one action each."),
        Member(
            "related",
            .list(
                .object([
                    Member("message", .text, "What is there."), Member("range", span, "Where."),
                ])
            ),
            "Other places that belong to it."
        ),
    ])
}
