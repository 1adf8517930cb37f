import GRDB
import TenantryModel
import TenantryPlan

/// The digest of everything that a plan depends on and that somebody could change outside: all rows
/// of what is live, and what is known of copies.
///
/// It is taken of the rows as they are, which costs a fraction of making values of them.
struct RowsDigest {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Computes the digest.
    ///
    /// - Parameter content: Bytes that it covers, too.
    /// - Returns: The digest.
    /// - Throws: What SQLite throws when it cannot read.
    /// - Complexity: O(*n*) in the size of the rows.
    func digest(with content: [UInt8]) throws -> Digest {
        var digest = DigestInProgress()
        digest.add(content)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(RowsDigest.block * 2)
        for query in RowsDigest.queries {
            bytes += query.utf8
            let statement = try database.cachedStatement(sql: query)
            let cursor = try Row.fetchCursor(statement)
            let row = RowColumns(statement)
            while try cursor.next() != nil {
                row.append(to: &bytes)
                guard bytes.count >= RowsDigest.block else { continue }
                digest.add(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        digest.add(bytes)
        return digest.result
    }

    /// How many bytes are put together before their digest is taken.
    private static let block = 1 << 16

    /// Tables have their rows in the order of their keys.
    private static let queries: [String] = {
        let tables = Kind.allCases.flatMap { kind in
            let map = TableMap.of(kind)
            return [map.table] + map.lists.compactMap(\.ownTable)
        }
        return Set(tables).subtracting([""]).sorted().map { "SELECT * FROM \($0)" } + [
            "SELECT kind, uid, obj_key, last_applied_hash, source_digest FROM applied_object"
        ]
    }()
}

extension ListMap {
    /// The table that holds its rows and nothing else.
    fileprivate var ownTable: String? {
        switch source {
        case .table(let table, _, _, _, _): table
        case .json, .flag: nil
        }
    }
}
