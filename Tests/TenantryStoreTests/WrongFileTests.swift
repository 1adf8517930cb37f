import Foundation
import GRDB
import TenantryModel
import TenantryPlan
import TenantrySQLite
import TenantryStore
import TenantryTestSupport
import Testing

/// What stands at the path and is no state is named, and left as it is.
struct WrongFileTests {
    /// The name of what is thrown, without its details.
    private static func kind(_ body: () throws -> Void) -> String {
        do {
            try body()
            return "none"
        } catch let error as StoreError {
            return error.kind
        } catch {
            return "other: \(error)"
        }
    }

    /// Reads and writes, and returns what each of the two reports.
    private static func errors(at path: String) -> [String] {
        let store = SQLiteStateStore(path: path, lockTimeout: 1, newLineage: "l")
        return [
            kind { _ = try store.plan(for: State()) },
            kind { try store.converge(on: FullState.first) },
        ]
    }

    /// Puts a file in the place of a state, and expects both ways to refuse and to leave it.
    private static func expect(_ errors: [String], of bytes: [UInt8]) throws {
        try SQLiteFile.use { file in
            try file.folder.write(bytes, to: "state.db")
            let found = Self.errors(at: file.path)
            let after = try file.bytes
            #expect(found == errors)
            #expect(after == bytes)
            let names = try FileManager.default.contentsOfDirectory(atPath: file.folder.path)
            #expect(names == ["state.db"])
        }
    }

    /// The bytes of a state that one statement has changed.
    private static func state(after sql: String) throws -> [UInt8] {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            try file.change(sql)
            return try file.bytes
        }
    }

    @Test func `a folder`() throws {
        try TemporaryFolder.use { folder in
            #expect(Self.errors(at: folder.path) == ["notAStore", "notAStore"])
        }
    }

    @Test func `a device`() {
        #expect(Self.errors(at: "/dev/null") == ["notAStore", "notAStore"])
    }

    @Test func `a text file`() throws {
        try Self.expect(
            ["notAStore", "notAStore"],
            of: Array(String(repeating: "id: hospital\n", count: 100).utf8)
        )
    }

    @Test func `a short text file`() throws {
        try Self.expect(["notAStore", "notAStore"], of: Array("hello\n".utf8))
    }

    @Test func `an empty file holds nothing yet, and becomes a state`() throws {
        try SQLiteFile.use { file in
            try file.folder.write([], to: "state.db")
            #expect(Self.errors(at: file.path) == ["missing", "none"])
            let live = try file.store.live()
            #expect(live?.state == FullState.first)
        }
    }

    @Test func `a path through something that is no folder`() throws {
        try SQLiteFile.use { file in
            try file.folder.write([1], to: "state.db")
            #expect(Self.errors(at: file.path + "/state.db") == ["failed", "failed"])
        }
    }

    @Test func `a path in a folder that does not exist`() throws {
        try SQLiteFile.use { file in
            #expect(
                Self.errors(at: file.folder.path + "/none/state.db") == ["failed", "readOnly"]
            )
        }
    }

    @Test func `the database of another program`() throws {
        try SQLiteFile.use { file in
            try file.change("CREATE TABLE bookmarks (url TEXT)")
            try Self.expect(["notAStore", "notAStore"], of: try file.bytes)
        }
        try Self.expect(
            ["notAStore", "notAStore"],
            of: try Self.state(after: "PRAGMA application_id = 1")
        )
        try Self.expect(
            ["notAStore", "notAStore"],
            of: try Self.state(after: "PRAGMA application_id = 0")
        )
    }

    @Test func `a state of a newer build`() throws {
        try Self.expect(
            ["newerSchema", "newerSchema"],
            of: try Self.state(after: "PRAGMA user_version = 99")
        )
    }

    @Test(arguments: [0, -1])
    func `a state of a version that never was`(version: Int) throws {
        try Self.expect(
            ["corrupt", "corrupt"],
            of: try Self.state(after: "PRAGMA user_version = \(version)")
        )
    }

    @Test func `a state with a second name`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let bytes = try file.bytes
            try FileManager.default.linkItem(atPath: file.path, toPath: file.path + "2")
            #expect(Self.errors(at: file.path) == ["notAStore", "notAStore"])
            let after = try file.bytes
            #expect(after == bytes)
        }
    }

    @Test func `a cut state`() throws {
        let bytes = try Self.state(after: "SELECT 1")
        try Self.expect(["corrupt", "corrupt"], of: Array(bytes.prefix(bytes.count / 2)))
    }

    @Test func `damaged pages give an error or a state, never a crash, and stay as they are`()
        throws
    {
        let bytes = try Self.state(after: "SELECT 1")
        var random = SeededRandom(seed: 5)
        var outcomes: [String: Int] = [:]
        for _ in 1...150 {
            var damaged = bytes
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                let place = Int.random(in: 100..<damaged.count, using: &random)
                damaged[place] = UInt8.random(in: 0...255, using: &random)
            }
            try SQLiteFile.use { file in
                try file.folder.write(damaged, to: "state.db")
                let outcome = Self.kind { _ = try file.store.plan(for: FullState.first) }
                outcomes[outcome, default: 0] += 1
                let after = try file.bytes
                #expect(after == damaged)
            }
        }
        let known: Set = ["none", "corrupt", "notAStore", "failed", "newerSchema"]
        #expect(Set(outcomes.keys).isSubset(of: known), "\(outcomes)")
        #expect(outcomes["corrupt", default: 0] > 10, "\(outcomes)")
    }

    @Test(.disabled(if: geteuid() == 0, "the administrator may write everywhere"))
    func `a file and a folder that cannot be written`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let files = FileManager.default
            try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file.path)
            #expect(Self.errors(at: file.path) == ["none", "readOnly"])
            try files.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
            try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: file.folder.path)
            #expect(Self.errors(at: file.path) == ["none", "readOnly"])
            try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.folder.path)
        }
    }
}

extension StoreError {
    /// The name of the case.
    fileprivate var kind: String {
        switch self {
        case .badLocation: "badLocation"
        case .missing: "missing"
        case .notAStore: "notAStore"
        case .newerSchema: "newerSchema"
        case .readOnly: "readOnly"
        case .busy: "busy"
        case .full: "full"
        case .corrupt: "corrupt"
        case .refused: "refused"
        case .mismatch: "mismatch"
        case .failed: "failed"
        case .outcomeUnknown: "outcomeUnknown"
        case .committedAnyway: "committedAnyway"
        case .interrupted: "interrupted"
        }
    }
}
