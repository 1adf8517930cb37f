import GRDB
import TenantryModel

/// The names by which things are referred to, by kind and uid: `meal-ordering/patient`.
///
/// A uid tells things apart within their kind only, and by its bytes: rows that were made by hand
/// can have any.
///
/// They are read first, so that the rows of all other tables can come in any order.
struct ThingNames {
    private struct Name {
        let whole: Text
        /// Without the name of what it stands in.
        let own: Text
        /// The uid of what it stands in.
        let outside: Text?
    }

    private var names: [Kind: [Text: Name]] = [:]

    /// Reads the names of everything that has one.
    ///
    /// - Complexity: O(*n*) in the number of things.
    init(_ database: Database) throws {
        // What stands inside something comes after it.
        for kind in Description.all.map(\.kind) {
            let map = TableMap.of(kind)
            guard case .uid(let parent) = map.identity else { continue }
            let outer = Description.all.first { $0.children.contains(kind) }
            let owners = outer.flatMap { names[$0.kind] } ?? [:]
            var found: [Text: Name] = [:]
            let statement = try database.cachedStatement(
                sql: "SELECT uid, id, \(parent ?? "NULL") FROM \(map.table)"
            )
            let cursor = try Row.fetchCursor(statement)
            let row = RowColumns(statement)
            while try cursor.next() != nil {
                let id = row.text(1) ?? ""
                let outside = row.text(2)
                let owner = outside.map { owners[$0]?.whole ?? "" }
                found[row.text(0) ?? ""] = Name(
                    whole: owner.map { Text("\($0)/\(id)") } ?? id,
                    own: id,
                    outside: outside
                )
            }
            names[kind] = found
        }
    }

    /// The name by which a thing is written where it is referred to.
    ///
    /// - Parameters:
    ///   - uid: The thing.
    ///   - reference: What kind of name it is.
    ///   - owner: The organization that refers to it, by uid.
    /// - Returns: The name; the uid itself if nothing has it; `nil` for an organization above that
    ///   is not there.
    func name(of uid: Text, as reference: Reference, owner: Text) -> Text? {
        guard let name = names[reference.kind]?[uid] else {
            return reference == .parent ? nil : uid
        }
        switch reference {
        case .parent, .root, .role: return name.whole
        case .siblingRole, .plan, .siblingPerson, .ofPartner: return name.own
        case .connection: return name.outside == owner ? name.own : name.whole
        }
    }
}
