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
    ///
    /// - Complexity: O(log *services* + *roles of the service*).
    func meaning(of name: RoleName) -> RoleMeaning {
        // No text is made of the two parts of the name, and the name is walked through byte by
        // byte: this is done for every role of every organization.
        let services = workspace.desired.catalog.services
        var low = 0
        var high = services.count
        while low < high {
            let middle = (low + high) / 2
            switch ServicePart.compared(name.text.string, to: services[middle].id.string) {
            case .before: high = middle
            case .after: low = middle + 1
            case .equal(let rest):
                for index in services[middle].roles.indices
                where rest.isSpelled(services[middle].roles[index].id.string) {
                    return .role(service: middle, role: index)
                }
                return otherMeaning(of: name, .unknownRole(service: middle))
            }
        }
        return otherMeaning(of: name, .unknownService)
    }

    private func otherMeaning(of name: RoleName, _ otherwise: RoleMeaning) -> RoleMeaning {
        guard isCatalogUnderstood else { return .unread }
        let isAdminRole =
            index.adminRoles.contains(name.role) || index.adminRoles.contains(name.service)
        return isAdminRole ? .adminRole : otherwise
    }
}

/// How the service in the name of a role stands to the id of a service.
private enum ServicePart {
    case before
    case after
    /// They are the same; the role follows.
    case equal(rest: RolePart)

    /// The bytes behind the slash.
    struct RolePart {
        let bytes: String.UTF8View.Iterator

        /// Whether they are exactly those of a word.
        func isSpelled(_ word: String) -> Bool {
            var rest = bytes
            for byte in word.utf8 where rest.next() != byte { return false }
            return rest.next() == nil
        }
    }

    static func compared(_ name: String, to id: String) -> ServicePart {
        var bytes = name.utf8.makeIterator()
        for byte in id.utf8 {
            guard let other = bytes.next(), other != slash else { return .before }
            if other != byte { return other < byte ? .before : .after }
        }
        let end = bytes.next() ?? slash
        return end == slash ? .equal(rest: RolePart(bytes: bytes)) : .after
    }

    private static let slash: UInt8 = 0x2F
}
