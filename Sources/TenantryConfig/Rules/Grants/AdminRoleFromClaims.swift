import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags admin roles that a token or a default would give.
enum AdminRoleFromClaims: GivenRoleRule {
    static let page = RulePage(
        "MAP005",
        "an admin role is given by claims",
        why: """
            Whoever runs the business's identity provider can put anybody into any group. If a \
            group made administrators, one mistake or one break-in there would hand over the \
            organization here, and no review would ever see it.
            """,
        fix: """
            Name the people under `admins`, each with an e-mail address; people of a partner under \
            `collaborators`.
            """,
        failing: .claiming(
            claims: "{ email: email, groups: groups }",
            grants: "groups: { HF-Admins: [acme/org-admin] }"
        ),
        repaired: .acme(
            users: "{ staff: federated }",
            Example.signInWithRole,
            """
            admins:
              - { email: ada@acme.example, role: org-admin }
              - { email: ben@acme.example, role: org-admin }
            """
        )
    )

    static func check(
        _ given: GivenRole,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard given.meaning == .adminRole else { return }
        let parts = [given.name.role, given.name.service]
        let role = parts.first { organization.adminRoles.contains($0) } ?? ""
        let how =
            switch given.giver {
            case .connection: "never come from a token"
            case .population: "are never given to a whole population"
            }
        findings.report(
            page,
            "admin rights \(how): `\(given.name)` means the admin role `\(role)`",
            at: organization.place(of: given),
            help: "delete it, and name the people: `admins: [{ email: …, role: \(role) }]`",
            related: [("the admin role", .catalog("adminRoles", role.string))]
        )
    }
}
