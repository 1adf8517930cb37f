import Foundation
import GRDB
import TenantryModel
import TenantryPlan
import TenantrySQLite
import TenantryStore
import TenantryTestSupport
import Testing

/// Both stores remember the same, and a history that somebody changed is told from one that nobody
/// did.
struct HistoryTests {
    @Test func `both stores remember the same runs and events`() throws {
        for seed in 1...UInt64(20) {
            var told: [[String]] = []
            for kind in StoreUnderTest.allCases {
                try kind.use { store, _ in
                    var arbitrary = ArbitraryState(seed: seed)
                    var desired = arbitrary.state()
                    for _ in 1...3 {
                        try store.converge(on: desired)
                        desired = arbitrary.renamed(arbitrary.edited(desired.withoutNotes))
                    }
                    told.append(try Self.story(of: store))
                }
            }
            #expect(told[0] == told[1], "seed \(seed)")
        }
    }

    /// Everything that does not come from the identity of the store.
    private static func story(of store: some StateStore) throws -> [String] {
        try store.read { transaction in
            var lines = try transaction.runs(atMost: nil).map { "\($0.revision) \($0.counts)" }
            try transaction.visitEvents { event in
                lines.append(
                    "\(event.number) \(event.word) \(event.kind) \(event.key) "
                        + "\(event.before?.text ?? "") \(event.after?.text ?? "")"
                )
            }
            return lines
        }
    }

    @Test func `an event tells what it changed, field by field, and what was renamed`() throws {
        let renamed = FullState.first.renaming(
            organizations: ["hospital": "ward"],
            withNotes: true
        )
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let plan = try file.store.converge(on: renamed)
            let events = try file.store.read { try $0.events(of: $0.runs(atMost: 1)[0].id) }
            #expect(events.map(\.action) == [.rename])
            #expect(plan.changes.contains { $0.formerKey == "hospital" })
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a run remembers which run it undoes`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            try store.converge(on: FullState.first)
            try store.converge(on: FullState.second)
            try store.carryOut(store.look(.undo(revision: 2, andLater: false)).plan)
            try store.carryOut(store.look(.undo(revision: 2, andLater: true)).plan)
            let runs = try store.runs()
            let second = RevertedRun(runs[2].id, andLater: false)
            let both = RevertedRun(runs[2].id, andLater: true)
            #expect(runs.map(\.reverts) == [both, second, nil, nil])
        }
    }

    @Test(arguments: [EventQuery.ofRun("run-1"), .about(Address(.organization, "hospital"))])
    func `what is looked up in the history is found without reading all of it`(
        query: EventQuery
    ) throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let steps = try file.inspect { database in
                try Row.fetchAll(
                    database,
                    sql: "EXPLAIN QUERY PLAN " + query.sql,
                    arguments: StatementArguments(query.arguments)
                ).map { row -> String in row["detail"] }
            }
            #expect(steps.contains { $0.hasPrefix("SEARCH audit_event USING INDEX") })
            #expect(!steps.contains { $0.hasPrefix("SCAN") || $0.contains("TEMP B-TREE") })
        }
    }

    @Test(arguments: [
        ("UPDATE audit_event SET after_json = '{}' WHERE seq = 2", 2, AuditBreach.Reason.altered),
        ("UPDATE audit_event SET prev_hash = '' WHERE seq = 3", 3, .unlinked),
        ("DELETE FROM audit_event WHERE seq = 2", 2, .missing(found: 3)),
        ("UPDATE audit_event SET hash = prev_hash WHERE seq = 4", 4, .altered),
        ("UPDATE apply_run SET actor = 'eve'", 1, .altered),
        ("UPDATE apply_run SET git_commit = 'c0ffee'", 1, .altered),
        ("UPDATE apply_run SET tool_version = '0'", 1, .altered),
        ("UPDATE apply_run SET plan_hash = 'sha256:0'", 1, .altered),
        ("UPDATE apply_run SET run_url = 'https://ci.example/1'", 1, .altered),
        ("UPDATE apply_run SET started_at = '2020-01-01T00:00:00Z'", 1, .altered),
        ("UPDATE apply_run SET reverts = run_id", 1, .altered),
    ])
    func `a changed history is broken where it was changed`(
        sql: String,
        number: Int,
        reason: AuditBreach.Reason
    ) throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            try file.change(sql)
            let breach = try file.store.read { try $0.checkedChain().breach }
            #expect(breach?.number == number)
            #expect(breach?.reason == reason)
            #expect(try Self.broken(file) == ["history"])
        }
    }

    @Test func `what an older build wrote is taken as it was written`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let older = try file.takeRunsOutOfHistory()
            try file.store.converge(on: FullState.second)
            let (chain, breach) = try file.store.read { try $0.checkedChain() }
            #expect(breach == nil)
            #expect(chain.length > older.length)
            try file.change("UPDATE apply_run SET actor = 'eve' WHERE serial_after = 2")
            let later = try file.store.read { try $0.checkedChain().breach }
            #expect(later?.number == older.length + 1)
        }
    }

    @Test func `a sound state passes every check`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            try file.store.converge(on: FullState.second)
            #expect(try Self.broken(file) == [])
        }
    }

    @Test(arguments: [
        ("DELETE FROM org_closure WHERE depth = 1", "hierarchy"),
        ("UPDATE applied_object SET last_applied = last_applied || ' '", "copies"),
        ("UPDATE organization SET id = 'other' WHERE id = 'hospital'", "rows"),
        ("UPDATE state_meta SET serial = 7", "revision"),
        ("DELETE FROM organization WHERE id = 'hospital'", "references"),
    ])
    func `each kind of damage fails its check`(sql: String, check: String) throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            try file.change(sql, foreignKeys: false)
            #expect(try Self.broken(file).contains(check))
        }
    }

    private static func broken(_ file: SQLiteFile) throws -> [String] {
        try file.store.examination().filter(\.isBroken).map(\.name)
    }

    @Test func `a backup holds the same, and nothing is overwritten`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let copy = try file.folder.path(of: "copy.db")
            try file.store.backup(to: copy)
            let (before, live) = (try file.folder.bytes(of: "copy.db"), try file.store.live())
            #expect(try SQLiteStateStore(path: copy, newLineage: "").live() == live)
            #expect(throws: StoreError.self) { try file.store.backup(to: copy) }
            #expect(throws: StoreError.self) { try file.store.backup(to: file.path) }
            #expect(try file.folder.bytes(of: "copy.db") == before)
            #expect(try file.store.live() == live)
            let names = try FileManager.default.contentsOfDirectory(atPath: file.folder.path)
            #expect(names.sorted() == ["copy.db", "state.db"])
        }
    }
}
