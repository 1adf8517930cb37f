import TenantryDiagnostics

/// Explains expectations that share an id; reading them speaks in its name.
enum RepeatedExpectation: Rule {
    static let page = RulePage(
        "EXP001",
        "two expectations share an id",
        why: """
            A message names the expectation that failed by its id. With two of one name nobody \
            knows which case to look at, and one of them is mostly a copy that was never changed.
            """,
        fix: "Give one of the two another id, or delete it.",
        failing: Example(["expectations/acme.yaml": bills("acme-bill", "acme-bill")]),
        repaired: Example(["expectations/acme.yaml": bills("acme-bill", "acme-bill-in-june")])
    )

    private static func bills(_ first: String, _ second: String) -> String {
        """
        bills:
          - { id: \(first), account: bill-acme, pays: "120.00 EUR" }
          - { id: \(second), account: bill-acme, pays: "120.00 EUR", on: 2027-06-01 }
        """
    }
}
