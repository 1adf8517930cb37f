import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags sponsors who belong to the partner that they answer for.
enum SponsorOfPartner: OrganizationRule {
    static let page = RulePage(
        "COL008",
        "a sponsor belongs to the partner",
        why: """
            People who vouch for themselves or for a colleague are no check: nobody at the \
            business would know who comes in and why.
            """,
        fix: "Name somebody of the business.",
        failing: Example(organization: acme(sponsor: "jane.roe@onboardly.example")),
        repaired: Example(organization: acme(sponsor: "ada@acme.example"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for collaborator in organization.organization.collaborators
        where !organization.hasEnded(collaborator)
            && applies(to: collaborator, in: organization.desired)
        {
            let owner = organization.organization.ownerEmail
            let isOfPartner = belongs(owner, to: collaborator.partner, in: organization.desired)
            findings.report(
                page,
                "sponsor `\(collaborator.sponsor)` belongs to the partner "
                    + "`\(collaborator.partner)`",
                at: organization.place(collaborator, "sponsor"),
                help: "name somebody of the business"
                    + (owner.isEmpty || isOfPartner ? "" : ", such as `sponsor: \(owner)`")
            )
        }
    }

    /// Whether a sponsor is one of the partner's people or has an address in its domains.
    static func applies(to collaborator: Collaborator, in desired: DesiredIndex) -> Bool {
        belongs(collaborator.sponsor, to: collaborator.partner, in: desired)
    }

    private static func belongs(_ email: Text, to id: Text, in desired: DesiredIndex) -> Bool {
        guard let partner = desired.index.partners[id] else { return false }
        return partner.owns(host: email.mailHost) || partner.people.contains { $0.email == email }
    }

    private static func acme(sponsor: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(sponsor: sponsor)).text
    }
}
