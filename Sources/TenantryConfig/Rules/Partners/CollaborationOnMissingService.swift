import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags collaborations about services that the organization does not have.
enum CollaborationOnMissingService: OrganizationRule {
    static let page = RulePage(
        "COL013",
        "a collaboration is about a service that the organization does not have",
        why: """
            The partner's people could do nothing there, and if the organization subscribes \
            later, they would suddenly have access to it without a review.
            """,
        fix: """
            Delete the service from `services`, or subscribe to it. Services for everyone and lent \
            ones count, and with `children: true` those of the organizations below. One whose \
            subscription has ended is no error.
            """,
        failing: Example(organization: acme(services: "[menu-planning]")),
        repaired: Example(organization: acme(services: "[meal-ordering]"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for collaborator in organization.organization.collaborators
        where !collaborator.services.isEmpty && !organization.hasEnded(collaborator) {
            for service in collaborator.services {
                guard !organization.isEntitled(to: service),
                    !(collaborator.children
                        && organization.hasDescendant { $0.isEntitled(to: service) }),
                    organization.isUnderstood, organization.desired.isCatalogUnderstood
                else { continue }
                findings.report(
                    page,
                    "`\(organization.id)` has no service `\(service)`",
                    at: organization.place(collaborator, "services", service.string),
                    help: findings.advice(
                        for: service,
                        among: organization.effective.offered,
                        label: "it has"
                    ),
                    "or delete it from `services`"
                )
            }
        }
    }

    private static func acme(services: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(services: services)).text
    }
}
