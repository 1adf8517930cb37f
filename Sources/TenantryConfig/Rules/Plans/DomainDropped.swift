import TenantryDiagnostics

/// Explains plans that take a domain away from everybody.
enum DomainDropped: ConsequenceRule {
    static let page = RulePage(
        "PLN005",
        .notice,
        "a domain leads nowhere any more",
        why: """
            People with an address there type it and are asked for the name of their \
            organization instead of being led to their sign-in. Most of them take that for an \
            outage.
            """,
        fix: """
            Keep the domain, or tell people the address of their own sign-in page first.
            """,
        failing: Example(
            ["organizations/acme.yaml": ChangingAcme().text],
            live: [
                "organizations/acme.yaml": ChangingAcme(
                    domains: """
                        [{ name: acme.example, for: staff }, \
                        { name: guests.acme.example, for: consumers }, \
                        { name: visitors.acme.example, for: consumers }]
                        """
                ).text
            ]
        ),
        repaired: Example(
            ["organizations/acme.yaml": ChangingAcme().text],
            live: ["organizations/acme.yaml": ChangingAcme().text]
        )
    )
}
