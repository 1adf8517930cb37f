import GRDB
import GRDBSQLite
import TenantryPlan

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The columns of the row that a query is at, as SQLite has them.
///
/// For queries of very many rows: GRDB makes a `String` of each text, which is one too many.
/// What a damaged file says in place of what its table declares is read as nothing, or as the text
/// that SQLite makes of it.
struct RowColumns {
    private let statement: SQLiteStatement

    /// Reads the columns of whatever row a statement is at.
    init(_ statement: Statement) { self.statement = statement.sqliteStatement }

    /// A column that may hold a whole number.
    func integer(_ index: Int) -> Int? {
        guard sqlite3_column_type(statement, Int32(index)) == SQLITE_INTEGER else { return nil }
        return Int(sqlite3_column_int64(statement, Int32(index)))
    }

    /// The bytes of a column that may hold a text, up to the first that is zero; `nil` if it holds
    /// none.
    func withText<Result>(
        _ index: Int,
        _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result? {
        guard let bytes = sqlite3_column_text(statement, Int32(index)) else { return nil }
        return body(UnsafeBufferPointer(start: bytes, count: strlen(bytes)))
    }

    /// The bytes of a column that may hold bytes.
    ///
    /// - Complexity: O(*n*) in their number.
    func bytes(_ index: Int) -> [UInt8]? {
        guard sqlite3_column_type(statement, Int32(index)) == SQLITE_BLOB else { return nil }
        let count = Int(sqlite3_column_bytes(statement, Int32(index)))
        let start = sqlite3_column_blob(statement, Int32(index))
        return Array(UnsafeRawBufferPointer(start: start, count: count))
    }

    /// Writes everything that the row holds behind other bytes: equal rows give equal bytes, and
    /// others never do.
    ///
    /// - Complexity: O(*n*) in its length.
    func append(to list: inout [UInt8]) {
        for index in 0..<sqlite3_column_count(statement) {
            let type = sqlite3_column_type(statement, index)
            list.append(UInt8(truncatingIfNeeded: type))
            switch type {
            case SQLITE_NULL: continue
            case SQLITE_INTEGER:
                list.append(number: UInt64(bitPattern: sqlite3_column_int64(statement, index)))
            case SQLITE_FLOAT:
                list.append(number: sqlite3_column_double(statement, index).bitPattern)
            default:
                let bytes = sqlite3_column_blob(statement, index)
                let count = Int(sqlite3_column_bytes(statement, index))
                list.append(number: UInt64(count))
                list.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
            }
        }
    }
}
