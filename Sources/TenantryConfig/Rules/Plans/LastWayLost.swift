import TenantryDiagnostics

/// Explains plans that leave people or an organization with nobody to turn to.
enum LastWayLost: ConsequenceRule {
    static let page = RulePage(
        "PLN007",
        .notice,
        "the last sign-in or the last administrator goes",
        why: """
            A population without a sign-in is locked out, whoever they are. An organization \
            without an administrator of its own cannot mend that itself.
            """,
        fix: """
            Add the new sign-in or the new administrator first, in a change of its own, and take \
            the old one away in the next.
            """,
        failing: Example(
            ["organizations/acme.yaml": ChangingAcme(admins: "").text],
            live: ["organizations/acme.yaml": ChangingAcme().text]
        ),
        repaired: Example(
            ["organizations/acme.yaml": ChangingAcme().text],
            live: ["organizations/acme.yaml": ChangingAcme().text]
        )
    )
}
