import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags collaborators who are the organization's own people.
enum CollaborationWithOwnPeople: OrganizationRule {
    static let page = RulePage(
        "COL009",
        "a collaborator belongs to the organization itself",
        why: """
            The organization claims the domain of the person's address, so the person signs in as \
            one of its own people, and the end and the sponsor of the collaboration are without \
            effect on what they can do there.
            """,
        fix: "Name the person under `admins`, where it can be seen who administers the business.",
        failing: acme(ServiceDesk.helping),
        repaired: acme(ExampleCollaborator())
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        guard !organization.organization.collaborators.isEmpty,
            organization.organization.domains.contains(where: \.isWildcard)
        else { return }
        let desired = organization.desired
        for collaborator in organization.organization.collaborators
        where !organization.hasEnded(collaborator) {
            for person in desired.index.people(of: collaborator) {
                let host = person.email.mailHost
                guard let claim = organization.organization.claim(on: host),
                    claim.population != .consumers,
                    desired.isUndisputed(claim, person, of: collaborator)
                else { continue }
                findings.report(
                    page,
                    "`\(person.email)` of partner `\(collaborator.partner)` signs in as one of the "
                        + "people of `\(organization.id)` itself",
                    at: organization.peoplePlace(collaborator, person),
                    help: "delete it here and write it under `admins`: "
                        + "`- { email: \(person.email), role: … }`",
                    related: [
                        ("the claim", organization.place("domains", claim.name.string))
                    ]
                )
            }
        }
    }

    private static func acme(_ collaborator: ExampleCollaborator) -> Example {
        ServiceDesk.example(
            ExampleOrganization(
                domains: "[acme.example, \"*.it.acme.example\"]",
                collaborator: collaborator
            )
        )
    }
}

extension DesiredIndex {
    /// Whether a claim covers a person's address without any other mistake: the address is the
    /// partner's (PTN002 says if not), and the claim takes no domain of a partner (DOM009).
    func isUndisputed(_ claim: Domain, _ person: Person, of collaborator: Collaborator) -> Bool {
        index.partners[collaborator.partner]?.owns(host: person.email.mailHost) == true
            && reservation(of: claim.name.string) == nil
    }
}
