import TenantryDiagnostics
import TenantryModel

/// Flags person ids that two partners use, and explains what is declared twice within a partner,
/// which the decoder reports.
enum PartnerItemDeclaredTwice: WorkspaceRule {
    static let page = RulePage(
        "PTN001",
        "a partner, person or team is declared twice",
        why: """
            Plans and histories name people by id: with two `max-lee` nobody can say who had \
            access. And when one of them leaves, the other one is easily forgotten. Nor may one \
            person have two ids: limits and the separation of roles count people.
            """,
        fix: """
            Delete one of the two, or give it an id of its own. The id of a person is used by one \
            partner only.
            """,
        failing: Example(["catalog/partner-dietcare.yaml": dietCare(person: "max-lee")]),
        repaired: Example(["catalog/partner-dietcare.yaml": dietCare(person: "max-orr")])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        var partnerByPerson: [Text: Text] = [:]
        for partner in desired.catalog.partners {
            var idByAddress: [String: Text] = [:]
            for person in partner.people {
                let address = person.email.string.lowercased()
                if let other = idByAddress[address], !address.isEmpty {
                    findings.report(
                        page,
                        "persons `\(other)` and `\(person.id)` have one address, "
                            + "`\(person.email)`",
                        at: .catalog("partners", partner.id.string, "people", person.id.string),
                        help: "delete one of them, and name the other where it was named",
                        related: [
                            (
                                "the other one",
                                .catalog("partners", partner.id.string, "people", other.string)
                            )
                        ]
                    )
                }
                idByAddress[address] = idByAddress[address] ?? person.id
                guard let first = partnerByPerson[person.id] else {
                    partnerByPerson[person.id] = partner.id
                    continue
                }
                findings.report(
                    page,
                    "person `\(person.id)` is declared at `\(first)` and at `\(partner.id)`",
                    at: .catalog("partners", partner.id.string, "people", person.id.string),
                    help: "delete one of them, or give it an id of its own",
                    related: [
                        (
                            "also declared here",
                            .catalog("partners", first.string, "people", person.id.string)
                        )
                    ]
                )
            }
        }
    }

    private static func dietCare(person: String) -> String {
        """
        partners:
          - id: dietcare
            name: DietCare
            domains: [dietcare.example]
            people: [{ id: \(person), email: max@dietcare.example }]
        """
    }
}
