import GRDB
import TenantryModel

/// The rows of a query that come in the order of their owners, and the one that is next.
///
/// The first columns say whose a row is. A class, since a query has one place that it is at.
final class OwnedRows {
    private let cursor: RowCursor
    private let ownerColumns: Int
    /// The next row; `nil` at the end.
    private(set) var row: Row?
    private var owner = RowOwner("")

    /// Begins a query.
    ///
    /// - Parameters:
    ///   - sql: The query.
    ///   - ownerColumns: How many columns say whose a row is: the uid, and the key if owners have
    ///     one.
    ///   - database: Where to look.
    /// - Throws: What SQLite throws when it cannot read.
    init(_ sql: String, ownerColumns: Int = 1, _ database: Database) throws {
        self.ownerColumns = ownerColumns
        cursor = try Row.fetchCursor(database.cachedStatement(sql: sql))
        try advance()
    }

    /// Goes to the row after the next.
    func advance() throws {
        row = try cursor.next()
        guard let row else { return }
        let uid: String = row[0] ?? ""
        let key: String? = ownerColumns > 1 ? row[1] : nil
        owner = RowOwner(uid, key ?? "")
    }

    /// Returns the next row if it belongs to an owner.
    ///
    /// Rows of owners before that one belong to nothing that is there, and are passed over.
    func row(of wanted: RowOwner) throws -> Row? {
        while row != nil {
            if owner == wanted { return row }
            guard owner < wanted else { return nil }
            try advance()
        }
        return nil
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
