import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags a domain that no mail system can ever have.
enum ReservedDomain: LocalRule {
    static let page = RulePage(
        "DOM018",
        "a domain is reserved and can never receive mail",
        why: """
            Names such as `.example`, `.test` and `.local` belong to nobody in the world. A domain \
            like this cannot be verified, so nobody can sign in through it: usually it was left \
            over from a copied example.
            """,
        fix: """
            Write the domain at which the business really gets its mail. Only a demonstration \
            sets `policy.domains.allowReserved`.
            """,
        failing: example(domain: "hospital-nord.example"),
        repaired: example(domain: "hospital-nord.de")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        if organization.policy.allowReserved || !organization.isCatalogUnderstood { return }
        for domain in organization.organization.domains
        where DomainNames.isReserved(domain.name.string) {
            findings.report(
                page,
                "`\(domain.name)` can never receive mail: the name is reserved",
                at: organization.place("domains", domain.name.string),
                help: "write the domain at which the business gets its mail",
                "for a demonstration, write `policy: { domains: { allowReserved: true } }`"
            )
        }
    }

    private static func example(domain: String) -> Example {
        Example([
            "catalog/policy.yaml": """
            policy:
              domains: { allowReserved: false }
            """,
            "organizations/acme.yaml": """
            id: acme
            name: Acme Clinic
            owner: { name: Ada Berg, email: ada@\(domain) }
            domains: [\(domain)]
            users: { staff: provider }
            """,
        ])
    }
}
