import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags roles of services that the organization does not have.
enum RoleOfMissingService: OrganizationRule {
    static let page = RulePage(
        "MAP003",
        "a role of a service that the organization does not have is given",
        why: """
            Without a subscription the service is invisible to the organization's people, so the \
            role gives them nothing. Somebody believes that they can work with it.
            """,
        fix: """
            Subscribe to the service, let an ancestor lend it with `share.services`, or take the \
            role away.
            """,
        failing: .giving("meal-ordering/ward-clerk"),
        repaired: .giving("meal-ordering/ward-clerk", "subscriptions: { meal-ordering: standard }")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        guard givesRoleOfOther(organization) else { return }
        organization.local.forEachGivenRole { check($0, organization, &findings) }
    }

    /// Whether a role is given that is of none of the services that are offered: a quick look that
    /// spares most organizations the rest.
    private static func givesRoleOfOther(_ organization: OrganizationView) -> Bool {
        func isOther(_ role: RoleName) -> Bool {
            !organization.effective.offered.contains { role.belongs(to: $0) }
        }
        let (connections, users) = (
            organization.organization.connections, organization.organization.users
        )
        return connections.indices.contains { connections[$0].grants.contains { isOther($0.role) } }
            || users.indices.contains { users[$0].defaultRoles.contains(where: isOther) }
    }

    private static func check(
        _ given: GivenRole,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let index: Int
        switch given.meaning {
        case .role(let service, _), .unknownRole(let service): index = service
        case .unknownService, .adminRole, .unread: return
        }
        let service = organization.desired.workspace.desired.catalog.services[index].id
        guard !organization.effective.offered.contains(service),
            isMissing(service, given, organization)
        else { return }
        report(service, given, organization, &findings)
    }

    /// Whether nothing but time, and nothing that another rule speaks of, keeps the service away.
    private static func isMissing(
        _ service: Text,
        _ given: GivenRole,
        _ organization: OrganizationView
    ) -> Bool {
        let desired = organization.desired
        if desired.index.services[service]?.state == .retired { return false }
        if declares(service, organization) || !organization.knowsItsAncestors { return false }
        guard organization.knowsItsSubscriptions else { return false }
        guard case .connection(let index, _) = given.giver else { return true }
        let connection = organization.organization.connections[index].id
        return !organization.organization.sharedConnections.contains(connection)
            || !organization.hasDescendant {
                $0.effective.offered.contains(service) || declares(service, $0)
            }
    }

    /// Whether a subscription says so, also one that has ended: its end is no mistake of the file.
    private static func declares(_ service: Text, _ organization: OrganizationView) -> Bool {
        organization.organization.subscriptions.contains { $0.service == service }
            || organization.desired.index.ancestors(of: organization.number).contains { place in
                organization.desired.state.organizations[place].sharedServices.contains(service)
            }
    }

    private static func report(
        _ service: Text,
        _ given: GivenRole,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let plans =
            organization.desired.index.services[service]?.plans.filter { $0.state == .sold } ?? []
        let list = plans.map { "`\($0.id)`" }.joined(separator: ", ")
        findings.report(
            page,
            "`\(given.name)` is given, but `\(organization.id)` does not have `\(service)`",
            at: organization.local.place(of: given),
            help: "subscribe: `subscriptions: { \(service): … }`"
                + (list.isEmpty ? "" : ", with one of the plans \(list)"),
            "or take the role away"
        )
    }
}
