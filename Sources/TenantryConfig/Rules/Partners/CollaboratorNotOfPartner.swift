import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags collaborations that do not say clearly whom of the partner they let in.
enum CollaboratorNotOfPartner: OrganizationRule {
    static let page = RulePage(
        "COL002",
        "a collaboration does not name a team or people of its partner",
        why: """
            Reviewers must see who gets access. A name that the partner does not have lets nobody \
            in, and with `team` and `people` together it is not clear which of the two is meant.
            """,
        fix: "Write either one `team` or a list of `people` as the catalog declares them.",
        failing: Example(organization: acme(people: "people: [jane-row]")),
        repaired: Example(organization: acme(people: "people: [jane-roe]"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        guard !organization.organization.collaborators.isEmpty else { return }
        let desired = organization.desired
        for collaborator in organization.organization.collaborators {
            checkChoice(collaborator, organization, &findings)
            guard let partner = desired.index.partners[collaborator.partner] else { continue }
            if let team = collaborator.team, partner.teams.named(team) == nil,
                desired.isCatalogUnderstood
            {
                findings.report(
                    page,
                    "partner `\(partner.id)` has no team `\(team)`",
                    at: organization.place(collaborator, "team"),
                    help: findings.advice(for: team, among: partner.teams.map(\.id))
                )
            }
            for person in collaborator.people
            where partner.people.named(person) == nil && desired.isCatalogUnderstood {
                findings.report(
                    page,
                    "partner `\(partner.id)` has no person `\(person)`",
                    at: organization.place(collaborator, "people", person.string),
                    help: findings.advice(for: person, among: partner.people.map(\.id))
                )
            }
        }
    }

    private static func checkChoice(
        _ collaborator: Collaborator,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        switch (collaborator.team, collaborator.people.isEmpty) {
        case (nil, true) where organization.isUnderstood:
            findings.report(
                page,
                "collaboration `\(collaborator.id)` does not say who may come",
                at: organization.place(collaborator),
                help: "write `team: hospital-setup`, or `people: [jane-roe]`"
            )
        case (.some, false):
            findings.report(
                page,
                "collaboration `\(collaborator.id)` gives both `team` and `people`",
                at: organization.place(collaborator, "people"),
                help: "delete one of the two",
                related: [("the team", organization.place(collaborator, "team"))]
            )
        case (nil, _), (.some, true): break
        }
    }

    private static func acme(people: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(people: people)).text
    }
}
