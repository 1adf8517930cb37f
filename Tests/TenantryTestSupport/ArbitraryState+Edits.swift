package import TenantryModel

extension ArbitraryState {
    /// Makes a related state: one to four edits away.
    package mutating func edited(_ state: State) -> State {
        var result = state
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            result = edited(result, by: one(StateEdit.allCases) ?? .addOrganization)
        }
        return result
    }

    /// Makes a related state: one edit away, if the state has what the edit needs.
    package mutating func edited(_ state: State, by edit: StateEdit) -> State {
        var result = state
        let all = result.organizations.indices.shuffled(using: &random)
        switch edit {
        case .addOrganization: result = adding(to: result)
        case .replaceCatalog:
            let accounts = result.catalog.billingAccounts
            result.catalog = catalog()
            result.catalog.billingAccounts = accounts
        case .reduceCatalog: reduce(&result.catalog)
        case .swapPeople, .swapPartnerDomains: swapBetweenPartners(&result.catalog, edit)
        case .removeOrganization:
            if let index = all.first { result.organizations.remove(at: index) }
        case .replaceOrganization, .rewordOrganization, .restateOrganization, .moveOrganization:
            if let index = all.first { change(&result.organizations[index], edit, in: state) }
        case .invertParent: invertParent(in: &result)
        case .swapDomains, .rotateDomains, .swapConnections:
            exchange(&result.organizations, Array(all.prefix(edit == .rotateDomains ? 3 : 2)), edit)
        case .swapRegistrations, .swapEntities: exchangeRegistrations(&result, edit)
        }
        return result.repaired
    }

    private mutating func adding(to state: State) -> State {
        let other = self.state()
        guard var new = other.organizations.first(where: { state.organization($0.id) == nil })
        else { return state }
        new.parent = one(state.organizations)?.id
        return State(catalog: state.catalog, organizations: state.organizations + [new])
    }

    private mutating func change(
        _ organization: inout Organization,
        _ edit: StateEdit,
        in state: State
    ) {
        switch edit {
        case .rewordOrganization:
            organization.name = word()
            organization.ownerName = word()
            organization.labels = pairs(["region", "tier", "zone-2"])
        case .restateOrganization:
            organization.state = choice(OrganizationState.self) ?? .active
        case .moveOrganization: organization.parent = one(state.organizations)?.id
        case .replaceOrganization: fill(&organization, catalog: state.catalog)
        case .removeOrganization, .addOrganization, .invertParent, .swapDomains, .rotateDomains,
            .swapConnections, .swapRegistrations, .swapEntities, .swapPeople, .swapPartnerDomains,
            .reduceCatalog, .replaceCatalog:
            break
        }
    }

    private mutating func invertParent(in state: inout State) {
        let children = state.organizations.indices.filter {
            state.organizations[$0].parent != nil
        }
        guard let child = one(Array(children)), let id = state.organizations[child].parent,
            let parent = state.organizations.firstIndex(where: { $0.id == id })
        else { return }
        state.organizations[child].parent = state.organizations[parent].parent
        state.organizations[parent].parent = state.organizations[child].id
    }

    private mutating func reduce(_ catalog: inout Catalog) {
        catalog.services = some(catalog.services)
        catalog.adminRoles = some(catalog.adminRoles)
        catalog.partners = some(catalog.partners)
        for index in catalog.services.indices {
            catalog.services[index].roles = some(catalog.services[index].roles)
        }
    }
}

// MARK: - What changes its owner

extension ArbitraryState {
    private mutating func exchange(
        _ organizations: inout [Organization],
        _ indices: [Int],
        _ edit: StateEdit
    ) {
        guard let first = indices.first, indices.count > 1 else { return }
        let start = organizations[first]
        for (index, next) in zip(indices, indices.dropFirst()) {
            take(&organizations[index], from: organizations[next], edit)
        }
        take(&organizations[indices[indices.count - 1]], from: start, edit)
    }

    private func take(
        _ organization: inout Organization,
        from other: Organization,
        _ edit: StateEdit
    ) {
        if edit == .swapConnections {
            organization.connections = other.connections
            organization.sharedConnections = other.sharedConnections
        } else {
            organization.domains = other.domains
        }
    }

    /// Swaps what two connections are registered as: everything, or the client ids only.
    private mutating func exchangeRegistrations(_ state: inout State, _ edit: StateEdit) {
        var places: [(Int, Int)] = []
        let wanted: ConnectionType = edit == .swapEntities ? .saml : .oidc
        for index in state.organizations.indices {
            for number in state.organizations[index].connections.indices
            where state.organizations[index].connections[number].type == wanted {
                places.append((index, number))
            }
        }
        places.shuffle(using: &random)
        guard places.count > 1 else { return }
        let (left, right) = (places[0], places[1])
        let old = state.organizations[left.0].connections[left.1]
        let new = state.organizations[right.0].connections[right.1]
        state.organizations[left.0].connections[left.1].register(as: new)
        state.organizations[right.0].connections[right.1].register(as: old)
    }

    private mutating func swapBetweenPartners(_ catalog: inout Catalog, _ edit: StateEdit) {
        guard catalog.partners.count > 1 else { return }
        let indices = catalog.partners.indices.shuffled(using: &random)
        let (left, right) = (indices[0], indices[1])
        if edit == .swapPartnerDomains {
            let domains = catalog.partners[left].domains
            catalog.partners[left].domains = catalog.partners[right].domains
            catalog.partners[right].domains = domains
            return
        }
        for (first, second) in zip(
            catalog.partners[left].people.indices,
            catalog.partners[right].people.indices
        ) {
            let email = catalog.partners[left].people[first].email
            catalog.partners[left].people[first].email =
                catalog.partners[right].people[second].email
            catalog.partners[right].people[second].email = email
        }
    }
}

extension Connection {
    /// Takes over what another connection is registered as.
    fileprivate mutating func register(as other: Connection) {
        issuer = other.issuer
        clientID = other.clientID
        entityID = other.entityID
    }
}
