package import TenantryModel

/// What changes between two states, as a plan says it: where consequences are looked for.
package struct ChangedPart: Sendable {
    /// The ids of organizations that are added, changed or removed.
    package let organizations: Set<Text>
    /// The things of the catalog that are added, changed or removed, or in which something is.
    package let catalog: Set<Address>

    /// Names what changes.
    package init(organizations: Set<Text>, catalog: Set<Address> = []) {
        self.organizations = organizations
        self.catalog = catalog
    }
}

extension ChangedPart {
    /// The ids, as they are in the second state, of all organizations for which something can be
    /// different: those that change, all below them, and those that use what changes in the
    /// catalog; sorted.
    ///
    /// - Complexity: O(*n*) if the catalog changes, otherwise O(*changed* × *descendants*).
    package func affected(_ before: StateIndex, _ after: StateIndex) -> [Text] {
        var result = organizations
        if !catalog.isEmpty {
            for index in [before, after] {
                let services = touchedServices(index)
                for organization in index.state.organizations
                where isTouched(organization, services, index) {
                    result.insert(organization.id)
                }
            }
        }
        for id in result {
            for index in [before, after] {
                guard let number = index.organizations[id] else { continue }
                for place in index.descendants(of: number) {
                    result.insert(index.state.organizations[place].id)
                }
            }
        }
        return result.sorted()
    }

    /// The services that change, and those that require one of them.
    private func touchedServices(_ index: StateIndex) -> Set<Text> {
        var result: Set<Text> = []
        for address in catalog where address.kind == .service { result.insert(address.key) }
        var count = -1
        while count != result.count {
            count = result.count
            for service in index.catalog.services
            where service.requires.contains(where: result.contains) {
                result.insert(service.id)
            }
        }
        return result
    }

    private func isTouched(
        _ organization: Organization,
        _ services: Set<Text>,
        _ index: StateIndex
    ) -> Bool {
        if !services.isEmpty {
            if index.everyoneServices.contains(where: services.contains) { return true }
            if organization.subscriptions.contains(where: { services.contains($0.service) }) {
                return true
            }
        }
        if let account = organization.billing,
            catalog.contains(Address(.billingAccount, account))
        {
            return true
        }
        return organization.collaborators.contains { collaborator in
            catalog.contains(Address(.partner, collaborator.partner))
        }
    }
}
