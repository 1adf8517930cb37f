import TenantryDiagnostics
import TenantryModel

/// Flags a directory that is kept here for a business which has nobody to run it.
enum HostedWithoutAdmins: LocalRule {
    static let page = RulePage(
        "USR008",
        "a business manages accounts but has nobody to do it",
        why: """
            A business without a connection manages its people in a directory that is kept here, \
            through its own administrators. Without one, nobody can invite anybody, and nobody can \
            suspend the account of somebody who left.
            """,
        fix: """
            Name at least one person under `admins`. If the business pushes its people, add the \
            connection; if the provider manages them, write `mode: provider`.
            """,
        failing: .acme(users: "{ staff: business }"),
        repaired: .acme(
            users: "{ staff: business }",
            """
            admins:
              - { email: ada@acme.example, role: org-admin }
              - { email: ben@acme.example, role: org-admin }
            """
        )
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        guard organization.organization.admins.isEmpty else { return }
        for users in organization.organization.users where users.mode == .business {
            guard let cell = organization.cell(of: users), cell.isValid,
                cell.variant == .businessHosted, organization.isRead(users),
                organization.isRead("admins"), organization.knowsItsConnections
            else { continue }
            let people = People(users, of: organization.organization)
            let owner = organization.organization.ownerEmail
            let roles = organization.catalog.adminRoles
            let role = (roles.first(where: \.privileged) ?? roles.first)?.id ?? "…"
            findings.report(
                page,
                "\(people) are managed by the business, which has no administrator",
                at: organization.place("users", people.population),
                help: "add `admins: [{ email: \(owner), role: \(role) }]`, or whoever it is",
                "if the provider manages them: \(people.line(.provider))"
            )
        }
    }
}
