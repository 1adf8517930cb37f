import TenantryDiagnostics

/// Explains plans that put another identity provider behind a connection.
enum AccountsRekeyed: ConsequenceRule {
    static let page = RulePage(
        "PLN003",
        .notice,
        "another identity provider, or another key to accounts, stands behind a connection",
        why: """
            An account is found again by its issuer and subject. With another issuer everybody of \
            the connection is a stranger: who had an account gets a new and empty one, and the \
            old one stays behind with its rights. So it is with another `subject`, and whoever \
            holds another `metadata`, certificate or `pin` may sign in as anybody. Another \
            directory that pushes accounts decides who is there, and who is not any more.
            """,
        fix: """
            Keep the old connection beside the new one until everybody has moved. If the provider \
            only has a new address, ask the business whether the subjects stay the same.
            """,
        failing: Example(
            ["organizations/acme.yaml": ChangingAcme(issuer: "https://new.acme.example").text],
            live: ["organizations/acme.yaml": ChangingAcme().text]
        ),
        repaired: Example(
            ["organizations/acme.yaml": ChangingAcme().text],
            live: ["organizations/acme.yaml": ChangingAcme().text]
        )
    )
}
