import TenantryAccess
import TenantryModel

/// What the name of a role stands for.
enum RoleMeaning: Equatable {
    /// A role, by the places of its service and of itself in the catalog.
    case role(service: Int, role: Int)
    /// The service is known, by its place in the catalog, but has no such role.
    case unknownRole(service: Int)
    /// The service is not known.
    case unknownService
    /// No role, but it names an admin role.
    case adminRole
    /// Nothing is known of it, and the catalog could not be read as a whole.
    case unread
}

extension DesiredIndex {
    /// Finds out what the name of a role stands for.
    func meaning(of name: RoleName) -> RoleMeaning {
        if let role = roles[name] { return role }
        let service = catalog.services.place(of: name.service)
        return otherMeaning(of: name, service.map { .unknownRole(service: $0) } ?? .unknownService)
    }

    private func otherMeaning(of name: RoleName, _ otherwise: RoleMeaning) -> RoleMeaning {
        guard isCatalogUnderstood else { return .unread }
        let isAdminRole =
            index.adminRoles.contains(name.role) || index.adminRoles.contains(name.service)
        return isAdminRole ? .adminRole : otherwise
    }
}

extension RoleMeaning {
    /// The roles that a catalog has, by their names.
    ///
    /// - Complexity: O(*n*) in the number of roles.
    static func all(in catalog: Catalog) -> [RoleName: RoleMeaning] {
        var roles: [RoleName: RoleMeaning] = [:]
        for (service, own) in catalog.services.enumerated() {
            for (role, one) in own.roles.enumerated() {
                roles[RoleName(service: own.id, role: one.id)] = .role(service: service, role: role)
            }
        }
        return roles
    }
}
