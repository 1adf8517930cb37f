import GRDB
import TenantryModel
import TenantryPlan
import TenantrySQLite
import TenantryTestSupport

/// A state file in a folder of its own, and ways to look into it past the store.
struct SQLiteFile {
    let folder: TemporaryFolder
    let path: String
    let store: SQLiteStateStore

    /// Makes a folder, and lends a file in it that does not exist yet.
    @discardableResult
    static func use<Result>(_ body: (SQLiteFile) throws -> Result) throws -> Result {
        try TemporaryFolder.use { folder in
            try body(SQLiteFile(folder: folder, path: try folder.path(of: "state.db")))
        }
    }

    private init(folder: TemporaryFolder, path: String) {
        self.folder = folder
        self.path = path
        store = SQLiteStateStore(path: path, lockTimeout: 1, newLineage: "lineage")
    }

    /// All bytes of the file.
    var bytes: [UInt8] { get throws { try folder.bytes(of: "state.db") } }

    /// How many bytes a page has, as the header of a file says that may be damaged.
    static func pageSize(of bytes: [UInt8]) -> Int {
        guard bytes.count > 17 else { return 512 }
        let size = Int(bytes[16]) << 8 | Int(bytes[17])
        return size < 512 ? 65_536 : size
    }

    /// Looks into the file.
    func inspect<Value>(_ body: (Database) throws -> Value) throws -> Value {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration).read(body)
    }

    /// Does what somebody outside does.
    func change(_ sql: String, foreignKeys: Bool = true) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = foreignKeys
        try DatabaseQueue(path: path, configuration: configuration).write { database in
            try database.execute(sql: sql)
        }
    }

    /// The texts in the first column of a query.
    func texts(_ sql: String) throws -> [String] {
        try inspect { database in try String.fetchAll(database, sql: sql) }
    }

    /// Says what is wrong with the file, if anything is.
    ///
    /// - Parameter afterDrift: Whether somebody may have removed what was applied.
    /// - Returns: What is wrong; `nil` if nothing is.
    /// - Throws: What SQLite throws when it cannot read.
    func breach(afterDrift: Bool = false) throws -> String? {
        try inspect { database in
            let integrity = try String.fetchAll(database, sql: "PRAGMA integrity_check")
            guard integrity == ["ok"] else { return "integrity: \(integrity)" }
            let dangling = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
            guard dangling.isEmpty else { return "dangling: \(dangling)" }
            for (what, sql) in SQLiteFile.rules + (afterDrift ? [] : [SQLiteFile.copies]) {
                let rows = try Row.fetchAll(database, sql: sql)
                if !rows.isEmpty { return "\(what): \(rows)" }
            }
            return try SQLiteFile.auditBreach(database)
        }
    }

    /// Queries that must find nothing.
    private static let rules: [(String, String)] = [
        ("closure", "\(closure) SELECT * FROM wanted EXCEPT SELECT * FROM org_closure"),
        ("closure", "\(closure) SELECT * FROM org_closure EXCEPT SELECT * FROM wanted"),
        (
            "needs of no role",
            """
            SELECT * FROM service_need
            WHERE role_uid <> '' AND role_uid NOT IN (SELECT uid FROM service_role)
            """
        ),
        ("placeholders", "SELECT id FROM organization WHERE id LIKE '~%'"),
        ("placeholders", "SELECT issuer FROM connection WHERE issuer LIKE 'https://~%'"),
        ("placeholders", "SELECT entity_id FROM connection WHERE entity_id LIKE '~%'"),
        ("placeholders", "SELECT client_id FROM connection WHERE client_id LIKE '~%'"),
        ("placeholders", "SELECT email FROM person WHERE email LIKE '~%'"),
        ("placeholders", "SELECT obj_key FROM applied_object WHERE obj_key LIKE '~%'"),
        (
            "runs",
            """
            SELECT serial FROM state_meta
            WHERE serial <> (SELECT count(*) FROM apply_run)
            """
        ),
    ]

    /// Finds nothing while nobody removed or renamed what was applied.
    private static let copies = (
        "copies of other things",
        """
        SELECT obj_key FROM applied_object a WHERE kind = 'organization' AND NOT EXISTS
            (SELECT 1 FROM organization o WHERE o.uid = a.uid AND o.id = a.obj_key)
        """
    )

    private static let closure = """
        WITH RECURSIVE wanted(ancestor_uid, descendant_uid, depth) AS (
          SELECT uid, uid, 0 FROM organization
          UNION ALL
          SELECT o.parent_uid, w.descendant_uid, w.depth + 1
          FROM wanted w JOIN organization o ON o.uid = w.ancestor_uid
          WHERE o.parent_uid IS NOT NULL)
        """

    /// Gives the history the digests that older builds wrote, which do not cover the runs.
    @discardableResult
    func takeRunsOutOfHistory() throws -> AuditChain {
        var events: [RecordedEvent] = []
        try store.read { transaction in try transaction.visitEvents { events.append($0) } }
        var chain = AuditChain()
        for event in events.map({ chain.append($0, of: nil) }) {
            try change(
                "UPDATE audit_event SET prev_hash = '\(event.previous)', hash = '\(event.hash)' "
                    + "WHERE seq = \(event.number)"
            )
        }
        return chain
    }

    /// Computes the chain of the history again.
    private static func auditBreach(_ database: Database) throws -> String? {
        var head = ""
        var number = 0
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT run_id, at, action, kind, uid, obj_key, coalesce(before_json, ''),
                  coalesce(after_json, ''), seq, prev_hash, hash, serial_after, started_at, actor,
                  tool_version, coalesce(git_commit, ''), plan_hash, coalesce(run_url, ''),
                  coalesce(reverts, ''), iif(reverts_later, 'later', '')
                FROM audit_event JOIN apply_run USING (run_id) ORDER BY seq
                """
        )
        while let row = try rows.next() {
            number += 1
            let texts: [String] = (0..<8).map { row[$0] }
            let run: [String] = (11..<20).map { row[$0] }
            let covered = run.map { "\($0.utf8.count):\($0)" }
            let older = [head, String(number)] + texts
            let hashes = [["run"] + covered + older, older].map { fields in
                Digest(of: Array(fields.joined(separator: "\u{0}").utf8)).description
            }
            let (sequence, previous, written): (Int, String, String) = (row[8], row[9], row[10])
            guard sequence == number, previous == head, hashes.contains(written) else {
                return "history breaks at \(sequence)"
            }
            head = written
        }
        return nil
    }
}
