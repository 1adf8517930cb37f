import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags a domain that two organizations claim.
enum DomainClaimedTwice: WorkspaceRule {
    static let page = RulePage(
        "DOM001",
        "two organizations claim one domain",
        why: """
            A domain is the only way from an e-mail address to an organization. If two claim it, \
            people of one could be sent to the sign-in of the other.
            """,
        fix: """
            Keep the domain at one of them. Where a group shares an identity provider, the parent \
            claims the domain and lends the connection with `share.connections`.
            """,
        failing: Example([
            "organizations/acme.yaml": organization("acme", domain: "acme.example"),
            "organizations/bravo.yaml": organization("bravo", domain: "acme.example"),
        ]),
        repaired: Example([
            "organizations/acme.yaml": organization("acme", domain: "acme.example"),
            "organizations/bravo.yaml": organization("bravo", domain: "bravo.example"),
        ])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        // In order, so that equal files give equal findings where there are more than are shown.
        let shared = desired.index.claims.filter { $0.value.count > 1 }
        for (domain, claimants) in shared.sorted(by: { $0.key < $1.key }) {
            for later in claimants.dropFirst() {
                let first = claimants[0]
                let names = [first, later].map { desired.state.organizations[$0].id }
                findings.report(
                    page,
                    "`\(domain)` is claimed by `\(names[0])` and `\(names[1])`",
                    at: Place(organization: later, "domains", domain.string),
                    help: "keep it at one of them",
                    "to share an identity provider, let the parent lend it: `share.connections`",
                    related: [
                        ("also claimed here", Place(organization: first, "domains", domain.string))
                    ]
                )
            }
        }
    }

    private static func organization(_ id: String, domain: String) -> String {
        """
        id: \(id)
        name: Clinic \(id)
        owner: { name: Ada Berg, email: ada@\(domain) }
        domains: [\(domain)]
        users: { staff: provider }
        admins:
          - { email: ada@\(domain), role: org-admin }
        """
    }
}
