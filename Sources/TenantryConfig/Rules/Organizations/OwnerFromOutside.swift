import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags owners whose address is at a public or throw-away mailbox, the provider or a partner.
enum OwnerFromOutside: OrganizationRule {
    static let page = RulePage(
        "ORG009",
        "the owner is not a person of the business",
        why: """
            The owner is asked when somebody needs access, an incident runs or a helper wants to \
            stay. Anybody can open a mailbox that looks like the right person; and the provider \
            or a partner would answer for the business in its own name.
            """,
        fix: "Name a person with an address at the business.",
        failing: .bravo(owner: "{ name: Bo Ek, email: bravo.clinic@gmail.com }"),
        repaired: .bravo()
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let email = organization.organization.ownerEmail.string
        guard let at = email.utf8.lastIndex(of: 0x40) else { return }
        let host = email[email.utf8.index(after: at)...]
        // If it claims the domain itself, the rules for domains say what is wrong.
        if organization.organization.domains.contains(where: {
            $0.name.string.utf8.elementsEqual(host.utf8)
        }) {
            return
        }
        let domain = String(host)
        if organization.desired.isFreeMail(domain) || MailboxProviders.isDisposable(domain) {
            findings.report(
                page,
                "the owner `\(email)` has a public mailbox, not an address at the business",
                at: organization.place("owner", "email"),
                help: help(for: organization)
            )
        } else if let owner = organization.desired.reservation(of: domain) {
            findings.report(
                page,
                "the owner `\(email)` is a person of \(owner), not of the business",
                at: organization.place("owner", "email"),
                help: help(for: organization),
                "people of a partner help through `collaborators`"
            )
        }
    }

    private static func help(for organization: OrganizationView) -> String {
        guard let domain = organization.organization.domains.first?.name.string else {
            return "name a person with an address at the business"
        }
        let name = domain.hasPrefix("*.") ? domain.dropFirst(2) : domain[...]
        return "name a person of `\(organization.id)`, for example with an address at \(name)"
    }
}
