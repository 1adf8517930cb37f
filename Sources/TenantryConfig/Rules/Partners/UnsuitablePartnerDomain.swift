import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags domains of partners that everybody can have, or that belong to somebody else.
enum UnsuitablePartnerDomain: WorkspaceRule {
    static let page = RulePage(
        "PTN003",
        "a domain cannot be a partner's",
        why: """
            A partner's domain says who may be named as one of its people. At a public mailbox \
            provider that is everybody, and with a domain of the provider or of another partner \
            it is not the partner's to say. (A domain that an organization claims too is reported \
            there, as DOM009.)
            """,
        fix: "Write only domains that belong to the partner alone.",
        failing: Example([
            "catalog/partner-dietcare.yaml": dietCare(domains: "[dietcare.example, gmail.com]")
        ]),
        repaired: Example([
            "catalog/partner-dietcare.yaml": dietCare(domains: "[dietcare.example]")
        ])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        var owners: [Text: (name: String, place: Place)] = [:]
        for provider in desired.catalog.providers {
            for domain in provider.domains {
                let place = Place.catalog("provider", "domains", domain.string)
                owners[domain] = ("the provider", place)
            }
        }
        for partner in desired.catalog.partners {
            for domain in partner.domains {
                let place = Place.catalog(
                    "partners",
                    partner.id.string,
                    "domains",
                    domain.string
                )
                if desired.isFreeMail(domain.string) {
                    findings.report(
                        page,
                        "`\(domain)` cannot be a domain of partner `\(partner.id)`: anybody can "
                            + "have a mailbox there",
                        at: place,
                        help: "delete it and write the people's addresses at the partner"
                    )
                } else if let owner = owners[domain] {
                    findings.report(
                        page,
                        "`\(domain)` cannot be a domain of partner `\(partner.id)`: it belongs "
                            + "to \(owner.name)",
                        at: place,
                        help: "delete it at one of them",
                        related: [("also written here", owner.place)]
                    )
                } else {
                    owners[domain] = ("partner `\(partner.id)`", place)
                }
            }
        }
    }

    private static func dietCare(domains: String) -> String {
        """
        partners:
          - id: dietcare
            name: DietCare
            domains: \(domains)
            people: [{ id: ann-orr, email: ann@dietcare.example }]
        """
    }
}
