package import TenantryModel

/// A state at one day, with everything that is looked up in it, built once.
///
/// Rules, analyses and plans all ask here, so that a state means the same to each of them. A class,
/// since there is one of each state and everything refers to it.
package final class StateIndex: Sendable {
    /// The state, defaults expanded.
    package let state: State
    /// The day at which it is looked at.
    package let today: Day
    /// The place of each organization in the state, by id.
    package let organizations: [Text: Int]
    /// The place of each organization's parent; `nil` for roots and where the parent is unknown.
    package let parents: [Int?]
    /// The places of each organization's children, in order.
    package let children: [[Int]]
    /// Services by id.
    package let services: ThingsByKey<Service>
    /// Services that every active organization has, sorted.
    package let everyoneServices: [Text]
    /// Admin roles by id.
    package let adminRoles: ThingsByKey<AdminRole>
    /// Partners by id.
    package let partners: ThingsByKey<Partner>
    /// Billing accounts by id.
    package let billingAccounts: ThingsByKey<BillingAccount>
    /// The organizations that claim a domain, by the domain as written, in order.
    package let claims: [Text: [Int]]
    /// The claims, as written, of names that were shown to belong to who makes them, where that
    /// counts and is known.
    ///
    /// Where it is `nil`, every claim leads where it says.
    package let verified: Set<Text>?

    /// The catalog.
    package var catalog: Catalog { state.catalog }

    /// Builds the index.
    ///
    /// Where `verified` is given and the policy asks for verification, other claims lead nowhere.
    ///
    /// - Complexity: O(*n*) in the size of the state.
    package init(_ state: State, today: Day, verified: Set<Text>? = nil) {
        self.verified = state.catalog.policy.verified == .required ? verified : nil
        self.state = state
        self.today = today
        var organizations: [Text: Int] = [:]
        organizations.reserveCapacity(state.organizations.count)
        for number in state.organizations.indices {
            organizations[state.organizations[number].id] = number
        }
        self.organizations = organizations
        parents = state.organizations.indices.map { number in
            state.organizations[number].parent.flatMap { organizations[$0] }
        }
        var children = [[Int]](repeating: [], count: parents.count)
        for (number, parent) in parents.enumerated() {
            if let parent { children[parent].append(number) }
        }
        self.children = children
        services = ThingsByKey(state.catalog.services)
        everyoneServices = state.catalog.services
            .filter { $0.availability == .everyone && $0.state != .retired }.map(\.id)
        adminRoles = ThingsByKey(state.catalog.adminRoles)
        partners = ThingsByKey(state.catalog.partners)
        billingAccounts = ThingsByKey(state.catalog.billingAccounts)
        var claims: [Text: [Int]] = [:]
        claims.reserveCapacity(state.organizations.count)
        for number in state.organizations.indices {
            for domain in state.organizations[number].domains {
                claims[domain.name, default: []].append(number)
            }
        }
        self.claims = claims
    }

    /// Returns the role with this name, if its service has it.
    package func role(_ name: RoleName) -> ServiceRole? {
        services[name.service]?.roles.first { $0.id == name.role }
    }

    /// The places of the ancestors, the parent first; each once, so that a cycle ends.
    ///
    /// - Complexity: O(*depth*).
    package func ancestors(of number: Int) -> [Int] {
        var result: [Int] = []
        var next = parents[number]
        while let place = next, place != number, result.count < 1_000 {
            if result.contains(place) { break }
            result.append(place)
            next = parents[place]
        }
        return result
    }

    /// The places of everything below, in the order of the state; a cycle is walked once.
    ///
    /// - Complexity: O(*n* log *n*) in the number of descendants.
    package func descendants(of number: Int) -> [Int] {
        guard !children[number].isEmpty else { return [] }
        var result: [Int] = []
        var seen: Set<Int> = [number]
        var waiting = children[number]
        while let place = waiting.popLast() {
            guard seen.insert(place).inserted else { continue }
            result.append(place)
            waiting += children[place]
        }
        return result.sorted()
    }

    /// The services that an organization lends to its descendants and has subscribed to.
    package func lentServices(of number: Int) -> [Text] {
        lentSubscriptions(of: number).map(\.service)
    }

    /// The subscriptions of an organization to services that it lends to its descendants.
    package func lentSubscriptions(of number: Int) -> [Subscription] {
        let shared = state.organizations[number].sharedServices
        guard !shared.isEmpty else { return [] }
        return state.organizations[number].subscriptions.filter { subscription in
            !subscription.hasEnded(by: today) && shared.contains(subscription.service)
        }
    }

    /// The organization that switches access off: the nearest of itself and its ancestors that is
    /// not active.
    ///
    /// - Complexity: O(*depth*).
    package func switchedOff(by number: Int) -> Int? {
        ([number] + ancestors(of: number)).first { state.organizations[$0].state != .active }
    }
}

extension Subscription {
    /// Whether its last day is over.
    package func hasEnded(by today: Day) -> Bool { until.map { $0 < today } ?? false }
}
