import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags subscriptions to services of which nobody can get a role.
enum SubscriptionNobodyCanUse: SubscriptionRule {
    static let page = RulePage(
        "SUB011",
        .warning,
        "a subscription to a service that nobody can use",
        why: """
            The service is invisible to whoever has no role of it. No population of the \
            organization can get one, so the business pays for a service that none of its people \
            ever sees.
            """,
        fix: """
            Give a role of the service under `grants` or `defaultRoles`, declare the population \
            that its roles are for, lend it to those below with `share.services`, or delete the \
            subscription.
            """,
        failing: .giving(
            "meal-ordering/ward-clerk",
            "subscriptions: { meal-ordering: standard, recipes: standard }",
            beside: recipes
        ),
        repaired: .giving(
            "recipes/cook",
            "subscriptions: { recipes: standard }",
            beside: recipes
        )
    )

    static func check(
        _ subscribed: SubscribedService,
        of organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let service = subscribed.service
        guard service.availability == .subscription, service.state != .retired,
            !service.roles.isEmpty, !organization.canUse(service)
        else { return }
        let isShared = organization.organization.sharedServices.contains(service.id)
        guard organization.organization.state == .active,
            !subscribed.subscription.hasEnded(by: organization.today), organization.isUnderstood,
            organization.desired.isCatalogUnderstood,
            !isShared || !organization.hasDescendant(where: { $0.canUse(service) })
        else { return }
        let roles = service.roles.map { Text("\(service.id)/\($0.id)") }
        findings.report(
            page,
            "`\(organization.id)` subscribes to `\(service.id)`, but nobody there can get a role "
                + "of it",
            at: organization.place("subscriptions", service.id.string),
            help: "give one of its roles: \(roles.listed())",
            "or delete the subscription"
        )
    }

    private static let recipes = """
        services:
          - id: recipes
            name: Recipes
            availability: subscription
            roles: [{ id: cook, for: staff }]
            plans: [{ id: standard, price: "10.00 EUR", per: organization }]
        """
}

extension OrganizationView {
    /// Whether somebody of it can get a role of a service, or needs it for another service.
    ///
    /// Where another rule speaks of why nobody gets a role, this says that they do.
    fileprivate func canUse(_ service: Service) -> Bool {
        for index in organization.users.indices
        where canUse(service, population: index) {
            return true
        }
        return organization.subscriptions.contains { subscription in
            desired.index.services[subscription.service]?.requires.contains(service.id) == true
        }
    }

    private func canUse(_ service: Service, population index: Int) -> Bool {
        guard let population = organization.users[index].population else { return true }
        switch organization.users[index].authorization {
        case .application, nil: return true
        case .assigned: return service.roles.contains { $0.audience.includes(population) }
        case .claims:
            for place in organization.connections.indices
            where organization.connections[place].populations.contains(population)
                && (organization.connections[place].grants.isEmpty
                    || organization.connections[place].grants
                        .contains { $0.role.belongs(to: service.id) })
            {
                return true
            }
            return cell(of: organization.users[index])?.isValid != true
                || effective.usableConnections(for: population).contains { usable in
                    usable.connection.grants.contains { $0.role.belongs(to: service.id) }
                }
        }
    }
}
