import TenantryDiagnostics

/// Explains keys that stand twice in one map; the YAML reader reports them.
enum RepeatedKey: Rule {
    static let page = RulePage(
        "FMT002",
        "a key is written twice in one map",
        why: """
            Some readers of YAML take the first, others the last. A reviewer who sees one of the \
            two approves something else than what the tool would apply. It often comes from a \
            merge of two branches that went through without a conflict.
            """,
        fix: "Keep one of the two. If both hold something that is meant, join their contents.",
        failing: Example(
            organization: bravo("name: Bravo Clinic", "name: Bravo Hospital"),
            id: "bravo"
        ),
        repaired: Example(organization: bravo("name: Bravo Hospital"), id: "bravo")
    )

    private static func bravo(_ names: String...) -> String {
        """
        id: bravo
        \(names.joined(separator: "\n"))
        owner: { name: Bo Ek, email: bo@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """
    }
}
