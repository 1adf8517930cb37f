import GRDB
import TenantryModel

/// The names by which things are referred to, by uid: `meal-ordering/patient`.
///
/// They are read first, so that the rows of all other tables can come in any order.
struct ThingNames {
    private var names: [String: Text] = [:]

    /// Reads the names of everything that has one.
    ///
    /// - Complexity: O(*n*) in the number of things.
    init(_ database: Database) throws {
        // What stands inside something comes after it.
        for kind in Description.all.map(\.kind) {
            let map = TableMap.of(kind)
            guard case .uid(let parent) = map.identity else { continue }
            let cursor = try Row.fetchCursor(
                database.cachedStatement(
                    sql: "SELECT uid, id, \(parent ?? "NULL") FROM \(map.table)"
                )
            )
            while let row = try cursor.next() {
                let uid: String = row[0] ?? ""
                let id: String = row[1] ?? ""
                let outside: String? = row[2]
                names[uid] = Text(outside.map { "\(names[$0] ?? "")/\(id)" } ?? id)
            }
        }
    }

    /// The name of a thing; `nil` if there is none with this uid.
    subscript(uid: String) -> Text? { names[uid] }

    /// The name by which a thing is written where it is referred to.
    ///
    /// - Parameters:
    ///   - uid: The thing.
    ///   - reference: What kind of name it is.
    ///   - owner: The organization that refers to it, by uid.
    /// - Returns: The name; the uid itself if nothing has it; `nil` for an organization above that
    ///   is not there.
    func name(of uid: String, as reference: Reference, owner: String) -> Text? {
        guard let name = names[uid] else { return reference == .parent ? nil : Text(uid) }
        switch reference {
        case .parent, .root, .role: return name
        case .siblingRole, .plan, .siblingPerson, .ofPartner: return name.afterSlash
        case .connection:
            guard let owner = names[owner], name.string.hasPrefix(owner.string + "/") else {
                return name
            }
            return name.afterSlash
        }
    }
}

extension Text {
    /// What stands behind the first slash; the whole text if there is none.
    fileprivate var afterSlash: Text {
        guard let slash = string.utf8.firstIndex(of: 0x2F) else { return self }
        return Text(String(string[string.index(after: slash)...]))
    }
}
