package import GRDB
import GRDBSQLite
package import TenantryModel

/// A value for a row.
enum RowValue {
    /// `NULL`.
    case nothing
    /// A text.
    case text(Text)
    /// A whole number.
    case integer(Int)
}

extension Statement {
    /// Writes a row.
    ///
    /// GRDB's own arguments are boxes with a `String` in each: for very many rows that takes longer
    /// than writing them.
    ///
    /// - Parameter values: One for each `?`.
    /// - Throws: What SQLite throws when it cannot write.
    func write(_ values: [RowValue]) throws {
        // There are none as far as GRDB is concerned, and it takes away those of the last time.
        setUncheckedArguments([])
        for (place, value) in zip(Int32(1)..., values) { bind(value, at: place) }
        try execute()
    }

    /// Writes a row of a text and of bytes, which are not copied.
    ///
    /// - Throws: What SQLite throws when it cannot write.
    func write(_ text: Text, _ bytes: [UInt8]) throws {
        setUncheckedArguments([])
        bind(.text(text), at: 1)
        try bytes.withContiguousStorageIfAvailable { content in
            let count = UInt64(content.count)
            sqlite3_bind_blob64(sqliteStatement, 2, content.baseAddress, count, nil)
            try execute()
        }
    }

    private func bind(_ value: RowValue, at place: Int32) {
        switch value {
        case .nothing: sqlite3_bind_null(sqliteStatement, place)
        case .integer(let number): sqlite3_bind_int64(sqliteStatement, place, Int64(number))
        case .text(let text):
            // Not copied: it stays where it is kept.
            _ = text.utf8.withContiguousStorageIfAvailable {
                sqlite3_bind_text(sqliteStatement, place, $0.baseAddress, Int32($0.count), nil)
            }
        }
    }
}

extension Text: DatabaseValueConvertible {
    /// The text as GRDB takes it.
    package var databaseValue: DatabaseValue { string.databaseValue }

    /// Takes a text that GRDB has read.
    package static func fromDatabaseValue(_ value: DatabaseValue) -> Text? {
        String.fromDatabaseValue(value).map { Text($0) }
    }
}
