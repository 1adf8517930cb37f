import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// A state that an older build wrote is read as it is, and brought up to date by an apply.
struct OlderSchemaTests {
    /// Takes a state back to the first version of the schema, which knew nothing of what came
    /// later.
    private static let toFirstVersion = """
        ALTER TABLE policy DROP COLUMN separation;
        UPDATE state_meta SET schema_version = 1;
        PRAGMA user_version = 1
        """

    private static var withoutNewFields: State {
        var state = FullState.first
        for place in state.catalog.policies.indices {
            state.catalog.policies[place].separation = []
        }
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
            try file.store.converge(on: FullState.first)
            let live = try file.store.live()
            #expect(live?.state == FullState.first)
            #expect(try file.texts("PRAGMA user_version") == ["2"])
            #expect(try file.texts("SELECT schema_version FROM state_meta") == ["2"])
            #expect(try file.breach() == nil)
        }
    }
}
