import GRDB
import TenantryModel
import TenantryStore

/// Brings a state to the schema of this build, inside the transaction that is open.
enum Migrations {
    /// Returns the version of a state; 0 if the file holds nothing yet.
    ///
    /// - Throws: ``StoreError`` if it is somebody else's database, or a newer one.
    static func version(of database: Database, path: String) throws -> Int {
        let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
        if application == 0, version == 0, tables == 0 { return 0 }
        guard application == Schema.applicationID else {
            throw StoreError.notAStore(path: path, reason: "it is the database of another program")
        }
        guard version <= Schema.version else {
            throw StoreError.newerSchema(path: path, found: version, known: Schema.version)
        }
        guard version > 0 else {
            throw StoreError.corrupt(path: path, reason: "it says that its schema is \(version)")
        }
        return version
    }

    /// Runs what is missing.
    static func run(on database: Database, path: String, lineage: Text) throws {
        let version = try version(of: database, path: path)
        guard version < Schema.version else { return }
        for migration in Schema.migrations[version...] { try database.execute(sql: migration) }
        if version == 0 {
            try database.execute(
                sql: """
                    INSERT INTO state_meta (one, lineage, schema_version, serial, desired_hash)
                    VALUES (1, ?, ?, 0, '')
                    """,
                arguments: [lineage.string, Schema.version]
            )
        }
        try database.execute(
            sql: "UPDATE state_meta SET schema_version = ?",
            arguments: [Schema.version]
        )
        try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try database.execute(sql: "PRAGMA user_version = \(Schema.version)")
    }
}
