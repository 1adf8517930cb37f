import Foundation
import TenantryModel
import TenantryPlan
import TenantrySQLite
import TenantryTestSupport
import Testing

/// A state that an older build wrote is read as it is, and brought up to date by an apply.
struct OlderSchemaTests {
    /// Takes a state back to the first version of the schema, which knew nothing of what came
    /// later.
    private static func toFirstVersion() throws -> String {
        let path = RepositoryFolder.path + "/Tests/Torture/to-first-version.sql"
        return try String(contentsOfFile: path, encoding: .utf8)
    }

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
            try file.change(Self.toFirstVersion())
            let bytes = try file.bytes
            let live = try file.store.live()
            #expect(live?.state == Self.withoutNewFields)
            let after = try file.bytes
            #expect(after == bytes)
        }
    }

    @Test func `is sound as far as it is known`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            try file.change(Self.toFirstVersion())
            let checks = try file.store.examination()
            #expect(checks.filter(\.isBroken).isEmpty, "\(checks)")
            #expect(checks.map(\.name) == ["sqlite", "file", "schema", "content"])
            try file.change("DROP INDEX account_organization")
            #expect(try file.store.examination().filter(\.isBroken).map(\.name) == ["schema"])
        }
    }

    @Test func `is brought up to date by an apply`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: Self.withoutNewFields)
            try file.takeRunsOutOfHistory()
            try file.change(Self.toFirstVersion())
            let copies = "SELECT kind || obj_key || last_applied FROM applied_object ORDER BY 1"
            let before = try file.texts(copies)
            try file.change("CREATE VIEW mine AS SELECT obj_key FROM applied_object")
            try file.store.converge(on: Self.withoutNewFields)
            #expect(try file.texts(copies) == before)
            #expect(try file.texts("SELECT count(*) FROM mine") == ["\(before.count)"])
            try file.store.converge(on: FullState.first)
            let live = try file.store.live()
            #expect(live?.state == FullState.first)
            #expect(try file.texts("PRAGMA user_version") == ["7"])
            #expect(try file.texts("SELECT schema_version FROM state_meta") == ["7"])
            #expect(try file.breach() == nil)
        }
    }
}
