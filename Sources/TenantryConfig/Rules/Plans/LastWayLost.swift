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
            the old one away in the next. Where all administrators of an organization move to \
            another sign-in at once, guard `lockouts` refuses the apply, since nobody has shown \
            that the new way works: let one of them keep a way, or say that it is meant with \
            `--allow lockouts=1`, or with a waiver of PLN007 in the file of the organization.
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
