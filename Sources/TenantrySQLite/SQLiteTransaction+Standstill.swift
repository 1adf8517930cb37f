import GRDB
import TenantryModel
package import TenantryPlan

extension SQLiteTransaction {
    /// Reads what the last run left behind, and the digest of all rows to see whether they are as
    /// it left them.
    ///
    /// - Complexity: O(*n*) in the size of the rows.
    package func standstill() throws -> Standstill? {
        let statement = try database.cachedStatement(sql: "SELECT digest, content FROM standstill")
        let cursor = try Row.fetchCursor(statement)
        guard let row = try cursor.next() else { return nil }
        let digest = row.string(0)
        guard let content = RowColumns(statement).bytes(1),
            let standstill = Standstill(bytes: content),
            standstill.revision == meta.revision,
            try RowsDigest(database).digest(with: content).description == digest
        else { return nil }
        return standstill
    }

    /// Notes what this run leaves behind, with the digest of all rows.
    ///
    /// - Complexity: O(*n*) in the size of the rows.
    package mutating func keep(_ standstill: Standstill?) throws {
        try database.execute(sql: "DELETE FROM standstill")
        guard let content = standstill?.bytes else { return }
        let digest = try RowsDigest(database).digest(with: content)
        try database.cachedStatement(
            sql: "INSERT INTO standstill (one, digest, content) VALUES (1, ?, ?)"
        ).write(Text(digest.description), content)
    }
}
