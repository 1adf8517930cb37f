import GRDB
import TenantryModel

/// The rows of a query that come in the order of their owners, and the one that is next.
///
/// The first two columns say whose a row is. A class, since a query has one place that it is at.
final class OwnedRows {
    private let cursor: RowCursor
    /// The next row; `nil` at the end.
    private(set) var row: Row?
    private var owner = RowOwner("")

    /// Begins a query.
    init(_ sql: String, _ database: Database) throws {
        cursor = try Row.fetchCursor(database.cachedStatement(sql: sql))
        try advance()
    }

    /// Goes to the row after the next.
    func advance() throws {
        row = try cursor.next()
        guard let row else { return }
        let uid: String = row[0] ?? ""
        let key: String = row[1] ?? ""
        owner = RowOwner(uid, key)
    }

    /// Returns the next row if it belongs to an owner.
    ///
    /// Rows of owners before that one belong to nothing that is there, and are passed over.
    func row(of wanted: RowOwner) throws -> Row? {
        while row != nil, owner < wanted { try advance() }
        return owner == wanted ? row : nil
    }
}

/// Whose a row is: a thing with a uid, or with a key inside one.
struct RowOwner: Hashable, Comparable {
    let uid: Text
    let key: Text

    init(_ uid: String, _ key: String = "") {
        self.uid = Text(uid)
        self.key = Text(key)
    }

    static func < (lhs: RowOwner, rhs: RowOwner) -> Bool {
        lhs.uid != rhs.uid ? lhs.uid < rhs.uid : lhs.key < rhs.key
    }
}
