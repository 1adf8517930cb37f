import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags a domain under which anybody can register a name.
enum PublicSuffixClaimed: LocalRule {
    static let page = RulePage(
        "DOM003",
        "a domain is a public suffix",
        why: """
            Under a public suffix such as `co.uk` or `github.io` anybody can register a name, and \
            under `onmicrosoft.com` or `okta.com` every customer of that company has one. An \
            organization that claims one claims strangers: with `*.` in front, people of other \
            businesses are sent to its sign-in.
            """,
        fix: "Claim the name that the business itself has registered under the suffix.",
        failing: Example(domains: "acme.example", "\"*.co.uk\""),
        repaired: Example(domains: "acme.example", "\"*.acme-clinic.co.uk\"")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for domain in organization.organization.domains {
            let name = domain.name.string
            let suffix = domain.provenName.string
            // A vendor of sign-ins lends names to anybody who asks, like a registry.
            guard
                PublicSuffixes.builtIn.isOpenToStrangers(name)
                    || IdentityVendors.lends(suffix[...])
            else { continue }
            let harm = domain.isWildcard ? "everybody under it would match" : "nobody owns it"
            findings.report(
                page,
                "`\(suffix)` is a public suffix: \(harm)",
                at: organization.place("domains", name),
                help: "claim the name that the business has registered, such as "
                    + "`\(organization.id).\(suffix)`"
            )
        }
    }
}
