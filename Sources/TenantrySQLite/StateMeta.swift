import GRDB
import TenantryModel

/// The one row that says what a state is and how far it has come.
struct StateMeta {
    /// The identity of the state, made when it was made.
    let lineage: Text
    /// How many applies it has seen.
    let revision: Int

    /// Reads the row.
    init(_ database: Database) throws {
        let row = try Row.fetchOne(
            database,
            sql: "SELECT lineage, serial FROM state_meta WHERE one = 1"
        )
        guard let row else { throw DatabaseError.damage("the row of state_meta is gone") }
        // What comes next must be a number, too.
        guard let lineage = row.optionalText(0), let revision = row.integer(1),
            (0..<Int.max).contains(revision)
        else {
            throw DatabaseError.damage("the row of state_meta holds what it cannot hold")
        }
        self.lineage = lineage
        self.revision = revision
    }

    /// Compares the revision with what the history says: neither grows without the other.
    ///
    /// - Throws: `DatabaseError` if they differ.
    func checkRevision(_ database: Database) throws {
        let last = try Int.fetchOne(database, sql: "SELECT max(serial_after) FROM apply_run") ?? 0
        guard last == revision else {
            throw DatabaseError.damage("it is at revision \(revision), its last run made \(last)")
        }
    }
}
