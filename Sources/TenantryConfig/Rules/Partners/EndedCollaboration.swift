import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags collaborations that have ended.
enum EndedCollaboration: OrganizationRule {
    static let page = RulePage(
        "COL005",
        .warning,
        "a collaboration has ended",
        why: """
            Since the day after `until` nobody has access by it; the file should not say \
            otherwise. It is only a warning: a date alone must not stop other people's changes.
            """,
        fix: "Delete the entry, or add a new one with an id of its own if help is still needed.",
        failing: Example(organization: acme(until: "2026-12-14")),
        repaired: Example(organization: acme(until: "2027-01-31"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for collaborator in organization.organization.collaborators {
            guard let until = collaborator.until, until < organization.today else { continue }
            let people = organization.desired.index.people(of: collaborator).map(\.id)
            let consequence =
                people.isEmpty ? "" : ", and with it the access of \(people.listed(upTo: 5))"
            findings.report(
                page,
                "collaboration `\(collaborator.id)` ended on \(until)\(consequence)",
                at: organization.place(collaborator, "until"),
                help: "delete the entry, or renew it with a new id"
            )
        }
    }

    private static func acme(until: String) -> String {
        ExampleOrganization(
            collaborator: ExampleCollaborator(from: "2026-12-01", until: until)
        ).text
    }
}
