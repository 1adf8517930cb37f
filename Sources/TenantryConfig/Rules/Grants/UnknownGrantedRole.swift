import TenantryDiagnostics
import TenantryModel

/// Flags roles that their service does not have.
enum UnknownGrantedRole: GivenRoleRule {
    static let page = RulePage(
        "MAP002",
        "a role that the service does not have is given",
        why: """
            The service does not know the role, so nobody gets it: people sign in and miss what \
            they were promised.
            """,
        fix: "Take one of the roles that the message lists, or add the role to the service.",
        failing: .giving("support-desk/requestor"),
        repaired: .giving("support-desk/requester")
    )

    static func check(
        _ given: GivenRole,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard case .unknownRole(let index) = given.meaning else { return }
        let service = organization.catalog.services[index]
        let roles = service.roles.map(\.id.string)
        let near = NearestName.to(given.name.role.string, among: roles)
        let list = roles.map { "`\($0)`" }.joined(separator: ", ")
        findings.report(
            page,
            "service `\(service.id)` has no role `\(given.name.role)`; it has "
                + (roles.isEmpty ? "none" : list),
            at: organization.place(of: given),
            help: near.map { "did you mean `\(service.id)/\($0)`?" }
                ?? "take one of them, or add the role to the service",
            related: [("declared here", .catalog("services", service.id.string))]
        )
    }
}
