import TenantryDiagnostics

/// Explains files beyond the limits of reading; the readers of folders and YAML report them.
enum OversizedFile: Rule {
    static let page = RulePage(
        "FMT010",
        "a file or the workspace is too large or too deep",
        why: """
            A file that no person can review is a mistake or an attack: one pull request could \
            keep the checks of everybody busy until they run out of memory. So size, depth and \
            the number of entries have limits far above what an organization needs.
            """,
        fix: """
            Look for what went into the file by mistake, such as the output of another tool. A \
            catalog may be divided into several files of `catalog/`.
            """,
        failing: .bravo(
            more: "labels: " + String(repeating: "[", count: 16)
                + String(repeating: "]", count: 16)
        ),
        repaired: .bravo(more: "labels: { region: north }")
    )
}
