import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// A state that an older build wrote is read as it is, and brought up to date by an apply.
struct OlderSchemaTests {
    /// Takes a state back to the first version of the schema, which knew nothing of what came
    /// later.
    private static let toFirstVersion = """
        CREATE TEMP TABLE kept AS SELECT * FROM applied_object;
        DROP TABLE applied_object;
        CREATE TABLE applied_object (
          uid TEXT PRIMARY KEY, kind TEXT NOT NULL, obj_key TEXT NOT NULL,
          last_applied_hash TEXT NOT NULL, generation INTEGER NOT NULL, serial INTEGER NOT NULL,
          source_file TEXT NOT NULL, last_applied TEXT NOT NULL, UNIQUE (kind, obj_key)
        ) STRICT;
        INSERT INTO applied_object SELECT * FROM temp.kept;
        DROP INDEX audit_event_thing;
        DROP INDEX audit_event_run;
        DROP INDEX apply_run_serial;
        ALTER TABLE apply_run DROP COLUMN reverts_later;
        ALTER TABLE apply_run DROP COLUMN reverts;
        ALTER TABLE policy DROP COLUMN separation;
        ALTER TABLE policy DROP COLUMN max_sign_ins_lost;
        ALTER TABLE policy DROP COLUMN max_admins_removed;
        ALTER TABLE policy DROP COLUMN max_connections_removed;
        ALTER TABLE policy DROP COLUMN max_payers_changed;
        ALTER TABLE organization DROP COLUMN protected;
        ALTER TABLE apply_run DROP COLUMN run_url;
        UPDATE state_meta SET schema_version = 1;
        PRAGMA user_version = 1
        """

    private static var withoutNewFields: State {
        var state = FullState.first
        for place in state.catalog.policies.indices {
            state.catalog.policies[place].separation = []
            state.catalog.policies[place].maxSignInsLost = Policy().maxSignInsLost
            state.catalog.policies[place].maxAdminsRemoved = Policy().maxAdminsRemoved
            state.catalog.policies[place].maxConnectionsRemoved = Policy().maxConnectionsRemoved
            state.catalog.policies[place].maxPayersChanged = Policy().maxPayersChanged
        }
        for place in state.organizations.indices { state.organizations[place].protected = false }
        return state
    }

    @Test func `is read without being changed`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            try file.change(Self.toFirstVersion)
            let bytes = try file.bytes
            let live = try file.store.live()
            #expect(live?.state == Self.withoutNewFields)
            let after = try file.bytes
            #expect(after == bytes)
        }
    }

    @Test func `is brought up to date by an apply`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: Self.withoutNewFields)
            try file.change(Self.toFirstVersion)
            let copies = "SELECT kind || obj_key || last_applied FROM applied_object ORDER BY 1"
            let before = try file.texts(copies)
            try file.change("CREATE VIEW mine AS SELECT obj_key FROM applied_object")
            try file.store.converge(on: Self.withoutNewFields)
            #expect(try file.texts(copies) == before)
            #expect(try file.texts("SELECT count(*) FROM mine") == ["\(before.count)"])
            try file.store.converge(on: FullState.first)
            let live = try file.store.live()
            #expect(live?.state == FullState.first)
            #expect(try file.texts("PRAGMA user_version") == ["5"])
            #expect(try file.texts("SELECT schema_version FROM state_meta") == ["5"])
            #expect(try file.breach() == nil)
        }
    }
}
