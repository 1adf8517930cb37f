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
        let lineage: String = row?[0] ?? ""
        self.lineage = Text(lineage)
        revision = row?[1] ?? 0
    }
}
