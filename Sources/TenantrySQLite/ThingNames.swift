import GRDB
import TenantryModel

/// The names by which things are referred to, by uid: `meal-ordering/patient`.
///
/// They are read first, so that the rows of all other tables can come in any order.
struct ThingNames {
    private struct Name {
        let whole: Text
        /// Without the name of what it stands in.
        let own: Text
        /// The uid of what it stands in.
        let outside: String?
    }

    private var names: [String: Name] = [:]

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
                let owner = outside.map { names[$0]?.whole ?? "" }
                names[uid] = Name(
                    whole: owner.map { Text("\($0)/\(id)") } ?? Text(id),
                    own: Text(id),
                    outside: outside
                )
            }
        }
    }

    /// The name of a thing; `nil` if there is none with this uid.
    subscript(uid: String) -> Text? { names[uid]?.whole }

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
        case .parent, .root, .role: return name.whole
        case .siblingRole, .plan, .siblingPerson, .ofPartner: return name.own
        case .connection: return name.outside == owner ? name.own : name.whole
        }
    }
}
