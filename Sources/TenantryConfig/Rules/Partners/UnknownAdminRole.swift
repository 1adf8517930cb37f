import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags admins with a role that the catalog does not have.
enum UnknownAdminRole: LocalRule {
    static let page = RulePage(
        "ADM005",
        "an admin has an unknown role",
        why: """
            The person would have no rights at all, and nobody of the business notices before \
            something has to be done.
            """,
        fix: "Write the id of a role that the catalog declares under `adminRoles`.",
        failing: Example(organization: acme(role: "org-admn")),
        repaired: Example(organization: acme(role: "org-admin"))
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for admin in organization.organization.admins
        where !admin.role.isEmpty
            && !organization.adminRoles.contains(admin.role)
            && organization.isCatalogUnderstood
        {
            findings.report(
                page,
                "admin `\(admin.email)` has the unknown admin role `\(admin.role)`",
                at: organization.place(admin, "role"),
                help: findings.advice(
                    for: admin.role,
                    among: organization.catalog.adminRoles.map(\.id)
                )
            )
        }
    }

    private static func acme(role: String) -> String {
        ExampleOrganization(admins: "[{ email: ada@acme.example, role: \(role) }]").text
    }
}
