import TenantryAccess
import TenantryModel

// Where the populations of an organization stand in the grid, and which connections serve them.
// All of it is asked for every organization, so nothing is allocated here.

extension OrganizationView {
    /// Where a population stands in the grid; `nil` if it does not say enough.
    func cell(of users: UserManagement) -> ManagementCell? {
        guard let variant = variant(of: users), let provisioning = users.provisioning,
            let authorization = users.authorization
        else { return nil }
        return ManagementCell(variant, provisioning, authorization)
    }

    private func variant(of users: UserManagement) -> ManagementGrid.Variant? {
        guard let mode = users.mode, let population = users.population else { return nil }
        switch mode {
        case .provider: return .provider
        case .federated: return .federated
        case .business:
            return hasConnection(for: population)
                ? .businessConnected : .businessHosted
        case .hybrid:
            guard let credential = users.credential, let lifecycle = users.lifecycle else {
                return nil
            }
            return .hybrid(credential: credential, lifecycle: lifecycle)
        }
    }

    /// Whether a connection serves a population as needed: its own, or one that an ancestor lends.
    ///
    /// - Complexity: O(*connections*), times the depth if none of its own fits.
    func hasConnection(
        for population: Population,
        _ need: ConnectionNeed = .any
    ) -> Bool {
        for index in organization.connections.indices
        where organization.connections[index].serves(population, need) {
            return true
        }
        guard organization.parent != nil else { return false }
        var next = desired.index.parents[number]
        var steps = 0
        while let place = next, place != number, steps < 64 {
            if desired.lends(place, for: population, need) { return true }
            next = desired.index.parents[place]
            steps += 1
        }
        return false
    }

    /// Whether some organization below it has a property.
    ///
    /// - Complexity: O(*descendants*): for the path on which something is wrong.
    func hasDescendant(where fits: (OrganizationView) -> Bool) -> Bool {
        var waiting = desired.index.children[number]
        var seen: Set<Int> = [number]
        while let place = waiting.popLast() {
            guard seen.insert(place).inserted else { continue }
            if fits(OrganizationView(place, in: desired)) { return true }
            waiting += desired.index.children[place]
        }
        return false
    }
}

extension DesiredIndex {
    /// Whether an organization lends a connection that serves a population as needed.
    fileprivate func lends(
        _ place: Int,
        for population: Population,
        _ need: ConnectionNeed
    ) -> Bool {
        let shared = workspace.desired.organizations[place].sharedConnections
        guard !shared.isEmpty else { return false }
        let connections = workspace.desired.organizations[place].connections
        for index in connections.indices
        where shared.contains(connections[index].id) && connections[index].serves(population, need)
        {
            return true
        }
        return false
    }
}

/// What a connection must be able to do.
enum ConnectionNeed {
    /// Nothing in particular.
    case any
    /// Let people sign in; where the type could not be read, it is taken for granted.
    case signIn
    /// Push accounts.
    case push
}

extension Connection {
    fileprivate func serves(_ population: Population, _ need: ConnectionNeed) -> Bool {
        guard populations.contains(population) else { return false }
        return switch need {
        case .any: true
        case .signIn: isSignIn || type == nil
        case .push: scimToken != nil
        }
    }
}
