import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags owners whose address is at a public or throw-away mailbox, at the provider or a partner,
/// or at an organization that has nothing to do with theirs.
enum OwnerFromOutside: OrganizationRule {
    static let asksLive = true
    static let warns = true

    static let page = RulePage(
        "ORG009",
        "the owner is not a person of the business",
        why: """
            The owner is asked when somebody needs access, an incident runs or a helper wants to \
            stay. Anybody can open a mailbox that looks like the right person; and the provider \
            or a partner would answer for the business in its own name. Nor does a wildcard make \
            anybody a person of the business whose address leads to an organization of another \
            tree, which claims it more exactly; that is a warning where the owner was applied \
            already, or where it is not known what was.
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
        } else if case .foreign(let owner) = organization.standing(of: Text(email)) {
            let isOld = organization.mayHaveSaid { $0.ownerEmail.string == email }
            findings.report(
                page,
                "the owner `\(email)` \(organization.staff(of: owner))",
                at: organization.place("owner", "email"),
                severity: isOld ? .warning : .error,
                help: help(for: organization),
                "if the two belong together, put them in one tree: `parent`"
            )
        }
    }

    private static func help(for organization: OrganizationView) -> String {
        let domains = organization.organization.domains
        guard let name = domains.first(where: { !isForeign($0, organization) })?.provenName else {
            return "name a person with an address at the business"
        }
        return "name a person of `\(organization.id)`, for example with an address at \(name)"
    }

    /// Whether addresses at a domain lead to an organization of another tree all the same.
    private static func isForeign(_ domain: Domain, _ organization: OrganizationView) -> Bool {
        let address = Text("owner@\(domain.provenName)")
        if case .foreign = organization.standing(of: address) { return true }
        return false
    }
}
