/// The organization of the examples about plans: its consumers sign in at the business.
struct ChangingAcme {
    var issuer = "https://id.acme.example"
    var domains =
        "[{ name: acme.example, for: staff }, { name: guests.acme.example, for: consumers }]"
    var grants = "{ everyone: [meal-ordering/patient] }"
    var consumers = "  consumers: federated\n"
    var admins = "admins: [{ email: ada@acme.example, role: org-admin }]\n"

    var text: String {
        """
        id: acme
        name: Acme Clinic
        owner: { name: Ada Berg, email: ada@acme.example }
        domains: \(domains)
        connections:
          - id: guests
            type: oidc
            for: [consumers]
            button: true
            issuer: \(issuer)
            clientId: healthyfoods
            clientSecret: env:ACME_SECRET
            claims: { email: email, groups: groups }
            grants: \(grants)
        users:
          staff: provider
        \(consumers)\(admins)subscriptions: { meal-ordering: standard }
        billing: bill-acme
        """
    }
}
