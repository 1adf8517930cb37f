import TenantryAccess
import TenantryModel
import TenantryReport

// Small states: what was applied, what is live now, and what the files want.

extension ReportFixture {
    /// What was applied last.
    static let lastApplied = State(
        catalog: catalog(providerName: "Acme", services: [service("meals")]),
        organizations: [
            organization("alpha", "Alpha Clinic") { alpha in
                alpha.connections = [connection("sso")]
                alpha.domains = [domain("alpha.example", via: "sso")]
                alpha.subscriptions = [subscription("meals", plan: "large")]
                alpha.labels = [Pair("region", "north"), Pair("tier", "gold")]
            },
            organization("beta", "Beta Clinic") { $0.parent = "alpha" },
            organization("delta", "Delta Clinic") { $0.parent = "beta" },
            organization("gamma", "Gamma Clinic") { gamma in
                gamma.parent = "alpha"
                gamma.domains = [domain("gamma.example")]
            },
            organization("old-name", "Epsilon Clinic"),
        ]
    )

    /// The same after some have changed it by hand.
    static let live: State = {
        var state = lastApplied
        state.organizations[0].connections[0].issuer = "https://evil.example"
        state.organizations[1].name = "Beta House"
        state.organizations[2].state = .suspended
        state.organizations += [
            organization("manual", "By Hand \u{1B}[31m"), organization("taken", "By Hand"),
        ]
        return State(catalog: state.catalog, organizations: state.organizations)
    }()

    /// What the files want.
    static let desired = State(
        catalog: catalog(
            providerName: "Acme Health",
            services: [service("meals"), service("menus")]
        ),
        organizations: [
            organization("alpha", "阿尔法 Clinic") { alpha in
                alpha.connections = [connection("sso")]
                alpha.connections[0].grants = [
                    Grant(role: RoleName(service: "meals", role: "cook")),
                    Grant(
                        attribute: "groups",
                        value: "chefs, night",
                        role: RoleName(service: "meals", role: "boss")
                    ),
                ]
                alpha.domains = [
                    domain("alpha.example", via: "sso"), domain("alpha2.example"),
                ]
                alpha.labels = [Pair("region", "south")]
                alpha.users = [staff]
            },
            organization("beta", "Beta House") { $0.parent = "alpha" },
            organization("delta", "Delta Clinic"),
            organization("new-name", "Epsilon Clinic") { $0.formerly = ["old-name"] },
            organization("taken", "Taken Over"),
            organization("zeta", "Zeta Clinic") { $0.connections = [connection("sso")] },
        ]
    )

    /// The hierarchy of what the files want, with everything that can stand beside the names.
    static let tree = TreeReport(
        StateIndex(desired, today: today),
        .desired,
        layers: Set(TreeLayer.allCases)
    )

    private static let staff: UserManagement = {
        var users = UserManagement()
        users.population = .staff
        users.mode = .federated
        users.provisioning = .jit
        users.authorization = .claims
        users.credential = .business
        users.lifecycle = .business
        return users
    }()

    private static func catalog(providerName: Text, services: [Service]) -> Catalog {
        var catalog = Catalog()
        var provider = Provider()
        provider.id = "acme"
        provider.name = providerName
        provider.domains = ["acme.example"]
        provider.issuer = "https://login.acme.example"
        catalog.providers = [provider]
        var policy = Policy()
        policy.verified = .off
        catalog.policies = [policy]
        catalog.services = services
        return catalog
    }

    private static func service(_ id: Text) -> Service {
        var service = Service()
        service.id = id
        service.name = Text("Order \(id)")
        service.availability = .subscription
        var plan = ServicePlan()
        plan.id = "large"
        plan.price = Money("450.00 EUR")
        plan.per = .organization
        service.plans = [plan]
        var role = ServiceRole()
        role.id = "cook"
        service.roles = [role]
        return service
    }

    private static func organization(
        _ id: Text,
        _ name: Text,
        _ edit: (inout Organization) -> Void = { _ in }
    ) -> Organization {
        var organization = Organization()
        organization.id = id
        organization.name = name
        organization.ownerName = "Ada Berg"
        organization.ownerEmail = Text("ada@\(id).example")
        edit(&organization)
        return organization
    }

    private static func connection(_ id: Text) -> Connection {
        var connection = Connection()
        connection.id = id
        connection.type = .oidc
        connection.populations = [.staff]
        connection.issuer = "https://id.alpha.example"
        connection.clientID = "acme"
        connection.clientSecret = "env:ALPHA_SECRET"
        connection.claims = [Pair("email", "email")]
        return connection
    }

    private static func domain(_ name: Text, via: Text? = nil) -> Domain {
        var domain = Domain()
        domain.name = name
        domain.via = via
        return domain
    }

    private static func subscription(_ service: Text, plan: Text) -> Subscription {
        var subscription = Subscription()
        subscription.service = service
        subscription.plan = plan
        return subscription
    }
}
