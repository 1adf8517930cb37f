import Foundation
import TenantryModel
import TenantryPlan
import TenantryStore
import TenantryTestSupport
import Testing

/// What torture has found, one by one.
struct DamageTests {
    @Test func `what was reported as applied survives a loss of power`() throws {
        try SQLiteFile.use { file in
            for (index, story) in ApplyStory.all.enumerated() {
                for seed in 0..<8 {
                    try ApplyStory.put(story.bytes, file)
                    let disk = try FaultyDisk(file.folder.path)
                    try ApplyStory.store(file).converge(on: story.desired)
                    try disk.losePower(seed: UInt64(seed))
                    let live = try ApplyStory.store(file).live()
                    #expect(live == story.after, "story \(index), seed \(seed)")
                }
            }
        }
    }

    @Test func `a first apply that cannot be committed is known to have failed`() throws {
        let story = try #require(ApplyStory.all.first)
        let last = story.counts[.write] ?? 0
        try SQLiteFile.use { file in
            for place in [last, last / 2, 2] {
                try ApplyStory.put(story.bytes, file)
                let disk = try FaultyDisk(file.folder.path)
                disk.arm(.write, place, .undone)
                #expect {
                    try ApplyStory.store(file).converge(on: story.desired)
                } throws: { error in
                    if case StoreError.failed = error { true } else { false }
                }
                #expect(disk.hasFailed)
                disk.disarm()
                let live = try ApplyStory.store(file).live()
                #expect(live == nil)
            }
        }
    }

    @Test(arguments: [
        "UPDATE applied_object SET kind = 'organizatiom' WHERE obj_key = 'hospital'",
        "UPDATE applied_object SET last_applied_hash = 'sha256:' WHERE obj_key = 'hospital'",
        "UPDATE state_meta SET serial = 9",
        "DELETE FROM state_meta",
    ])
    func `rows that do not fit together are called damaged, and nothing is planned`(
        sql: String
    ) throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            try file.change(sql)
            let bytes = try file.bytes
            Self.expectDamage { _ = try file.store.plan(for: FullState.first) }
            Self.expectDamage { try file.store.converge(on: FullState.second) }
            let after = try file.bytes
            #expect(after == bytes)
        }
    }

    @Test func `a word where a number should be is called damaged`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            // Only damage brings a word into a strict table, or somebody who takes its word away.
            for (old, new) in [("STRICT", "/**/"), ("/**/", "STRICT")] {
                try file.change(
                    """
                    PRAGMA writable_schema = ON;
                    UPDATE sqlite_schema SET sql = replace(sql, '\(old)', '\(new)')
                    WHERE name = 'state_meta';
                    """
                )
                if old == "STRICT" { try file.change("UPDATE state_meta SET serial = 'many'") }
            }
            Self.expectDamage { _ = try file.store.plan(for: FullState.first) }
            Self.expectDamage { try file.store.converge(on: FullState.second) }
        }
    }

    @Test func `an apply builds nothing on an index that does not fit its table`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            let root = try file.texts(
                """
                SELECT rootpage FROM sqlite_schema
                WHERE tbl_name = 'organization' AND name = 'sqlite_autoindex_organization_2'
                """
            )
            let page = try #require(root.first.flatMap { Int($0) })
            var bytes = try file.bytes
            let size = SQLiteFile.pageSize(of: bytes)
            let start = (page - 1) * size
            let name = Array("hospital".utf8)
            let place = try #require(
                (start..<start + size - 8).first { Array(bytes[$0..<$0 + name.count]) == name }
            )
            bytes[place + 7] = UInt8(ascii: "m")
            try file.folder.write(bytes, to: "state.db")
            Self.expectDamage { try file.store.converge(on: FullState.second) }
            let after = try file.bytes
            #expect(after == bytes)
        }
    }

    private static func expectDamage(_ body: () throws -> Void) {
        #expect {
            try body()
        } throws: { error in
            if case StoreError.corrupt = error { true } else { false }
        }
    }
}
