import TenantryDiagnostics
import TenantryModel

/// Flags teams that are empty or name somebody whom the partner does not have.
enum TeamWithoutMembers: WorkspaceRule {
    static let page = RulePage(
        "PTN004",
        "a team is empty, or names an unknown person",
        why: """
            Organizations let a team in by its name. If it is empty or a name in it is misspelt, \
            the business expects help that nobody can give.
            """,
        fix: "Write the ids of people of this partner, or delete the team.",
        failing: Example(["catalog/partner-dietcare.yaml": dietCare(team: "[ann-or]")]),
        repaired: Example(["catalog/partner-dietcare.yaml": dietCare(team: "[ann-orr]")])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for partner in desired.catalog.partners {
            for team in partner.teams {
                if team.people.isEmpty, desired.isCatalogUnderstood {
                    findings.report(
                        page,
                        "team `\(team.id)` of partner `\(partner.id)` is empty",
                        at: .catalog("partners", partner.id.string, "teams", team.id.string),
                        help: "add people, or delete the team"
                    )
                }
                for person in team.people
                where partner.people.named(person) == nil && desired.isCatalogUnderstood {
                    findings.report(
                        page,
                        "team `\(team.id)` names `\(person)`, who is no person of partner "
                            + "`\(partner.id)`",
                        at: .catalog(
                            "partners",
                            partner.id.string,
                            "teams",
                            team.id.string,
                            person.string
                        ),
                        help: findings.advice(for: person, among: partner.people.map(\.id))
                    )
                }
            }
        }
    }

    private static func dietCare(team: String) -> String {
        """
        partners:
          - id: dietcare
            name: DietCare
            domains: [dietcare.example]
            people: [{ id: ann-orr, email: ann@dietcare.example }]
            teams: { kitchen: \(team) }
        """
    }
}
