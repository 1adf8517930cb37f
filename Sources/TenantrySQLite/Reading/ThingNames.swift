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
        /// Without the name of what it stands in.
        let own: Text
        /// The uid of what it stands in.
        let outside: Text?
    }

    private var names: [Kind: [Text: Name]] = [:]
    /// The names of roles with those of their services, by uid: nearly every grant has one.
    private var roles: [Text: Text] = [:]

    /// Reads the names of everything that has one.
    ///
    /// - Complexity: O(*n*) in the number of things.
    init(_ database: Database) throws {
        for kind in Description.all.map(\.kind) {
            let map = TableMap.of(kind)
            guard case .uid(let parent) = map.identity else { continue }
            names[kind] = try ThingNames.names(
                "SELECT uid, id, \(parent ?? "NULL") FROM \(map.table)",
                database
            )
        }
        roles = (names[.role] ?? [:]).mapValues { whole($0, in: .service) }
    }

    private static func names(_ sql: String, _ database: Database) throws -> [Text: Name] {
        let feed = try RowFeed(sql, numbers: [false, false, false], database)
        var blocks: [(count: Int, texts: RowTexts)] = []
        while !feed.isAtEnd {
            let rows = try feed.rows(atMost: 1_024)
            blocks.append((rows.count, rows.texts(of: 0..<3)))
        }
        var names: [Text: Name] = [:]
        names.reserveCapacity(blocks.reduce(0) { $0 + $1.count })
        for (count, texts) in blocks {
            for row in 0..<count {
                names[texts[row, 0] ?? ""] = Name(own: texts[row, 1] ?? "", outside: texts[row, 2])
            }
        }
        return names
    }

    /// The name of a thing with that of what it stands in.
    private func whole(_ name: Name, in outer: Kind) -> Text {
        guard let outside = name.outside else { return name.own }
        return Text("\(names[outer]?[outside]?.own ?? "")/\(name.own)")
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
        if reference == .role { return roles[uid] ?? uid }
        guard let name = names[reference.kind]?[uid] else {
            return reference == .parent ? nil : uid
        }
        switch reference {
        case .parent, .root, .role, .siblingRole, .plan, .siblingPerson, .ofPartner:
            return name.own
        case .connection:
            return name.outside == owner ? name.own : whole(name, in: .organization)
        }
    }
}
