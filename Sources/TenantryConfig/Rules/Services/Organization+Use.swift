import TenantryModel

extension Organization {
    /// Whether it gives a role by a connection or to a whole population.
    func gives(_ fits: (RoleName) -> Bool) -> Bool {
        for connection in connections where connection.grants.contains(where: { fits($0.role) }) {
            return true
        }
        return users.contains { $0.defaultRoles.contains(where: fits) }
    }
}

extension State {
    /// What an organization was before, perhaps under an earlier id.
    ///
    /// - Complexity: O(log *n*).
    func predecessor(of organization: Organization) -> Organization? {
        if let same = self.organization(organization.id) { return same }
        for id in organization.formerly {
            if let earlier = self.organization(id) { return earlier }
        }
        return nil
    }
}
