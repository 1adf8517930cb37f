import TenantryDiagnostics

/// Explains connections of one organization with one id; the decoder reports them.
enum ConnectionDeclaredTwice: Rule {
    static let page = RulePage(
        "IDP001",
        "an organization declares a connection twice",
        why: """
            Domains and shares name a connection by its id. If two have the same, nobody can say \
            at which of the two people sign in, and a reviewer reads the wrong one.
            """,
        fix: "Delete one of them, or give it an id of its own.",
        failing: Example(organization: organization(second: "patients")),
        repaired: Example(organization: organization(second: "relatives"))
    )

    private static func organization(second: String) -> String {
        """
        id: acme
        name: Acme Clinic
        owner: { name: Ada Berg, email: ada@acme.example }
        domains: [{ name: acme.example, via: patients }]
        connections:
          - id: patients
            type: oidc
            issuer: https://id.acme.example/patients
            clientId: healthyfoods
            clientSecret: env:ACME_PATIENTS_SECRET
            grants: { everyone: [meal-ordering/patient] }
          - id: \(second)
            type: oidc
            issuer: https://id.acme.example/relatives
            clientId: healthyfoods
            clientSecret: env:ACME_RELATIVES_SECRET
            button: true
            grants: { everyone: [meal-ordering/patient] }
        users: { consumers: federated }
        subscriptions: { meal-ordering: standard }
        billing: bill-acme
        """
    }
}
