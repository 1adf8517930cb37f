import GRDB
import TenantryModel

/// A query whose rows are copied out, block by block, in the order of their owners.
///
/// Only one thread can go through a query. So it does nothing else: what is in the rows, others
/// find out. A class, since a query has one place that it is at.
final class RowFeed {
    private let cursor: RowCursor
    private let row: RowColumns
    /// Which columns hold numbers.
    private let numbers: [Bool]
    /// Whether there are no more rows.
    private(set) var isAtEnd = false

    /// Begins a query.
    ///
    /// - Parameters:
    ///   - sql: The query.
    ///   - numbers: Which of its columns hold numbers.
    ///   - database: Where to look.
    /// - Throws: What SQLite throws when it cannot read.
    init(_ sql: String, numbers: [Bool], _ database: Database) throws {
        let statement = try database.cachedStatement(sql: sql)
        self.numbers = numbers
        cursor = try Row.fetchCursor(statement)
        row = RowColumns(statement)
        isAtEnd = try cursor.next() == nil
    }

    /// The next rows.
    ///
    /// - Parameter limit: How many at most.
    /// - Returns: The rows; none at the end.
    /// - Throws: What SQLite throws when it cannot read.
    func rows(atMost limit: Int) throws -> RowBlock {
        try rows { $0.count < limit }
    }

    /// The next rows, up to the last of an owner; the rest, if there is none.
    ///
    /// - Returns: The rows; none if all that are left belong to owners that come later.
    /// - Throws: What SQLite throws when it cannot read.
    func rows(upTo owner: Text?) throws -> RowBlock {
        guard let owner else { return try rows { _ in true } }
        return try rows { _ in row.withText(0) { owner.order(besides: $0) >= 0 } ?? true }
    }

    private func rows(while isWanted: (RowBlock) -> Bool) throws -> RowBlock {
        var block = RowBlock(width: numbers.count)
        while !isAtEnd, isWanted(block) {
            block.append(row, numbers: numbers)
            isAtEnd = try cursor.next() == nil
        }
        return block
    }
}
