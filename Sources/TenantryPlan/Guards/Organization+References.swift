import TenantryModel

extension Organization {
    /// Everything that it refers to: in the catalog, at other organizations, and of its own.
    ///
    /// - Complexity: O(*n*) in its size.
    var references: [Address] {
        let above = [
            parent.map { Address(.organization, $0) }, billing.map { Address(.billingAccount, $0) },
        ].compactMap(\.self)
        let ways = domains.compactMap { $0.via.map { Address(connection: $0, of: id) } }
        let services = sharedServices.map { Address(.service, $0) }
        let roles = users.flatMap(\.defaultRoles) + connections.flatMap(\.grants).map(\.role)
        return above + ways + services + roles.map(\.address)
            + subscriptions.flatMap(\.references)
            + admins.map { Address(.adminRole, $0.role) }
            + collaborators.flatMap(\.references)
    }
}

extension RoleName {
    fileprivate var address: Address { Address(.service, service).child(.role, role) }
}

extension Subscription {
    fileprivate var references: [Address] {
        let service = Address(.service, service)
        return [service, service.child(.plan, plan)]
    }
}

extension Collaborator {
    fileprivate var references: [Address] {
        let partner = Address(.partner, partner)
        return [partner, Address(.adminRole, role)]
            + (team.map { [partner.child(.team, $0)] } ?? [])
            + people.map { partner.child(.person, $0) }
            + services.map { Address(.service, $0) }
    }
}
