import TenantryDiagnostics
import TenantryModel

/// Flags collaborations that last longer than the policy allows.
enum OverlongCollaboration: OrganizationRule {
    static let page = RulePage(
        "COL006",
        "a collaboration lasts too long",
        why: """
            After a while nobody remembers why outsiders have access. A short end makes somebody \
            of the business look at it again; `policy.collaboration.maxDays` says how short, and \
            730 days are never exceeded.
            """,
        fix: """
            Write an earlier `until` and renew by a review. The days count from `from`, or from \
            today where `from` is omitted.
            """,
        failing: Example(organization: acme(until: "2027-12-31")),
        repaired: Example(organization: acme(until: "2027-03-15"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for collaborator in organization.organization.collaborators {
            guard let until = collaborator.until, !organization.hasEnded(collaborator) else {
                continue
            }
            let from = collaborator.from ?? organization.today
            let latest = from.adding(days: organization.longestCollaboration)
            guard until > latest else { continue }
            findings.report(
                page,
                "collaboration `\(collaborator.id)` ends \(until.number - from.number) days "
                    + "after its start; "
                    + "\(organization.longestCollaboration) are allowed",
                at: organization.place(collaborator, "until"),
                help: "write `until: \(latest)` or an earlier day, and renew by a new review"
            )
        }
    }

    private static func acme(until: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(until: until)).text
    }
}
