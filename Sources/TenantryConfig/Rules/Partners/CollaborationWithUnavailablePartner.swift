import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags collaborations with partners that are unknown or suspended.
enum CollaborationWithUnavailablePartner: OrganizationRule {
    static let page = RulePage(
        "COL001",
        "a collaboration names a partner that is unknown or suspended",
        why: """
            The business counts on help that does not come. An unknown partner is an error. A \
            suspended one is a warning: its people have no access anywhere from the moment the \
            catalog says so, and that must not wait until every organization has edited its file.
            """,
        fix: "Write the id of a partner of the catalog, or delete the collaboration.",
        failing: Example(organization: acme(partner: "onbordly")),
        repaired: Example(organization: acme(partner: "onboardly"))
    )

    static let warns = true

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for collaborator in organization.organization.collaborators
        where !collaborator.partner.isEmpty {
            let id = collaborator.partner
            let place = organization.place(collaborator, "partner")
            switch organization.desired.index.partners[id]?.state {
            case nil where organization.desired.isCatalogUnderstood:
                findings.report(
                    page,
                    "collaboration `\(collaborator.id)` names the unknown partner `\(id)`",
                    at: place,
                    help: findings.advice(
                        for: id,
                        among: organization.desired.catalog.partners.map(\.id)
                    )
                )
            case .suspended where !organization.hasEnded(collaborator):
                findings.report(
                    page,
                    "partner `\(id)` is suspended: collaboration `\(collaborator.id)` lets "
                        + "nobody in",
                    at: place,
                    severity: .warning,
                    help: "delete the collaboration",
                    related: [("suspended here", .catalog("partners", id.string, "state"))]
                )
            case .active, .suspended, nil: break
            }
        }
    }

    private static func acme(partner: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(partner: partner)).text
    }
}
