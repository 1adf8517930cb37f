import GRDB
import TenantryModel
package import TenantryPlan
import TenantryStore

extension SQLiteStateStore {
    /// Looks at everything that can be wrong with a state, and changes nothing.
    ///
    /// - Throws: ``StoreError`` if it cannot be looked at.
    /// - Complexity: O(*n*) in the size of the file.
    package func examination() throws -> [HealthCheck] {
        try reading {
            // SQLite compares rows with the rules of their tables only where it could write. GRDB
            // sees to it that nothing is written.
            try connection(readOnly: !StateFile(path).isOnlyFileAndWritable).read { database in
                guard try Migrations.version(of: database, path: path) > 0 else {
                    throw StoreError.missing(path: path)
                }
                return Examination(database).checks
            }
        }
    }
}

/// The checks, one after the other.
struct Examination {
    let database: Database

    init(_ database: Database) { self.database = database }

    static let restore =
        "restore a backup (`tenantry backup` makes them), then run `tenantry plan`"
    private static let tampering =
        "somebody wrote to the history: find out who, and compare with a backup"

    /// All that can be made.
    var checks: [HealthCheck] {
        [check("sqlite", library)] + ofWhatIsRead + (isOfNewestSchema ? ofContent : [laterChecks])
    }

    /// Whether this build knows what must stand in the tables.
    var isOfNewestSchema: Bool {
        (try? Int.fetchOne(database, sql: "PRAGMA user_version")) == Schema.version
    }

    private var laterChecks: HealthCheck {
        HealthCheck(
            "content",
            .doubtful(
                "an older tenantry made the tables; what stands in them was not looked at",
                advice: "the next `tenantry apply` that has something to do brings them up to "
                    + "date: look again after it"
            )
        )
    }

    /// The checks of what everything is read from.
    var ofWhatIsRead: [HealthCheck] { [check("file", integrity), check("schema", schema)] }

    /// The checks of what stands there; they know the newest tables only.
    var ofContent: [HealthCheck] {
        [
            check("references", references),
            check("hierarchy", hierarchy),
            check("history", history),
            check("copies", copies),
            check("rows", rows),
            check("values", values),
            check("revision", revision),
        ]
    }

    /// Carries out one check; that it cannot be carried out is a finding too.
    private func check(_ name: String, _ body: () throws -> HealthCheck.Outcome) -> HealthCheck {
        do {
            return HealthCheck(name, try body())
        } catch let error as DatabaseError {
            let reason = error.message ?? "error \(error.resultCode.rawValue)"
            return HealthCheck(name, .broken(reason, advice: Examination.restore))
        } catch {
            return HealthCheck(name, .broken("\(error)", advice: Examination.restore))
        }
    }

    func texts(_ sql: String) throws -> [String] {
        try Row.fetchAll(database, sql: sql).map { $0.text(0).string }
    }

    /// Up to 3.51.2 a write-ahead log can be reset while somebody writes, and corrupt the file;
    /// rollback journals, which tenantry uses, never meet that.
    private func library() throws -> HealthCheck.Outcome {
        let version = try texts("SELECT sqlite_version()").first ?? ""
        let journal = try texts("PRAGMA journal_mode").first ?? ""
        let parts = version.split(separator: ".").map { Int($0) ?? 0 }
        let isOld = parts.lexicographicallyPrecedes([3, 51, 3])
        guard isOld, journal == "wal" else {
            return .sound("SQLite \(version), journal mode \(journal)")
        }
        return .doubtful(
            "SQLite \(version) can corrupt a file with a write-ahead log (mended in 3.51.3)",
            advice: "run `pragma journal_mode = delete` on it, as tenantry left it"
        )
    }

    private func integrity() throws -> HealthCheck.Outcome {
        let findings = try texts("PRAGMA integrity_check(5)")
        guard findings != ["ok"] else { return .sound("every page and index is whole") }
        return .broken(findings.joined(separator: "; "), advice: Examination.restore)
    }

    private func references() throws -> HealthCheck.Outcome {
        let tables = Set(try texts("PRAGMA foreign_key_check")).sorted()
        guard !tables.isEmpty else { return .sound("every row refers to rows that exist") }
        return .broken(
            "rows of \(tables.joined(separator: ", ")) refer to what does not exist",
            advice: "somebody wrote without foreign keys: what is left of an organization goes "
                + "when `tenantry apply` brings it back; mend other rows, or "
                + Examination.restore
        )
    }

    private func hierarchy() throws -> HealthCheck.Outcome {
        let count = try Int.fetchOne(
            database,
            sql: """
                WITH RECURSIVE wanted (ancestor_uid, descendant_uid, depth) AS (
                    SELECT uid, uid, 0 FROM organization
                    UNION ALL
                    SELECT o.parent_uid, w.descendant_uid, w.depth + 1
                    FROM wanted w JOIN organization o ON o.uid = w.ancestor_uid
                    WHERE o.parent_uid IS NOT NULL AND w.depth < 1000)
                SELECT (SELECT count(*) FROM (SELECT * FROM wanted EXCEPT
                        SELECT ancestor_uid, descendant_uid, depth FROM org_closure))
                    + (SELECT count(*) FROM (SELECT ancestor_uid, descendant_uid, depth
                        FROM org_closure EXCEPT SELECT * FROM wanted))
                """
        )
        guard count != 0 else { return .sound("org_closure says what parents say") }
        return .broken(
            "\(count ?? 0) rows of org_closure are missing or too many",
            advice: "the next `tenantry apply` with a change writes the table anew"
        )
    }

    private func history() throws -> HealthCheck.Outcome {
        let (chain, breach) = try SQLiteTransaction(database, context: nil).checkedChain()
        guard let breach else {
            return .sound("\(chain.length) events, each with the digest of the one before")
        }
        return .broken(breach.sentence, advice: Examination.tampering)
    }
}

// MARK: - What tenantry keeps for itself

extension Examination {
    private func copies() throws -> HealthCheck.Outcome {
        var wrong: [String] = []
        var count = 0
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT kind, obj_key, last_applied, last_applied_hash FROM applied_object"
        )
        while let row = try rows.next() {
            count += 1
            let digest = Digest(of: Array(row.text(2).string.utf8)).description
            if digest != row.text(3).string { wrong.append("\(row.text(0)) \(row.text(1))") }
        }
        guard !wrong.isEmpty else { return .sound("\(count) last-applied copies match") }
        return .broken(
            "the copies of \(Examination.list(wrong)) do not match their digests",
            advice: Examination.restore
        )
    }

    private func rows() throws -> HealthCheck.Outcome {
        var missing: [String] = []
        let kinds = try texts("SELECT DISTINCT kind FROM applied_object ORDER BY kind")
        for name in kinds {
            guard let kind = Kind(rawValue: name) else {
                missing.append("kind \(name)")
                continue
            }
            let map = TableMap.of(kind)
            let row =
                map.identity == .single
                ? "SELECT 1 FROM \(map.table)"
                : "SELECT 1 FROM \(map.table) t WHERE t.uid = a.uid AND t.id = a.obj_key"
            missing += try Row.fetchAll(
                database,
                sql: """
                    SELECT obj_key FROM applied_object a
                    WHERE kind = ? AND NOT EXISTS (\(row)) ORDER BY obj_key
                    """,
                arguments: [name]
            ).map { "\(name) \($0.text(0))" }
        }
        guard !missing.isEmpty else { return .sound("everything that was applied is there") }
        return .broken(
            "\(Examination.list(missing)) was applied, but is not there under its name",
            advice: "somebody removed or renamed it: `tenantry plan` shows it, `tenantry apply` "
                + "brings it back"
        )
    }

    /// The types of columns do not say what JSON is, or a day.
    private func values() throws -> HealthCheck.Outcome {
        var wrong: [String] = []
        for description in Description.all {
            let map = TableMap.of(description.kind)
            for column in map.columns {
                guard let condition = column.unreadable(in: description) else { continue }
                let sql = "SELECT count(*) FROM \(map.table) WHERE \(condition)"
                let count = try Int.fetchOne(database, sql: sql) ?? 0
                if count > 0 { wrong.append("\(map.table).\(column.column) (\(count))") }
            }
        }
        guard !wrong.isEmpty else {
            return .sound("days are days, words are known, lists and maps are JSON")
        }
        return .broken(
            "no day, no known word, or not the JSON that it should be: "
                + Examination.list(wrong),
            advice: "somebody wrote it: mend these values, or " + Examination.restore
        )
    }

    private func revision() throws -> HealthCheck.Outcome {
        let row = try Row.fetchOne(
            database,
            sql: """
                SELECT (SELECT serial FROM state_meta), count(*), coalesce(max(serial_after), 0),
                    coalesce(sum(serial_after <> serial_before + 1), 0)
                FROM apply_run
                """
        )
        let (serial, runs, last) = (row?.integer(0), row?.integer(1), row?.integer(2))
        let odd = row?.integer(3)
        guard serial == runs, serial == last, odd == 0 else {
            return .broken(
                "the state says revision \(serial ?? -1), but has \(runs ?? 0) runs up to "
                    + "revision \(last ?? 0)",
                advice: Examination.tampering
            )
        }
        return .sound("revision \(serial ?? 0), after as many runs")
    }

    static func list(_ names: [String]) -> String {
        let rest = names.count > 5 ? " and \(names.count - 5) more" : ""
        return names.prefix(5).joined(separator: ", ") + rest
    }
}

extension ColumnMap {
    /// What is true of the rows in which it cannot be read; `nil` if it always can.
    fileprivate func unreadable(in description: Description) -> String? {
        if case .json(let empty) = storage {
            let type = empty == "{}" ? "object" : "array"
            return "NOT json_valid(\(column)) OR json_type(\(column)) <> '\(type)'"
        }
        switch description.field(field)?.type {
        case .day: return "\(column) NOT NULL AND date(\(column), '+0 days') IS NOT \(column)"
        case .choice(let words):
            let known = words.map { "'\($0)'" }.joined(separator: ", ")
            return "\(column) NOT NULL AND \(column) NOT IN (\(known))"
        case .text, .organizationID, .slug, .flag, .integer, .email, .mailDomain, .webAddress, .uri,
            .secret, .money, .currency, .fingerprint, .role, .connection, .ruleCode, .set, .map,
            .grants, nil:
            return nil
        }
    }
}
