import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags a domain of the provider or of a partner that an organization claims.
enum PartnerDomainClaimed: LocalRule {
    static let page = RulePage(
        "DOM009",
        "an organization claims a domain of the provider or of a partner",
        why: """
            People of the provider or of a partner would count as people of the business: they \
            could sign in there without an end date, a sponsor or a reason, and the business's \
            identity provider could sign in as one of them.
            """,
        fix: """
            Delete the domain. Somebody of a partner who helps an organization is named under its \
            `collaborators`.
            """,
        failing: Example(domains: "acme.example", "onboardly.example"),
        repaired: Example(domains: "acme.example")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for domain in organization.organization.domains {
            let claim = domain.name.string
            guard domain.isWildcard || organization.reservation(of: claim) != nil else { continue }
            report(
                claim,
                at: organization.place("domains", claim),
                Owned.all(organization.catalog),
                &findings
            )
        }
    }

    private static func report(
        _ claim: String,
        at place: Place,
        _ owned: [Owned],
        _ findings: inout Findings
    ) {
        if let above = owned.first(where: { DomainNames.isUnder(claim, $0.domain.string) }) {
            findings.report(
                page,
                "`\(claim)` belongs to \(above.owner)",
                at: place,
                help: above.isPartner
                    ? "delete it: people of a partner help through `collaborators`"
                    : "delete it: nobody but the provider can have it",
                related: [("declared here", above.place)]
            )
        } else if let below = owned.first(where: { isHidden($0, under: claim) }) {
            findings.report(
                page,
                "`\(claim)` would match `\(below.domain)`, which belongs to \(below.owner)",
                at: place,
                help: "list the names of the business instead of `\(claim)`",
                related: [("declared here", below.place)]
            )
        }
    }

    /// Whether a wildcard matches a domain of the provider.
    ///
    /// A partner may be at home under a business's domain, as its own IT company is; whether its
    /// people may then collaborate is a question for the rules about collaborators.
    private static func isHidden(_ owned: Owned, under claim: String) -> Bool {
        !owned.isPartner && DomainNames.covers(claim, owned.domain.string)
    }

    /// A domain of the provider or of a partner.
    private struct Owned {
        let domain: Text
        let owner: String
        let place: Place
        let isPartner: Bool

        static func all(_ catalog: Catalog) -> [Owned] {
            let ofProvider = catalog.providers.flatMap { provider in
                provider.domains.map {
                    Owned(
                        domain: $0,
                        owner: "provider `\(provider.id)`",
                        place: .catalog("provider", "domains", $0.string),
                        isPartner: false
                    )
                }
            }
            let ofPartners = catalog.partners.flatMap { partner in
                partner.domains.map {
                    Owned(
                        domain: $0,
                        owner: "partner `\(partner.id)`",
                        place: .catalog("partners", partner.id.string, "domains", $0.string),
                        isPartner: true
                    )
                }
            }
            return ofProvider + ofPartners
        }
    }
}
