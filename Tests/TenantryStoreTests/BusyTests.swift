import GRDB
import TenantryModel
import TenantryPlan
import TenantrySQLite
import TenantryStore
import TenantryTestSupport
import Testing

/// One writes, others wait for a while, and readers see whole states.
struct BusyTests {
    private static let busy = StoreError.busy(path: "", waited: 1, holder: nil)

    /// Whether an error says that somebody else is at work, after a wait within the limit.
    private static func isBusy(_ error: any Error) -> Bool {
        guard case StoreError.busy(_, let waited, _) = error else { return false }
        return waited == 1
    }

    @Test func `an apply waits for another writer, and gives up in time`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let old = try file.store.live()
            let other = try DatabaseQueue(path: file.path)
            try other.inDatabase { database in
                try database.execute(sql: "BEGIN IMMEDIATE")
                let clock = ContinuousClock()
                let took = clock.measure {
                    #expect {
                        try file.store.converge(on: FullState.second)
                    } throws: {
                        Self.isBusy($0)
                    }
                }
                #expect(took > .milliseconds(800) && took < .seconds(10))
                let live = try file.store.live()
                #expect(live == old)
                try database.execute(sql: "ROLLBACK")
            }
            try file.store.converge(on: FullState.second)
            let live = try file.store.live()
            #expect(live?.state == FullState.second)
        }
    }

    @Test func `asking who holds the lock does not drop it`() async throws {
        let sqlite = try #require(ProcessRun.find("sqlite3"))
        try await TemporaryFolder.use { folder in
            let path = try folder.path(of: "state.db")
            let store = SQLiteStateStore(path: path, lockTimeout: 1, newLineage: "lineage")
            try store.converge(on: FullState.first)
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let own = try DatabaseQueue(path: path, configuration: configuration)
            try await own.write { _ in }
            try own.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
            // Our own lock is nobody else's, and after we have asked it is still there.
            #expect(throws: StoreError.busy(path: path, waited: 1, holder: nil)) {
                try store.converge(on: FullState.second)
            }
            let other = try await ProcessRun.of(
                sqlite,
                ["-batch", path, "begin immediate"],
                environment: [:],
                in: folder.path
            )
            #expect(other.errorText.contains("database is locked"))
            try own.inDatabase { try $0.execute(sql: "ROLLBACK") }
        }
    }

    @Test func `a reader who stays keeps the apply from being committed`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let old = try file.store.live()
            let other = try DatabaseQueue(path: file.path)
            try other.inDatabase { database in
                try database.execute(sql: "BEGIN")
                _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM organization")
                #expect {
                    try file.store.converge(on: FullState.second)
                } throws: {
                    Self.isBusy($0)
                }
                try database.execute(sql: "ROLLBACK")
            }
            let (live, breach) = (try file.store.live(), try file.breach())
            #expect(live == old)
            #expect(breach == nil)
        }
    }

    @Test func `a commit that cannot be looked up is said to be unknown, and nothing is made`()
        throws
    {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let plan = try file.store.plan(for: FullState.second)
            let model = InMemoryStateStore()
            try model.converge(on: FullState.first)
            var last = 0
            try model.converge(on: FullState.second) { last += 1 }
            let other = try DatabaseQueue(path: file.path)
            try other.inDatabase { database in
                // A reader keeps the commit from ending, and then the file is not there any more.
                try database.execute(sql: "BEGIN")
                _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM organization")
                var steps = 0
                let run = "run-2-" + plan.digest.description.dropFirst(7).prefix(12)
                #expect(throws: StoreError.outcomeUnknown(path: file.path, run: run)) {
                    try file.store.converge(on: FullState.second) {
                        steps += 1
                        if steps == last { try file.folder.remove("state.db") }
                    }
                }
                try database.execute(sql: "ROLLBACK")
            }
            #expect(try !file.folder.contains("state.db"))
        }
    }

    @Test func `a note that cannot be looked up is said to be unknown`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let other = try DatabaseQueue(path: file.path)
            try other.inDatabase { database in
                try database.execute(sql: "BEGIN")
                _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM organization")
                #expect(throws: StoreError.outcomeUnknown(path: file.path, run: nil)) {
                    try file.store.write(Circumstances.context) { transaction in
                        try transaction.note(Observation(certificates: ["f": Day(number: 9)]))
                        try file.folder.remove("state.db")
                    }
                }
                try database.execute(sql: "ROLLBACK")
            }
        }
    }

    @Test func `while an apply is at work others read the old state and cannot write`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let old = try file.store.live()
            var looks = 0
            try file.store.converge(on: FullState.second) {
                looks += 1
                guard looks == 40 else { return }
                let live = try file.store.live()
                #expect(live == old)
                #expect {
                    try file.store.converge(on: FullState.first)
                } throws: {
                    Self.isBusy($0)
                }
            }
            #expect(looks > 40)
            let live = try file.store.live()
            #expect(live?.state == FullState.second)
        }
    }

    @Test func `of two applies of one plan the second sees another revision`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let approved = try file.store.plan(for: FullState.second)
            try file.store.converge(on: FullState.second)
            let again = try file.store.plan(for: FullState.second)
            #expect(again.revision == approved.revision + 1)
            #expect(again.digest != approved.digest)
        }
    }

    @Test func `writers in memory do not overwrite each other`() throws {
        let store = InMemoryStateStore()
        try store.converge(on: FullState.first)
        var isNested = false
        #expect {
            try store.converge(on: FullState.second) {
                if isNested { return }
                isNested = true
                try store.converge(on: State())
            }
        } throws: { error in
            if case StoreError.busy = error { true } else { false }
        }
        let live = try store.live()
        #expect(live?.state == State())
    }
}
