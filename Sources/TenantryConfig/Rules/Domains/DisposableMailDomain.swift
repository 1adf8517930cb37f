import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags a domain of throw-away mailboxes.
enum DisposableMailDomain: LocalRule {
    static let page = RulePage(
        "DOM005",
        .warning,
        "a domain is one of throw-away mailboxes",
        why: """
            Anybody can read the mail of any address there, for some minutes. A sign-up with such \
            a domain is often a test that was forgotten, or somebody who does not want to be found.
            """,
        fix: "Ask the business for the domain at which it really gets its mail.",
        failing: Example(domains: "acme.example", "mailinator.com"),
        repaired: Example(domains: "acme.example")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for domain in organization.organization.domains
        where MailboxProviders.isDisposable(domain.name.string) {
            if organization.isFreeMail(domain.name.string) { continue }
            findings.report(
                page,
                "`\(domain.name)` is a domain of throw-away mailboxes",
                at: organization.place("domains", domain.name.string),
                help: "delete it, and write the domain at which the business gets its mail"
            )
        }
    }
}
