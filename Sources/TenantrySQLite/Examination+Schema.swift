import GRDB
import TenantryModel
import TenantryPlan

extension Examination {
    /// Compares the tables with those that the migrations make.
    ///
    /// What reads and writes them relies on each column, and on what must be unique.
    ///
    /// What others add beside (tables, views, indexes) does no harm; a trigger on one of our tables
    /// can.
    func schema() throws -> HealthCheck.Outcome {
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        let expected = try Examination.parts(ofVersion: version)
        let found = try Examination.parts(of: database)
        if let flaw = try flaw(of: found, beside: expected, version) {
            return .broken(flaw, advice: Examination.restore)
        }
        let triggers = found.triggers.subtracting(expected.triggers).sorted()
        guard triggers.isEmpty else {
            return .doubtful(
                "somebody has added \(Examination.list(triggers))",
                advice: "make sure that it changes nothing that tenantry writes, or drop it"
            )
        }
        return .sound("tables and indexes of schema \(version)")
    }

    /// What is not as it was made; `nil` if all is.
    private func flaw(of found: Parts, beside expected: Parts, _ version: Int) throws -> String? {
        let missing = expected.names.subtracting(found.names).sorted()
        if !missing.isEmpty { return "\(Examination.list(missing)) is not there" }
        let other = expected.details.subtracting(found.details).sorted()
        if !other.isEmpty { return "\(Examination.list(other)) is not as it was made" }
        let said = try Row.fetchOne(database, sql: "SELECT schema_version FROM state_meta")
        guard let said else { return "the row of state_meta is gone" }
        return said.integer(0) == version
            ? nil : "the header says schema \(version), state_meta something else"
    }

    /// What a schema is made of, in words.
    private struct Parts {
        /// Tables, indexes, views and triggers.
        var names: Set<String>
        /// Columns of tables, and of what must be unique.
        var details: Set<String>
        /// Triggers on tables.
        var triggers: Set<String>
    }

    private static func parts(ofVersion version: Int) throws -> Parts {
        let memory = try DatabaseQueue()
        return try memory.write { database in
            for migration in Schema.migrations.prefix(version) {
                try database.execute(sql: migration)
            }
            return try parts(of: database)
        }
    }

    private static func parts(of database: Database) throws -> Parts {
        func texts(_ sql: String) throws -> Set<String> {
            Set(try Row.fetchAll(database, sql: sql).map { $0.text(0).string })
        }
        return Parts(
            names: try texts(
                "SELECT type || ' ' || name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'"
            ),
            details: try texts(
                """
                SELECT 'column ' || t.name || '.' || c.name || ' ' || c.type
                    || CASE c."notnull" WHEN 1 THEN ' NOT NULL' ELSE '' END
                FROM sqlite_schema t JOIN pragma_table_xinfo(t.name) c
                WHERE t.type = 'table'
                UNION ALL
                SELECT CASE i."unique" WHEN 1 THEN 'unique index' ELSE 'index' END || ' on '
                    || t.name || ' (' || group_concat(c.name, ', ') || ')'
                FROM sqlite_schema t JOIN pragma_index_list(t.name) i
                    JOIN pragma_index_info(i.name) c
                WHERE t.type = 'table' GROUP BY t.name, i.name
                """
            ),
            triggers: try texts(
                "SELECT 'trigger ' || name || ' on ' || tbl_name FROM sqlite_schema "
                    + "WHERE type = 'trigger'"
            )
        )
    }
}
