import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags persons of a partner whose address is not in a domain of the partner.
enum PersonOutsidePartnerDomains: WorkspaceRule {
    static let page = RulePage(
        "PTN002",
        "a person's address is not in a domain of the partner",
        why: """
            When somebody leaves the partner, the partner closes the mailbox, and access by it \
            ends. A private address, or one of another company, stays open.
            """,
        fix: "Write the person's address at the partner, or add the domain if it is the partner's.",
        failing: Example(["catalog/partner-dietcare.yaml": dietCare(email: "ann@home.example")]),
        repaired: Example([
            "catalog/partner-dietcare.yaml": dietCare(email: "ann@dietcare.example")
        ])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for partner in desired.catalog.partners where !partner.domains.isEmpty {
            for person in partner.people where !person.email.isEmpty {
                let host = person.email.mailHost
                guard !partner.owns(host: host), desired.isCatalogUnderstood else { continue }
                findings.report(
                    page,
                    "`\(person.email)` of `\(person.id)` is no address of partner `\(partner.id)`",
                    at: .catalog(
                        "partners",
                        partner.id.string,
                        "people",
                        person.id.string,
                        "email"
                    ),
                    help: "write an address in \(partner.domains.listed())",
                    desired.isFreeMail(host)
                        ? "`\(host)` is a public mailbox provider and cannot be a partner's domain"
                        : "or add `\(host)` to `domains` if it belongs to the partner",
                    related: [
                        (
                            "the partner's domains",
                            .catalog("partners", partner.id.string, "domains")
                        )
                    ]
                )
            }
        }
    }

    private static func dietCare(email: String) -> String {
        """
        partners:
          - id: dietcare
            name: DietCare
            domains: [dietcare.example]
            people: [{ id: ann-orr, email: \(email) }]
        """
    }
}
