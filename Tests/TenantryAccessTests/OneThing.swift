import TenantryModel
import TenantryTestSupport

/// Edits of one single thing that everything else refers to and that nobody else touches: what a
/// search for consequences that starts from what changes may overlook.
enum OneThing: CaseIterable, Sendable {
    case service
    case serviceRole
    case partner
    case partnerState
    case team
    case accountCurrency
    case accountGone
    case adminRole
    case collaboration
    case domain
    case lending
    case billing
    case parent

    /// A state, and the same one with one thing changed.
    static func pair(_ edit: OneThing, seed: UInt64) -> (State, State) {
        var arbitrary = ArbitraryState(seed: seed)
        let before = arbitrary.state()
        let other = arbitrary.state()
        var random = SeededRandom(seed: seed &+ 99)
        var after = before
        edit.perform(on: &after, from: other, &random)
        return (before, after.repaired)
    }

    private func perform(on state: inout State, from other: State, _ random: inout SeededRandom) {
        switch self {
        case .service, .serviceRole, .partner, .partnerState, .team, .accountCurrency,
            .accountGone, .adminRole:
            change(&state.catalog, from: other.catalog, &random)
        case .collaboration, .domain, .lending, .billing, .parent:
            guard let place = state.organizations.indices.randomElement(using: &random) else {
                return
            }
            let ids = state.organizations.map(\.id)
            change(&state.organizations[place], ids, &random)
        }
    }

    private func change(
        _ catalog: inout Catalog,
        from other: Catalog,
        _ random: inout SeededRandom
    ) {
        switch self {
        case .service:
            if let new = other.services.randomElement(using: &random),
                let place = catalog.services.place(of: new.id)
            {
                catalog.services[place] = new
            }
        case .serviceRole:
            guard let place = catalog.services.indices.randomElement(using: &random),
                let role = catalog.services[place].roles.indices.randomElement(using: &random)
            else { return }
            catalog.services[place].roles[role].audience = .staff
            catalog.services[place].roles[role].includes = []
        case .partner:
            if let new = other.partners.randomElement(using: &random),
                let place = catalog.partners.place(of: new.id)
            {
                catalog.partners[place] = new
            }
        case .partnerState:
            guard let place = catalog.partners.indices.randomElement(using: &random) else { return }
            let isActive = catalog.partners[place].state == .active
            catalog.partners[place].state = isActive ? .suspended : .active
        case .team:
            guard let place = catalog.partners.indices.randomElement(using: &random),
                let team = catalog.partners[place].teams.indices.randomElement(using: &random)
            else { return }
            let people = catalog.partners[place].people.map(\.id)
            catalog.partners[place].teams[team].people = people.filter { _ in
                Bool.random(using: &random)
            }
        case .accountCurrency:
            let places = catalog.billingAccounts.indices
            guard let place = places.randomElement(using: &random) else { return }
            let old = catalog.billingAccounts[place].currency
            let rest = Pools.currencies.filter { $0 != old }
            catalog.billingAccounts[place].currency = rest.randomElement(using: &random) ?? old
        case .accountGone:
            if !catalog.billingAccounts.isEmpty { catalog.billingAccounts.removeFirst() }
        case .adminRole:
            if !catalog.adminRoles.isEmpty { catalog.adminRoles.removeFirst() }
        case .collaboration, .domain, .lending, .billing, .parent: break
        }
    }

    private func change(
        _ organization: inout Organization,
        _ ids: [Text],
        _ random: inout SeededRandom
    ) {
        switch self {
        case .collaboration:
            guard let place = organization.collaborators.indices.randomElement(using: &random)
            else { return }
            var copy = organization.collaborators[place]
            if Bool.random(using: &random) {
                copy.id = "z-second"
                copy.services = ["diet"]
                organization.collaborators.append(copy)
            } else {
                organization.collaborators[place].children.toggle()
            }
        case .domain:
            var domain = Domain()
            domain.name =
                [
                    "any.wards.example", "*.any.wards.example", "wards.example", "*.example",
                    "*.hospital1.example",
                ].randomElement(using: &random) ?? "new.example"
            if Bool.random(using: &random) { organization.domains.removeAll() }
            organization.domains.append(domain)
            organization.domains.sort { $0.name < $1.name }
        case .lending:
            organization.sharedConnections = organization.connections.map(\.id).filter { _ in
                Bool.random(using: &random)
            }
            organization.sharedServices = []
        case .billing: organization.billing = Pools.accounts.randomElement(using: &random)
        case .parent: organization.parent = ids.randomElement(using: &random)
        case .service, .serviceRole, .partner, .partnerState, .team, .accountCurrency,
            .accountGone, .adminRole:
            break
        }
    }
}
