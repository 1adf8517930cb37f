import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags domains of partners, and of the provider, that everybody can have, or that belong to
/// somebody else.
enum UnsuitablePartnerDomain: WorkspaceRule {
    static let page = RulePage(
        "PTN003",
        "a domain cannot be a partner's, or the provider's",
        why: """
            A partner's domain says who may be named as one of its people. At a public mailbox \
            provider, or under a public suffix, that is everybody, and with a domain of the \
            provider or of another partner it is not the partner's to say. No organization can \
            claim such a domain either, so one that is not theirs locks others out. (A domain that \
            an organization claims too is reported there, as DOM009.)
            """,
        fix: "Write only domains that belong to the partner, or to the provider, alone.",
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
                if let reason = openness(of: domain, desired) {
                    findings.report(
                        page,
                        "`\(domain)` cannot be a domain of the provider: \(reason)",
                        at: place,
                        help: "delete it, and write the names that the provider has registered"
                    )
                }
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
                if let reason = openness(of: domain, desired) {
                    findings.report(
                        page,
                        "`\(domain)` cannot be a domain of partner `\(partner.id)`: \(reason)",
                        at: place,
                        help: "delete it and write the people's addresses at the partner"
                    )
                } else if let owner = owners[domain] ?? owner(covering: domain, owners) {
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

    /// Why everybody can have an address at a domain; `nil` if not everybody can.
    private static func openness(of domain: Text, _ desired: DesiredIndex) -> String? {
        if desired.isFreeMail(domain.string) || MailboxProviders.isDisposable(domain.string) {
            return "anybody can have a mailbox there"
        }
        return PublicSuffixes.builtIn.isOpenToStrangers(domain.string)
            ? "it is a public suffix, under which anybody can register a name" : nil
    }

    /// Whose domain a wildcard covers, or which wildcard covers a domain, of those before.
    private static func owner(
        covering domain: Text,
        _ owners: [Text: (name: String, place: Place)]
    ) -> (name: String, place: Place)? {
        owners.filter { other, _ in
            DomainNames.covers(domain.string, name(of: other))
                || DomainNames.covers(other.string, name(of: domain))
        }.min { $0.key < $1.key }?.value
    }

    /// The name under a wildcard.
    private static func name(of domain: Text) -> String {
        domain.string.hasPrefix("*.") ? String(domain.string.dropFirst(2)) : domain.string
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
