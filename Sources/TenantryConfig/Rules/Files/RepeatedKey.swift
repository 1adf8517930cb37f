import TenantryDiagnostics

/// Explains keys that stand twice in one map; the YAML reader reports them.
enum RepeatedKey: Rule {
    static let page = RulePage(
        "FMT002",
        "a key is written twice in one map",
        why: """
            Some readers of YAML take the first, others the last. A reviewer who sees one of the \
            two approves something other than what the tool would apply. It often comes from a \
            merge of two branches that went through without a conflict.
            """,
        fix: "Keep one of the two. If both hold something that is meant, join their contents.",
        failing: .bravo(name: "Bravo Clinic\nname: Bravo Hospital"),
        repaired: .bravo(name: "Bravo Hospital")
    )
}
