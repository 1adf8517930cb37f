import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags collaborations that let in more people than the policy allows.
enum TooManyCollaborators: OrganizationRule {
    static let page = RulePage(
        "COL015",
        "a collaboration lets in too many people",
        why: """
            A business can keep an eye on a few outsiders, not on a whole company. \
            `policy.collaboration.maxPeople` says how many it may be.
            """,
        fix: "Name the people who are really needed, or a smaller team.",
        failing: Example([
            "catalog/policy.yaml": policy,
            "organizations/acme.yaml": acme(people: "team: hospital-setup"),
        ]),
        repaired: Example([
            "catalog/policy.yaml": policy,
            "organizations/acme.yaml": acme(people: "people: [jane-roe]"),
        ])
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let desired = organization.desired
        guard !organization.organization.collaborators.isEmpty, desired.isCatalogUnderstood
        else { return }
        let limit = min(desired.policy.maxPeople, 50)
        for collaborator in organization.organization.collaborators
        where !organization.hasEnded(collaborator) {
            let team = collaborator.team.flatMap {
                desired.index.partners[collaborator.partner]?.teams.named($0)
            }
            let count = (team?.people.count ?? 0) + collaborator.people.count
            guard count > limit else { continue }
            findings.report(
                page,
                "collaboration `\(collaborator.id)` lets in \(count) people; \(limit) are allowed",
                at: organization.peoplePlace(collaborator),
                help: "name the people who are needed with `people`, or a smaller team"
            )
        }
    }

    private static let policy = """
        policy:
          domains: { verified: off, allowReserved: true }
          collaboration: { maxPeople: 1 }
        """

    private static func acme(people: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(people: people)).text
    }
}
