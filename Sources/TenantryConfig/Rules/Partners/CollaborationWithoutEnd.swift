import TenantryDiagnostics
import TenantryModel

/// Flags collaborations without a last day.
enum CollaborationWithoutEnd: OrganizationRule {
    static let page = RulePage(
        "COL003",
        "a collaboration has no end",
        why: """
            Help for a set-up is needed for weeks. Access that never ends is forgotten and is \
            still there when the partner, its people or the contract have changed.
            """,
        fix: "Write `until`, the last day with access. What needs longer is renewed by a review.",
        failing: Example(organization: acme(until: nil)),
        repaired: Example(organization: acme(until: "2027-01-31"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for collaborator in organization.organization.collaborators
        where collaborator.until == nil && organization.isUnderstood {
            let latest = (collaborator.from ?? organization.today)
                .adding(days: organization.longestCollaboration)
            findings.report(
                page,
                "collaboration `\(collaborator.id)` has no end",
                at: organization.place(collaborator),
                help: "write `until: \(latest)` or an earlier day"
            )
        }
    }

    private static func acme(until: String?) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(until: until)).text
    }
}

extension OrganizationView {
    /// How many days a collaboration may last: what the policy says, but never more than two
    /// years.
    var longestCollaboration: Int { min(desired.policy.maxDays, 730) }
}
