import TenantryDiagnostics

/// Explains secret fields that hold something other than a reference; the decoder reports them.
enum SecretInsteadOfReference: Rule {
    static let page = RulePage(
        "SEC001",
        "a secret field does not hold a reference",
        why: """
            Whoever can read the repository, its copies or a log of its checks could take a \
            secret that is written there and act as the provider at the business's identity \
            provider. git keeps it for ever, even when the line is deleted. So files only say \
            where a secret is found, and the value is never stored or shown.
            """,
        fix: """
            Write `env:NAME` for an environment variable of the run that applies, or `file:/path` \
            for a file there. If a real secret was in the file, rotate it now.
            """,
        failing: Example(organization: bravo(secret: "the-secret-itself"), id: "bravo"),
        repaired: Example(organization: bravo(secret: "env:BRAVO_STAFF_SECRET"), id: "bravo")
    )

    private static func bravo(secret: String) -> String {
        """
        id: bravo
        name: Bravo Clinic
        owner: { name: Bo Ek, email: bo@bravo.example }
        domains: [{ name: bravo.example, via: workforce }]
        connections:
          - id: workforce
            type: oidc
            issuer: https://id.bravo.example
            clientId: healthyfoods
            clientSecret: \(secret)
            grants: { everyone: [support-desk/requester] }
        users: { staff: federated }
        """
    }
}
