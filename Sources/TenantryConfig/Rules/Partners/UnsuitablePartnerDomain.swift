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
        var owners = Owners()
        for provider in desired.catalog.providers {
            for domain in provider.domains {
                let place = Place.catalog("provider", "domains", domain.string)
                owners.add(domain, Owner(partner: nil, place: place))
                // A name under which it lends others to its customers is its own all the same.
                guard !PublicSuffixes.builtIn.isLent(domain.string),
                    let reason = openness(of: domain, desired)
                else { continue }
                findings.report(
                    page,
                    "`\(domain)` cannot be a domain of the provider: \(reason)",
                    at: place,
                    help: "delete it, and write the names that the provider has registered"
                )
            }
        }
        for partner in desired.catalog.partners {
            for domain in partner.domains {
                let place = Place.catalog("partners", partner.id.string, "domains", domain.string)
                let what = "`\(domain)` cannot be a domain of partner `\(partner.id)`"
                if let reason = openness(of: domain, desired) {
                    findings.report(
                        page,
                        "\(what): \(reason)",
                        at: place,
                        help: "delete it and write the people's addresses at the partner"
                    )
                } else if let owner = owners.owner(of: domain), owner.partner != partner.id {
                    findings.report(
                        page,
                        "\(what): it belongs to \(owner.words)",
                        at: place,
                        help: "delete it at one of them",
                        related: [("also written here", owner.place)]
                    )
                } else {
                    owners.add(domain, Owner(partner: partner.id, place: place))
                }
            }
        }
    }

    /// Who has a domain, and where that is written.
    private struct Owner {
        /// The partner; `nil` for the provider.
        let partner: Text?
        let place: Place

        var words: String { partner.map { "partner `\($0)`" } ?? "the provider" }
    }

    /// Who has which domains, to find one, what covers it, and what it covers.
    private struct Owners {
        private var exact: [Substring: Owner] = [:]
        private var wildcards: [Substring: Owner] = [:]
        private var below: [Substring: Owner] = [:]

        /// Adds a domain; the first that has one keeps it.
        mutating func add(_ domain: Text, _ owner: Owner) {
            let name = Owners.base(of: domain)
            if name.utf8.count == domain.string.utf8.count {
                exact[name] = exact[name] ?? owner
            } else {
                wildcards[name] = wildcards[name] ?? owner
            }
            for above in Owners.names(from: name) { below[above] = below[above] ?? owner }
        }

        /// Whose a domain is already, in whole or in part.
        ///
        /// - Complexity: O(*labels*).
        func owner(of domain: Text) -> Owner? {
            let name = Owners.base(of: domain)
            let isWildcard = name.utf8.count != domain.string.utf8.count
            if isWildcard, let covered = below[name] { return covered }
            return exact[name] ?? Owners.names(from: name).lazy.compactMap { wildcards[$0] }.first
        }

        /// The name without the star of a wildcard.
        private static func base(of domain: Text) -> Substring {
            domain.string.dropFirst(domain.string.utf8.starts(with: "*.".utf8) ? 2 : 0)
        }

        /// A name and all above it, the longest first.
        private static func names(from name: Substring) -> [Substring] {
            var names = [name]
            while let last = names.last, let dot = last.utf8.firstIndex(of: UInt8(ascii: ".")) {
                names.append(last[last.utf8.index(after: dot)...])
            }
            return names
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
