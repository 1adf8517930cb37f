import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags roles that are not for the people to whom they are given.
enum RoleForOtherPopulation: GivenRoleRule {
    static let page = RulePage(
        "MAP004",
        "a role is given to people for whom it is not",
        why: """
            Roles are made for staff, for consumers, or for both. A ward's role in the hands of \
            patients opens other people's orders to them; so it is never handed out, and whoever \
            should have had a role stays without.
            """,
        fix: """
            Give a role whose `for` is the population or `any`, or give it through a connection \
            that serves the right population.
            """,
        failing: .giving("meal-ordering/patient", "subscriptions: { meal-ordering: standard }"),
        repaired: .giving(
            "meal-ordering/ward-clerk",
            "subscriptions: { meal-ordering: standard }"
        )
    )

    static func check(
        _ given: GivenRole,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard case .role(let service, let index) = given.meaning else { return }
        let catalog = organization.catalog
        let audience = catalog.services[service].roles[index].audience
        guard audience != .any else { return }
        switch given.giver {
        case .connection(let number, _):
            let served = organization.organization.connections[number].populations
            guard !served.isEmpty, !served.contains(where: audience.includes) else { return }
        case .population(let number):
            guard let population = organization.organization.users[number].population,
                !audience.includes(population)
            else { return }
        }
        report(given, audience, organization, &findings)
    }

    private static func report(
        _ given: GivenRole,
        _ audience: RoleAudience,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        let receivers: String
        let served: [Population]
        switch given.giver {
        case .connection(let number, _):
            let connection = organization.organization.connections[number]
            if !organization.isRead("connections") { return }
            served = connection.populations
            receivers = "connection `\(connection.id)` serves "
        case .population(let number):
            served = organization.organization.users[number].population.map { [$0] } ?? []
            receivers = "it is a default role of "
        }
        let service = organization.services[given.name.service]
        let fitting = service?.roles.filter { served.contains(where: $0.audience.includes) } ?? []
        let list = fitting.map { "`\(given.name.service)/\($0.id)`" }.joined(separator: ", ")
        findings.report(
            page,
            "`\(given.name)` is for \(audience.rawValue), but \(receivers)"
                + served.map(\.rawValue).joined(separator: " and "),
            at: organization.place(of: given),
            help: fitting.isEmpty ? "take the role away" : "roles for them: \(list)",
            related: [
                (
                    "declared here",
                    .catalog(
                        "services",
                        given.name.service.string,
                        "roles",
                        given.name.role.string
                    )
                )
            ]
        )
    }
}
