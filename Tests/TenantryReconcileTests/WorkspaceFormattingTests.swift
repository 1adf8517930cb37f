import Foundation
import TenantryDiagnostics
import Testing

@testable import TenantryReconcile

// Serialized, since openat2 is switched off for the whole process.
@Suite(.serialized, .timeLimit(.minutes(20)))
struct WorkspaceFormattingTests {
    private func content(_ temporary: TemporaryFolder, _ name: String) -> String? {
        try? String(contentsOfFile: "\(temporary.path)/\(name)", encoding: .utf8)
    }

    @Test func `writes what comes out otherwise, and nothing else`() async throws {
        let temporary = try TemporaryFolder.workspace()
            .write("organizations/a/b.yaml", "id:  b # kept\n\n\n")
            .write("organizations/broken.yaml", "id: [\n")
        chmod("\(temporary.path)/organizations/a/b.yaml", 0o640)
        let before = try FileManager.default.attributesOfItem(
            atPath: "\(temporary.path)/organizations/hospital1.yaml"
        )

        let checked = try await WorkspaceFormatting.run(temporary.path, isWriting: false)
        #expect(checked.changed == ["\(temporary.path)/organizations/a/b.yaml"])
        #expect(content(temporary, "organizations/a/b.yaml") == "id:  b # kept\n\n\n")

        let written = try await WorkspaceFormatting.run(temporary.path, isWriting: true)
        #expect(written.changed == checked.changed)
        #expect(written.fileCount == 4)
        #expect(written.failures.isEmpty)
        #expect(written.problems.map(\.code) == ["FMT001"])
        #expect(content(temporary, "organizations/a/b.yaml") == "id: b # kept\n")
        #expect(content(temporary, "organizations/broken.yaml") == "id: [\n")
        let after = try FileManager.default.attributesOfItem(
            atPath: "\(temporary.path)/organizations/a/b.yaml"
        )
        #expect(after[.posixPermissions] as? Int == 0o640)
        let untouched = try FileManager.default.attributesOfItem(
            atPath: "\(temporary.path)/organizations/hospital1.yaml"
        )
        #expect(untouched[.systemFileNumber] as? Int == before[.systemFileNumber] as? Int)
        let names = try FileManager.default.contentsOfDirectory(
            atPath: "\(temporary.path)/organizations/a"
        )
        #expect(names == ["b.yaml"])
        let again = try await WorkspaceFormatting.run(temporary.path, isWriting: true)
        #expect(again.changed.isEmpty)
    }

    @Test func `takes a single file, but none behind a link`() async throws {
        let temporary = try TemporaryFolder().write("a.yaml", "a:   1\n").write("real", "a:   1\n")
        try temporary.link("link.yaml", to: "real")
        let path = "\(temporary.path)/a.yaml"
        #expect(try await WorkspaceFormatting.run(path, isWriting: true).changed == [path])
        #expect(content(temporary, "a.yaml") == "a: 1\n")
        let link = "\(temporary.path)/link.yaml"
        let refused = try await WorkspaceFormatting.run(link, isWriting: true)
        #expect(refused.changed.isEmpty)
        #expect(refused.problems.map(\.code) == ["FMT012"])
        #expect(content(temporary, "real") == "a:   1\n")
        await #expect(throws: WorkspaceError.folderMissing(path: "\(temporary.path)/no")) {
            try await WorkspaceFormatting.run("\(temporary.path)/no/a.yaml", isWriting: true)
        }
    }

    @Test(arguments: [false, true])
    func `replaces only what it read, and nothing outside`(avoiding: Bool) throws {
        OpenFolder.avoidOpenat2(avoiding)
        defer { OpenFolder.avoidOpenat2(false) }
        let outside = try TemporaryFolder().write("a", "old")
        let temporary = try TemporaryFolder().write("a", "old").write("deep/b", "old")
        try temporary.link("out", to: outside.path)
        try temporary.link("link", to: "a")
        mkfifo(temporary.path + "/pipe", 0o644)
        let folder = try OpenFolder(temporary.path)
        let (old, new) = (Array("old".utf8), Array("new".utf8))

        try folder.replace("a", holding: old, with: new)
        try folder.replace("deep/b", holding: old, with: new)
        #expect(content(temporary, "a") == "new")
        #expect(content(temporary, "deep/b") == "new")
        #expect(throws: OpenFolder.Failure.changed) {
            try folder.replace("a", holding: old, with: new)
        }
        #expect(throws: OpenFolder.Failure.changed) {
            try folder.replace("a", holding: Array("newer".utf8), with: old)
        }
        #expect(throws: OpenFolder.Failure.symbolicLink) {
            try folder.replace("link", holding: new, with: old)
        }
        #expect(throws: OpenFolder.Failure.symbolicLink) {
            try folder.replace("out/a", holding: old, with: new)
        }
        #expect(throws: OpenFolder.Failure.outside) {
            try folder.replace("../x", holding: old, with: new)
        }
        #expect(throws: OpenFolder.Failure.fifo) {
            try folder.replace("pipe", holding: [], with: new)
        }
        #expect(throws: OpenFolder.Failure.folder) {
            try folder.replace("deep", holding: [], with: new)
        }
        #expect(throws: OpenFolder.Failure.notFound) {
            try folder.replace("no", holding: [], with: new)
        }
        #expect(content(outside, "a") == "old")
        let names = try FileManager.default.contentsOfDirectory(atPath: temporary.path)
        #expect(names.sorted() == ["a", "deep", "link", "out", "pipe"])
    }
}
