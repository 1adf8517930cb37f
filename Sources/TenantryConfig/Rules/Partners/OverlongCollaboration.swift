import TenantryDiagnostics
import TenantryModel

/// Flags collaborations that last longer than the policy allows.
enum OverlongCollaboration: OrganizationRule {
    static let asksLive = true

    static let page = RulePage(
        "COL006",
        "a collaboration lasts too long",
        why: """
            After a while nobody remembers why outsiders have access. A short end makes somebody \
            of the business look at it again; `policy.collaboration.maxDays` says how short, and \
            730 days are never exceeded.
            """,
        fix: """
            Write an earlier `until` and renew by a review. The days count from `from`. Where \
            that is omitted they count from the apply that let the people in, which the live \
            state knows, and before that from today.
            """,
        failing: Example(organization: acme(until: "2027-12-31")),
        repaired: Example(organization: acme(until: "2027-03-15"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        guard organization.desired.isCatalogUnderstood else { return }
        for collaborator in organization.organization.collaborators {
            guard let days = organization.days(of: collaborator),
                !organization.hasEnded(collaborator)
            else { continue }
            let latest = days.lowerBound.adding(days: organization.longestCollaboration)
            guard days.upperBound > latest else { continue }
            findings.report(
                page,
                "collaboration `\(collaborator.id)` ends "
                    + "\(days.upperBound.number - days.lowerBound.number) days after its start; "
                    + "\(organization.longestCollaboration) are allowed",
                at: organization.place(collaborator, "until"),
                help: latest < organization.today
                    ? "renew it as a new entry, with an id and a `from` of its own"
                    : "write `until: \(latest)` or an earlier day, and renew by a new review"
            )
        }
    }

    private static func acme(until: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(until: until)).text
    }
}
