import GRDB
import TenantryModel

/// The rows of a query that come in the order of their owners, and the one that is next.
///
/// The first columns say whose a row is. A class, since a query has one place that it is at.
final class OwnedRows {
    /// The columns of the next row, if there is one.
    let columns: RowColumns
    private let cursor: RowCursor
    private let ownerColumns: Int
    private(set) var isAtEnd = false

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
        let statement = try database.cachedStatement(sql: sql)
        cursor = try Row.fetchCursor(statement)
        columns = RowColumns(statement)
        try advance()
    }

    /// Goes to the row after the next.
    func advance() throws { isAtEnd = try cursor.next() == nil }

    /// Whether the next row belongs to an owner.
    ///
    /// Rows of owners before that one belong to nothing that is there, and are passed over.
    func isNext(of owner: RowOwner) throws -> Bool {
        while !isAtEnd {
            var order = columns.order(of: owner.uid, besides: 0)
            if order == 0, ownerColumns > 1 { order = columns.order(of: owner.key, besides: 1) }
            if order <= 0 { return order == 0 }
            try advance()
        }
        return false
    }
}

/// Whose a row is: a thing with a uid, or with a key inside one.
struct RowOwner {
    let uid: Text
    /// Empty if the uid says it all.
    let key: Text

    init(_ uid: Text, _ key: Text = "") {
        self.uid = uid
        self.key = key
    }
}
