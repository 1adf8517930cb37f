import TenantryDiagnostics
import TenantryModel

/// Flags roles of services that the catalog does not have.
enum UnknownGrantedService: LocalRule, GivenRoleRule {
    static let page = RulePage(
        "MAP001",
        "a role of an unknown service is given",
        why: """
            A role belongs to one service, which is named in front of the slash. With a misspelt \
            service nobody gets anything: people sign in and stand before an empty page.
            """,
        fix: "Correct the name of the service, or add the service to the catalog.",
        failing: .giving("support-dest/requester"),
        repaired: .giving("support-desk/requester")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        organization.forEachGivenRole { given in
            check(given, organization, &findings)
            UnknownGrantedRole.check(given, organization, &findings)
            RoleForOtherPopulation.check(given, organization, &findings)
            AdminRoleFromClaims.check(given, organization, &findings)
            AttributeNotSent.check(given, organization, &findings)
            PrivilegedRoleForEveryone.check(given, organization, &findings)
            RoleGivenTwice.check(given, organization, &findings)
        }
    }

    static func check(
        _ given: GivenRole,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard given.meaning == .unknownService else { return }
        let services = organization.catalog.services.map(\.id.string)
        let near = NearestName.to(given.name.service.string, among: services)
        let list = services.map { "`\($0)`" }.joined(separator: ", ")
        findings.report(
            page,
            "`\(given.name)` belongs to no service: there is no `\(given.name.service)`",
            at: organization.place(of: given),
            help: near.map { "did you mean `\($0)/\(given.name.role)`?" }
                ?? (services.isEmpty ? "add the service to the catalog" : "services: \(list)")
        )
    }
}
