import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags a domain that a vendor has only lent to the business.
enum RentedDomain: LocalRule {
    static let page = RulePage(
        "DOM017",
        .warning,
        "a domain belongs to a vendor",
        why: """
            The business has the name only as long as it pays the vendor. Then it is free, and \
            whoever takes it next is sent to this organization's sign-in.
            """,
        fix: "Claim a domain that the business has registered itself.",
        failing: Example(domains: "acme.example", "acme.onmicrosoft.com"),
        repaired: Example(domains: "acme.example")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for domain in organization.organization.domains {
            let name = domain.name.string
            guard hasThreeLabels(name) else { continue }
            let base = domain.provenName.string
            let vendor = IdentityVendors.lender(of: base)
            // A suffix as such is another matter, and so is whoever offers mailboxes to all.
            guard vendor != nil || PublicSuffixes.builtIn.isLent(base),
                !PublicSuffixes.builtIn.isOpenToStrangers(name),
                !organization.isFreeMail(name), !MailboxProviders.isDisposable(name)
            else { continue }
            let owner = vendor ?? "whoever runs `\(suffix(of: base))`"
            findings.report(
                page,
                "`\(name)` is lent by \(owner) and can be given to somebody else",
                at: organization.place("domains", name),
                help: "claim the domain that the business has registered itself"
            )
        }
    }

    /// Whether there can be a lent name: the suffix alone has two labels.
    private static func hasThreeLabels(_ name: String) -> Bool {
        var dots = 0
        for byte in name.utf8 where byte == 0x2E { dots += 1 }
        return dots >= 2
    }

    private static func suffix(of name: String) -> String {
        let registrable = PublicSuffixes.builtIn.registrableDomain(of: name) ?? name
        return String(registrable.drop { $0 != "." }.dropFirst())
    }
}
