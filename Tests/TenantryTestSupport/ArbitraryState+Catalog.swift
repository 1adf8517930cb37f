import TenantryModel

extension ArbitraryState {
    /// Draws a catalog without billing accounts, which need organizations.
    mutating func catalog() -> Catalog {
        var catalog = Catalog()
        catalog.providers = [provider()]
        catalog.policies = flips(2) ? [policy()] : []
        catalog.services = some(Pools.services, oneIn: 2).map { service($0) }
        catalog.adminRoles = some(Pools.adminRoles).map { adminRole($0) }
        var domains = Dealer(Pools.partnerDomains, &random)
        var emails = Dealer(Pools.emails, &random)
        catalog.partners = some(Pools.partners).map { partner($0, &domains, &emails) }
        return catalog
    }

    private mutating func provider() -> Provider {
        var provider = Provider()
        provider.id = one(["healthyfoods", "other"]) ?? ""
        provider.name = word()
        provider.domains = some(["healthyfoods.example", "provider.example"]).asSet
        provider.issuer = one(["https://login.healthyfoods.example", "https://b.example"]) ?? ""
        provider.credentials = some(["passkey", "password+otp", "caf\u{E9}"]).asSet
        return provider
    }

    private mutating func policy() -> Policy {
        var policy = Policy()
        policy.maxDepth = Int.random(in: 1...10, using: &random)
        policy.inactiveDays = Int.random(in: 1...730, using: &random)
        policy.verified = choice(DomainVerification.self) ?? .required
        policy.allowReserved = flips(2)
        policy.allowContract = flips(2)
        policy.freeMail = some(["mail.example", "web.example"]).asSet
        policy.maxDays = Int.random(in: 1...730, using: &random)
        policy.maxTotalDays = Int.random(in: 1...1460, using: &random)
        policy.maxPeople = Int.random(in: 1...50, using: &random)
        policy.warnDays = Int.random(in: 0...365, using: &random)
        policy.separation = some(["org-setup+user-support", "boss+helper"]).asSet
        policy.maxDeletes = Int.random(in: 0...100, using: &random)
        policy.maxSignInsLost = Int.random(in: 0...9, using: &random)
        policy.maxAdminsRemoved = Int.random(in: 0...9, using: &random)
        policy.maxConnectionsRemoved = Int.random(in: 0...9, using: &random)
        policy.maxPayersChanged = Int.random(in: 0...9, using: &random)
        policy.maxOrgsPercent = Int.random(in: 1...100, using: &random)
        policy.retireDays = Int.random(in: 0...365, using: &random)
        return policy
    }

    private mutating func service(_ id: Text) -> Service {
        var service = Service()
        service.id = id
        service.name = word()
        service.availability = choice(Availability.self)
        service.state = choice(ServiceState.self) ?? .active
        service.requires = some(Pools.services.filter { $0 < id }, oneIn: 3)
        service.needs = some(Pools.attributes, oneIn: 3)
        service.roles = some(Pools.roles).map { role($0) }
        service.plans =
            service.availability == .subscription ? some(Pools.plans).map { plan($0) } : []
        return service
    }

    private mutating func role(_ id: Text) -> ServiceRole {
        var role = ServiceRole()
        role.id = id
        role.audience = choice(RoleAudience.self) ?? .any
        role.includes = some(Pools.roles.filter { $0 < id })
        role.needs = some(Pools.attributes, oneIn: 3)
        role.privileged = flips(3)
        return role
    }

    private mutating func plan(_ id: Text) -> ServicePlan {
        var plan = ServicePlan()
        plan.id = id
        plan.price = Money(
            minor: one([0, 1, 99, 100, 12_345, 100_000_000]) ?? 0,
            currency: one(Pools.currencies) ?? "EUR"
        )
        plan.per = choice(PlanUnit.self)
        plan.state = choice(PlanState.self) ?? .sold
        return plan
    }

    private mutating func adminRole(_ id: Text) -> AdminRole {
        var role = AdminRole()
        role.id = id
        role.permissions = some(["connections", "domains", "users"]).asSet
        role.privileged = flips(3)
        role.delegable = flips(2)
        return role
    }

    private mutating func partner(
        _ id: Text,
        _ domains: inout Dealer<Text>,
        _ emails: inout Dealer<Text>
    ) -> Partner {
        var partner = Partner()
        partner.id = id
        partner.name = word()
        partner.domains = some([1, 2]).compactMap { _ in domains.next() }.asSet
        partner.state = choice(PartnerState.self) ?? .active
        for id in some(Pools.people) {
            guard let email = emails.next() else { break }
            var person = Person()
            person.id = id
            person.email = email
            person.until = flips(3) ? day() : nil
            partner.people.append(person)
        }
        for id in some(Pools.teams) {
            var team = Team()
            team.id = id
            team.people = some(partner.people.map(\.id))
            partner.teams.append(team)
        }
        return partner
    }

    /// Draws billing accounts for some organizations.
    mutating func accounts(_ owners: [Text]) -> [BillingAccount] {
        some(Pools.accounts).compactMap { id in
            guard let owner = one(owners) else { return nil }
            var account = BillingAccount()
            account.id = id
            account.owner = owner
            account.currency = one(Pools.currencies) ?? "EUR"
            account.consolidated = choice(Consolidation.self) ?? .optional
            return account
        }
    }
}
