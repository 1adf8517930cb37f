import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags outsiders with an admin role that can give rights to others, or everything.
enum CollaboratorRoleTooBroad: OrganizationRule, WorkspaceRule {
    static let page = RulePage(
        "COL011",
        "a collaborator's role is too broad",
        why: """
            With a privileged role an outsider could let others in, or stay in after the end of \
            the collaboration. So such a role is never for outsiders, and a role cannot be \
            `privileged` and `delegable` at once.
            """,
        fix: "Give a role that is `delegable`: one that can do exactly what the help needs.",
        failing: Example(organization: acme(role: "org-admin")),
        repaired: Example(organization: acme(role: "org-setup"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        guard !organization.organization.collaborators.isEmpty else { return }
        let desired = organization.desired
        for collaborator in organization.organization.collaborators {
            guard let role = desired.index.adminRoles[collaborator.role], role.isBroad,
                !role.delegable,
                !organization.hasEnded(collaborator)
            else { continue }
            findings.report(
                page,
                "admin role `\(role.id)` is too broad for outsiders",
                at: organization.place(collaborator, "role"),
                help: desired.delegableAdvice,
                related: [("it can do this", .catalog("adminRoles", role.id.string, "can"))]
            )
        }
    }

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for role in desired.catalog.adminRoles where role.isBroad && role.delegable {
            findings.report(
                page,
                "admin role `\(role.id)` is too broad to be delegable",
                at: .catalog("adminRoles", role.id.string, "delegable"),
                help:
                    "delete `delegable`, or "
                    + "\(role.privileged ? "`privileged`" : "the `*` in `can`")"
            )
        }
    }

    private static func acme(role: String) -> String {
        ExampleOrganization(collaborator: ExampleCollaborator(role: role)).text
    }
}

extension AdminRole {
    /// Whether it can give rights to others, or everything.
    var isBroad: Bool {
        privileged || permissions.contains { $0.string.utf8.contains(UInt8(ascii: "*")) }
    }
}

extension DesiredIndex {
    /// Which roles outsiders may have, as advice.
    var delegableAdvice: String {
        let names = catalog.adminRoles.filter { $0.delegable && !$0.isBroad }.map(\.id)
        return names.isEmpty
            ? "declare an admin role with `delegable: true` in the catalog"
            : "take a delegable role: \(names.listed())"
    }
}
