import TenantryDiagnostics

/// Explains plans that take services or roles from people.
enum AccessShrinks: ConsequenceRule {
    static let page = RulePage(
        "PLN008",
        .notice,
        "people lose services or roles",
        why: """
            Somebody who ordered meals yesterday cannot today. Losses are meant far less often \
            than gains, and are found out at the bedside.
            """,
        fix: """
            If it is not meant, give the grant, the subscription or the default role back. If it \
            is, tell the business before the apply.
            """,
        failing: Example(
            [
                "organizations/acme.yaml": ChangingAcme(
                    grants: "{ groups: { ward: [meal-ordering/patient] } }"
                ).text
            ],
            live: ["organizations/acme.yaml": ChangingAcme().text]
        ),
        repaired: Example(
            ["organizations/acme.yaml": ChangingAcme().text],
            live: ["organizations/acme.yaml": ChangingAcme().text]
        )
    )
}
