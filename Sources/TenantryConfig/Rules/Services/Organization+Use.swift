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
