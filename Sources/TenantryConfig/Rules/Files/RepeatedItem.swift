import TenantryDiagnostics

/// Explains items that stand twice in one list; the decoder reports them.
enum RepeatedItem: Rule {
    static let page = RulePage(
        "FMT009",
        "something stands twice in one list",
        why: """
            Lists are sets: order and repetition mean nothing. A repeated item is mostly a copied \
            line that somebody forgot to change, and so the one that was meant is missing. If the \
            two differ, as two entries for one domain may, nobody knows which one holds.
            """,
        fix: "Delete one of the two, or change it into what was meant.",
        failing: .bravo(domains: "[bravo.example, bravo.example]"),
        repaired: .bravo()
    )
}
