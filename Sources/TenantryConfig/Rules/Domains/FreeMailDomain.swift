import TenantryDiagnostics
import TenantryModel

/// Flags a domain at which anybody can have a mailbox.
enum FreeMailDomain: LocalRule {
    static let page = RulePage(
        "DOM004",
        "a domain is that of a public mailbox provider",
        why: """
            Whoever claims `gmail.com` is sent everybody with an address there, and keeps all \
            other organizations from doing the same. An address at a public provider says nothing \
            about the business that a person belongs to.
            """,
        fix: """
            Delete the domain. Consumers with such addresses sign in at the organization's own \
            page, `/o/<id>`, for which they need no domain.
            """,
        failing: Example(domains: "acme.example", "gmail.com"),
        repaired: Example(domains: "acme.example")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for domain in organization.organization.domains
        where organization.isFreeMail(domain.name.string) {
            findings.report(
                page,
                "`\(domain.name)` is a public mailbox provider",
                at: organization.place("domains", domain.name.string),
                help: "delete it: people with such addresses sign in at `/o/\(organization.id)`"
            )
        }
    }
}
