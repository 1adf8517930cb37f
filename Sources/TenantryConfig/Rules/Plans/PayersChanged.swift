import TenantryDiagnostics

/// Explains plans that let somebody else pay for many.
enum PayersChanged: GuardRule {
    static let page = RulePage(
        "PLN016",
        .notice,
        "somebody else pays, or pays more than twice as much, too often",
        why: """
            Moving organizations below another parent, or away from it, moves their bills too, \
            and what is lent to them. So does another `owner` of a billing account, which counts \
            once, and a bill that is more than twice as high. Whoever gets the bill finds out \
            weeks later.
            """,
        fix: """
            Name the account under `billing` where it must stay, or allow exactly that number: \
            `--allow payers=1`. The limit is `policy.changes.maxPayersChanged`.
            """,
        failing: acme(billing: "bill-acme-2"),
        repaired: acme(billing: "bill-acme")
    )

    private static func acme(billing account: String) -> Example {
        Example(files(account), live: files("bill-acme"))
    }

    private static func files(_ account: String) -> KeyValuePairs<String, String> {
        [
            "catalog/policy.yaml": """
            policy:
              domains: { verified: off, allowReserved: true }
              changes: { maxPayersChanged: 0 }
            """,
            "catalog/billing.yaml": """
            billingAccounts:
              - { id: bill-acme, owner: acme, currency: EUR }
              - { id: bill-acme-2, owner: acme, currency: EUR }
            """,
            "organizations/acme.yaml": """
            id: acme
            name: Acme Clinic
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [acme.example]
            users: { staff: provider }
            subscriptions: { meal-ordering: standard }
            billing: \(account)
            """,
        ]
    }
}
