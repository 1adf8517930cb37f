import TenantryModel

extension Service {
    /// The places of a role and of all that come with it, itself first; stops where a cycle closes.
    ///
    /// - Complexity: O(*roles*²) at worst; a role that includes nothing costs nothing.
    func roles(with role: Int) -> [Int] {
        var found = [role]
        var next = 0
        while next < found.count {
            for id in roles[found[next]].includes {
                guard let place = roles.firstIndex(where: { $0.id == id }),
                    !found.contains(place)
                else { continue }
                found.append(place)
            }
            next += 1
        }
        return found
    }

    /// Calls with each attribute that the service must be told about people with a role, some of
    /// them twice.
    func forEachNeed(of role: Int, _ body: (Text) -> Void) {
        needs.forEach(body)
        if roles[role].includes.isEmpty { return roles[role].needs.forEach(body) }
        for place in roles(with: role) { roles[place].needs.forEach(body) }
    }
}

extension RoleName {
    /// Whether it is the name of this role of this service; no text is made.
    func isSpelled(_ service: Text, _ role: Text) -> Bool {
        let (name, start, end) = (text.string.utf8, service.string.utf8, role.string.utf8)
        guard name.count == start.count + 1 + end.count, name.starts(with: start) else {
            return false
        }
        let rest = name.dropFirst(start.count)
        return rest.first == UInt8(ascii: "/") && rest.dropFirst().elementsEqual(end)
    }

    /// Whether it is the name of a role of this service; no text is made.
    func belongs(to service: Text) -> Bool {
        let (name, start) = (text.utf8, service.utf8)
        return name.starts(with: start)
            && name.dropFirst(start.count).first == UInt8(ascii: "/")
    }
}
