import TenantryDiagnostics

/// Explains expectations that do not hold; trying them speaks in its name.
enum FailedExpectation: Rule {
    static let page = RulePage(
        "EXP004",
        "an expectation does not hold",
        why: """
            Somebody wrote down what must be true for people: who signs in where, who reaches \
            what, who is gone by when, who pays what. With these files it would not be true, so \
            nothing is applied.
            """,
        fix: """
            Mend the files; the places named with the message are the chain that leads elsewhere. \
            If it is meant, change the expectation in the same pull request, so that reviewers \
            see both.
            """,
        failing: Example([
            "expectations/acme.yaml": expecting("130.00 EUR")
        ]),
        repaired: Example([
            "expectations/acme.yaml": expecting("120.00 EUR")
        ])
    )

    private static func expecting(_ amount: String) -> String {
        """
        bills:
          - { id: acme-bill, account: bill-acme, pays: "\(amount)" }
        """
    }
}
