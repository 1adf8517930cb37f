import TenantryDiagnostics

/// Explains files of a format that this build does not know; the decoder reports them.
enum UnsupportedSchema: Rule {
    static let page = RulePage(
        "FMT007",
        "the file is in a format that this build does not know",
        why: """
            `schema` names the format of the file. An older tenantry that guesses at a newer \
            format would drop what it does not know, and take access or protection away with it.
            """,
        fix: "Use a tenantry that knows the format. An omitted `schema` means 1.",
        failing: .bravo(schema: "2"),
        repaired: .bravo(schema: "1")
    )
}
