import TenantryDiagnostics
import TenantryModel

/// Flags collaborations whose last day is before their first.
enum CollaborationEndingBeforeStart: LocalRule {
    static let page = RulePage(
        "COL004",
        "a collaboration ends before it starts",
        why: "It would never let anybody in, which is certainly not what was meant.",
        fix: "Swap the two days, or correct the one that is wrong.",
        failing: Example(organization: acme(from: "2027-01-10", until: "2026-12-31")),
        repaired: Example(organization: acme(from: "2026-12-31", until: "2027-01-10"))
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for collaborator in organization.organization.collaborators {
            guard let from = collaborator.from, let until = collaborator.until, until < from
            else { continue }
            findings.report(
                page,
                "collaboration `\(collaborator.id)` ends on \(until), before it starts on \(from)",
                at: organization.place(collaborator, "until"),
                help: "swap the two days, or correct one of them",
                related: [("it starts here", organization.place(collaborator, "from"))]
            )
        }
    }

    private static func acme(from: String, until: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(from: from, until: until)).text
    }
}
