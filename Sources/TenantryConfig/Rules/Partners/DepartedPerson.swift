import TenantryDiagnostics
import TenantryModel

/// Flags people of a partner whose last day has passed.
enum DepartedPerson: WorkspaceRule {
    static let page = RulePage(
        "PTN005",
        .warning,
        "a person has left the partner",
        why: """
            The person has no access any more, wherever the entry is used. But teams and \
            collaborations that still name the person look better staffed than they are.
            """,
        fix: "Delete the person, also from teams and collaborations, or write a later `until`.",
        failing: Example(["catalog/partner-dietcare.yaml": dietCare(until: "2026-11-30")]),
        repaired: Example(["catalog/partner-dietcare.yaml": dietCare(until: "2027-11-30")])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for partner in desired.catalog.partners {
            for person in partner.people {
                guard let until = person.until, until < desired.workspace.today else { continue }
                findings.report(
                    page,
                    "`\(person.id)` left partner `\(partner.id)` on \(until) and has no access "
                        + "any more",
                    at: .catalog(
                        "partners",
                        partner.id.string,
                        "people",
                        person.id.string,
                        "until"
                    ),
                    help: "delete the person, also from teams and collaborations"
                )
            }
        }
    }

    private static func dietCare(until: String) -> String {
        """
        partners:
          - id: dietcare
            name: DietCare
            domains: [dietcare.example]
            people: [{ id: ann-orr, email: ann@dietcare.example, until: \(until) }]
        """
    }
}
