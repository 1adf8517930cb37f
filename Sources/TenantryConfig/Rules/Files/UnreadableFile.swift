import TenantryDiagnostics

/// Explains files that cannot be read at all; the readers of folders and YAML report them.
enum UnreadableFile: Rule {
    static let page = RulePage(
        "FMT001",
        "a file cannot be read",
        why: """
            Nobody can tell what a broken file was meant to say: a missing quote can swallow the \
            lines behind it. If such a file counted as absent, its organization would be taken \
            for removed and its people would be locked out. So it counts as unknown, and nothing \
            is applied until it can be read.
            """,
        fix: """
            Mend the place that the message points to, and save the file as UTF-8. Where the \
            system refuses the file, give the user who runs tenantry the right to read it.
            """,
        failing: .bravo(name: "\"Bravo Clinic"),
        repaired: .bravo(name: "\"Bravo Clinic\"")
    )
}
