import TenantryDiagnostics

/// Explains plans that let people of one organization sign in another way.
enum WayInChanged: ConsequenceRule {
    static let page = RulePage(
        "PLN006",
        .notice,
        "people must sign in another way",
        why: """
            From the provider to the business, passwords and passkeys that people have here are \
            worth nothing. The other way round nobody has a credential here yet. Both show on \
            the first morning.
            """,
        fix: """
            Tell people before, and let both ways stand for a while: mode `hybrid` imports \
            accounts at the first sign-in.
            """,
        failing: Example(
            ["organizations/acme.yaml": atProvider],
            live: ["organizations/acme.yaml": ChangingAcme().text]
        ),
        repaired: Example(
            ["organizations/acme.yaml": ChangingAcme().text],
            live: ["organizations/acme.yaml": ChangingAcme().text]
        )
    )

    private static let atProvider = """
        id: acme
        name: Acme Clinic
        owner: { name: Ada Berg, email: ada@acme.example }
        domains: [{ name: acme.example, for: staff }, { name: guests.acme.example, for: consumers }]
        users:
          staff: provider
          consumers: { mode: provider, defaultRoles: [meal-ordering/patient] }
        subscriptions: { meal-ordering: standard }
        billing: bill-acme
        admins: [{ email: ada@acme.example, role: org-admin }]
        """
}
