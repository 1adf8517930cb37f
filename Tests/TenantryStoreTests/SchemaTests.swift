import GRDB
import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// The database itself refuses what the rules refuse, whoever writes.
struct SchemaTests {
    /// Makes a state in which every table has a row, the runtime tables too.
    private static func use(_ body: (SQLiteFile) throws -> Void) throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first.without("hospital"))
            try file.store.converge(on: FullState.first)
            try file.store.converge(
                on: FullState.first.renaming(organizations: ["hospital": "ward"], withNotes: true)
            )
            try file.store.converge(on: FullState.first.without("hospital"))
            try file.store.converge(on: FullState.first)
            try file.change(
                """
                INSERT INTO domain_verification VALUES ('x.example', 't', 'verified', NULL, NULL);
                INSERT INTO certificate VALUES ('aa', '2027-01-01');
                INSERT INTO standstill VALUES (1, '', x'');
                INSERT INTO account SELECT 'acc', uid, 'staff', 'active', 'jit', NULL, '2026', NULL
                  FROM organization WHERE id = 'hospital';
                INSERT INTO account_identity SELECT o.uid, 'staff', 'i', 's', 'acc', c.uid
                  FROM organization o JOIN connection c ON c.org_uid = o.uid
                  WHERE c.type = 'oidc';
                INSERT INTO account_role SELECT 'acc', uid FROM service_role LIMIT 1
                """
            )
            try body(file)
        }
    }

    private static func tables(_ file: SQLiteFile) throws -> [String] {
        try file.texts("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
    }

    @Test func `every table has a row in these tests, and is strict`() throws {
        try Self.use { file in
            for table in try Self.tables(file) {
                let rows = try file.texts("SELECT count(*) FROM \(table)")
                #expect(rows != ["0"], "\(table)")
                let strict = try file.texts(
                    "SELECT strict FROM pragma_table_list WHERE name = '\(table)'"
                )
                #expect(strict == ["1"], "\(table)")
            }
        }
    }

    /// Statements that break one CHECK each.
    private static let badRows: [String] = [
        "INSERT INTO state_meta SELECT 2, lineage, 1, 0, '', NULL, NULL, NULL FROM state_meta",
        "UPDATE state_meta SET serial = -1",
        "INSERT INTO standstill SELECT 2, digest, content FROM standstill",
        "UPDATE apply_run SET outcome = 'perhaps'",
        "UPDATE apply_run SET reverts_later = 2",
        "UPDATE audit_event SET action = 'look'",
        "INSERT INTO provider VALUES (2, 'x', 'x', 'https://x', '[]')",
        "UPDATE provider SET issuer = 'http://login.example'",
        "UPDATE provider_domain SET name = 'X.example'",
        "INSERT INTO policy SELECT 2, 1, 1, 'off', 0, 0, '[]', 1, 1, 1, 1, 1, 1, 1, '', 1, 1, 1, 1 "
            + "FROM policy",
        "UPDATE policy SET verified = 'no'",
        "UPDATE policy SET allow_reserved = 2",
        "UPDATE policy SET allow_contract = 2",
        "UPDATE service SET availability = 'nobody'",
        "UPDATE service SET state = 'sold'",
        "INSERT INTO service_requires SELECT uid, uid FROM service",
        "UPDATE service_role SET population = 'all'",
        "UPDATE service_role SET privileged = 2",
        "INSERT INTO role_includes SELECT uid, uid FROM service_role",
        "UPDATE plan SET price_minor = -1",
        "UPDATE plan SET currency = 'EURO'",
        "UPDATE plan SET per = 'day'",
        "UPDATE plan SET state = 'active'",
        "UPDATE admin_role SET privileged = 2, delegable = 0",
        "UPDATE admin_role SET delegable = 2, privileged = 0",
        "UPDATE admin_role SET delegable = 1, privileged = 1",
        "UPDATE partner SET state = 'gone'",
        "UPDATE person SET until_date = '2026-1-1'",
        "UPDATE organization SET state = 'gone', retired_at = NULL",
        "UPDATE organization SET protected = 2",
        "UPDATE organization SET parent_uid = uid",
        "UPDATE organization SET state = 'retired', retired_at = NULL",
        "UPDATE organization SET state = 'active', retired_at = '2026'",
        "UPDATE org_closure SET depth = 1 WHERE depth = 0",
        "UPDATE billing_account SET currency = 'E'",
        "UPDATE billing_account SET consolidated = 'maybe'",
        "UPDATE population SET population = 'all'",
        "UPDATE population SET provisioning = 'push'",
        "UPDATE population SET authz = 'guess'",
        "UPDATE population SET inactive_days = 0",
        "UPDATE population SET inactive_days = 731",
        "UPDATE population SET self_registration = 2",
        "UPDATE population SET mode = 'provider', provisioning = 'scim'",
        "UPDATE population SET mode = 'else'",
        "UPDATE connection SET type = 'ldap'",
        "UPDATE connection SET name_id = 'x'",
        "UPDATE connection SET linking = 'always'",
        "UPDATE connection SET email_domains = 'all'",
        "UPDATE connection SET button = 2",
        "UPDATE connection SET shared = 2",
        "UPDATE connection SET issuer = 'http://x' WHERE type = 'oidc'",
        "UPDATE connection SET client_id = NULL WHERE type = 'oidc'",
        "UPDATE connection SET entity_id = 'x' WHERE type = 'oidc'",
        "UPDATE connection SET entity_id = NULL WHERE type = 'saml'",
        "UPDATE connection SET metadata_url = NULL, certificates = '[]' WHERE type = 'saml'",
        "UPDATE connection SET type = 'directory', issuer = NULL, scim_secret_ref = NULL",
        "UPDATE connection_population SET population = 'all'",
        "UPDATE connection_grant SET attribute = '' WHERE attribute <> ''",
        "UPDATE org_domain SET population = 'all'",
        "UPDATE org_domain SET labels = 1",
        "UPDATE org_domain SET labels = 11",
        "UPDATE org_domain SET proof = 'word'",
        "UPDATE org_domain SET name = 'X.example'",
        "UPDATE share_profile SET population = 'consumers'",
        "UPDATE subscription SET seats = 0",
        "UPDATE subscription SET until_date = 'soon'",
        "UPDATE collaboration SET children = 2",
        "UPDATE collaboration SET from_date = '1'",
        "UPDATE collaboration SET until_date = '9'",
        "UPDATE collaboration SET reason = 'why'",
        "UPDATE collaboration SET until_date = '1999-01-01'",
        "UPDATE waiver SET until_date = 'x'",
        "UPDATE domain_verification SET state = 'lost'",
        "UPDATE account SET population = 'all'",
        "UPDATE account SET state = 'lost'",
        "UPDATE account SET source = 'thin air'",
    ]

    @Test func `each CHECK refuses its bad row, and each has one here`() throws {
        try Self.use { file in
            var broken: Set<String> = []
            for sql in Self.badRows {
                let message = try Self.refusal(of: sql, file)
                #expect(message.hasPrefix("CHECK constraint failed"), "\(sql): \(message)")
                broken.insert(Self.squeezed(message.dropFirst("CHECK constraint failed: ".count)))
            }
            var missing: [String] = []
            for check in try Self.checks(file) where !broken.contains(check) {
                missing.append(check)
            }
            #expect(missing == [])
        }
    }

    /// The message with which SQLite refuses a statement, whose change is undone.
    private static func refusal(of sql: String, _ file: SQLiteFile) throws -> String {
        try DatabaseQueue(path: file.path).inDatabase { database in
            var message = "accepted"
            try database.inTransaction {
                do {
                    try database.execute(sql: sql)
                    let count = database.changesCount
                    if count == 0 { message = "no row" }
                } catch let error as DatabaseError {
                    message = error.message ?? ""
                }
                return .rollback
            }
            return message
        }
    }

    /// All CHECK expressions of the schema.
    private static func checks(_ file: SQLiteFile) throws -> Set<String> {
        var found: Set<String> = []
        for table in try file.texts("SELECT sql FROM sqlite_schema WHERE type = 'table'") {
            var rest = table[...]
            while let start = rest.firstRange(of: "CHECK (") {
                var depth = 1
                let expression = rest[start.upperBound...].prefix { character in
                    depth += character == "(" ? 1 : character == ")" ? -1 : 0
                    return depth > 0
                }
                found.insert(squeezed(expression))
                rest = rest[expression.endIndex...]
            }
        }
        return found
    }

    /// A text with single spaces, for comparing.
    private static func squeezed(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test func `each table refuses a second copy of a row`() throws {
        try Self.use { file in
            for table in try Self.tables(file) {
                let message = try Self.refusal(
                    of: "INSERT INTO \(table) SELECT * FROM \(table)",
                    file
                )
                #expect(message.hasPrefix("UNIQUE constraint failed"), "\(table): \(message)")
            }
        }
    }

    /// Keys beside the primary one, and what else must differ in a copy so that only this one stops
    /// it.
    private static let uniqueKeys: [(table: String, key: String, others: [String: String])] = [
        ("service", "id", [:]), ("service_role", "service_uid id", [:]),
        ("plan", "service_uid id", [:]), ("admin_role", "id", [:]), ("partner", "id", [:]),
        ("person", "email", ["id": "'new'"]), ("person", "partner_uid id", ["email": "'n@x.de'"]),
        ("team", "partner_uid id", [:]), ("organization", "id", [:]),
        ("billing_account", "id", [:]), ("collaboration", "org_uid id", [:]),
        ("applied_object", "kind obj_key", [:]),
        ("connection", "org_uid id", ["client_id": "'new'", "entity_id": "entity_id || '2'"]),
        ("connection", "issuer client_id", ["id": "'new'", "entity_id": "entity_id || '2'"]),
        ("connection", "entity_id", ["id": "id || '2'", "client_id": "client_id || '2'"]),
    ]

    @Test func `each unique key refuses a second owner, and each is tried here`() throws {
        try Self.use { file in
            for (table, key, others) in Self.uniqueKeys {
                let columns = try file.texts("SELECT name FROM pragma_table_info('\(table)')")
                let values = columns.map { $0 == "uid" ? "'new' || uid" : others[$0] ?? $0 }
                    .joined(separator: ", ")
                let message = try Self.refusal(
                    of: "INSERT INTO \(table) SELECT \(values) FROM \(table)",
                    file
                )
                let named = key.split(separator: " ").map { "\(table).\($0)" }
                #expect(message == "UNIQUE constraint failed: \(named.joined(separator: ", "))")
            }
            let tried = Set(Self.uniqueKeys.map { "\($0.table) \($0.key)" })
            #expect(try Self.uniqueIndexes(file).subtracting(tried) == [])
        }
    }

    /// All unique indexes, but for those that only add a column to the uid.
    private static func uniqueIndexes(_ file: SQLiteFile) throws -> Set<String> {
        Set(
            try file.texts(
                """
                SELECT t.name || ' ' || group_concat(c.name, ' ')
                FROM sqlite_schema t, pragma_index_list(t.name) i, pragma_index_info(i.name) c
                WHERE t.type = 'table' AND i."unique" AND i.origin <> 'pk'
                GROUP BY t.name, i.name HAVING sum(c.name = 'uid') = 0
                """
            )
        )
    }

    @Test func `each foreign key refuses what points to nothing`() throws {
        try Self.use { file in
            for table in try Self.tables(file) {
                let columns = try file.texts(
                    """
                    SELECT group_concat("from") FROM pragma_foreign_key_list('\(table)') GROUP BY id
                    """
                )
                for column in columns.flatMap({ $0.split(separator: ",") }) {
                    let nothing = column == "one" ? "99" : "'nowhere'"
                    let message = try Self.commitRefusal(
                        of: "UPDATE \(table) SET \(column) = \(nothing)",
                        file
                    )
                    #expect(
                        message.hasPrefix("FOREIGN KEY constraint failed")
                            || message.hasPrefix("UNIQUE") || message.hasPrefix("CHECK"),
                        "\(table).\(column): \(message)"
                    )
                }
            }
        }
    }

    /// The message with which SQLite refuses a statement, at once or when it is committed.
    private static func commitRefusal(of sql: String, _ file: SQLiteFile) throws -> String {
        try DatabaseQueue(path: file.path).inDatabase { database in
            do {
                try database.inTransaction {
                    try database.execute(sql: "PRAGMA defer_foreign_keys = ON; " + sql)
                    return .commit
                }
                return "accepted"
            } catch let error as DatabaseError {
                return error.message ?? ""
            }
        }
    }

    @Test func `accounts keep their organization, connection and role from being deleted`() throws {
        try Self.use { file in
            #expect(throws: (any Error).self) { try file.store.converge(on: State()) }
            let live = try file.store.live()
            #expect(live?.state == FullState.first)
        }
    }
}
