import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags outsiders with an admin role that is unknown or not meant for outsiders.
enum CollaboratorRoleNotDelegable: OrganizationRule {
    static let page = RulePage(
        "COL012",
        "a collaborator's role is not delegable, or unknown",
        why: """
            The provider decides which admin roles people of partners may have. Everything else \
            is for people of the business, who are answerable to it.
            """,
        fix: """
            Take a role that is `delegable`. If outsiders should have this one, write \
            `delegable: true` at the role in the catalog first, in a review of its own.
            """,
        failing: Example(organization: acme(role: "auditor")),
        repaired: Example(organization: acme(role: "org-setup"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        guard !organization.organization.collaborators.isEmpty else { return }
        let desired = organization.desired
        for collaborator in organization.organization.collaborators where !collaborator.role.isEmpty
        {
            guard let role = desired.index.adminRoles[collaborator.role] else {
                guard desired.isCatalogUnderstood else { continue }
                findings.report(
                    page,
                    "collaboration `\(collaborator.id)` gives the unknown admin role "
                        + "`\(collaborator.role)`",
                    at: organization.place(collaborator, "role"),
                    help: findings.advice(
                        for: collaborator.role,
                        among: desired.catalog.adminRoles.filter(\.delegable).map(\.id)
                    )
                )
                continue
            }
            guard !role.delegable, !role.isBroad, !organization.hasEnded(collaborator),
                desired.isCatalogUnderstood
            else { continue }
            findings.report(
                page,
                "admin role `\(role.id)` may not be given to outsiders",
                at: organization.place(collaborator, "role"),
                help: desired.delegableAdvice,
                related: [("it is not delegable", .catalog("adminRoles", role.id.string))]
            )
        }
    }

    private static func acme(role: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(role: role)).text
    }
}
