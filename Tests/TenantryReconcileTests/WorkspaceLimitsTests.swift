import Foundation
import TenantryDiagnostics
import Testing

@testable import TenantryReconcile

@Suite(.timeLimit(.minutes(20)))
struct WorkspaceLimitsTests {
    @Test func `stops at a mebibyte a file, whatever its size claims`() async throws {
        let folder = try TemporaryFolder.workspace()
        let limit = WorkspaceLimits.standard.fileBytes
        try folder.write("organizations/full.yaml", String(repeating: "#", count: limit))
        try folder.write("organizations/over.yaml", String(repeating: "#", count: limit + 1))
        try folder.write("organizations/sparse.yaml")
        #expect(truncate(folder.path + "/organizations/sparse.yaml", 1 << 30) == 0)
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(files.count == 3)
        #expect(files.contains { $0.bytes.count == limit })
        #expect(problems.map(\.code) == ["FMT010", "FMT010"])
        #expect(
            problems.map(\.span?.file).compactMap { $0?.split(separator: "/").last } == [
                "over.yaml", "sparse.yaml",
            ]
        )
    }

    @Test func `returns no file at all beyond the total`() async throws {
        let folder = try TemporaryFolder.workspace()
        for number in 0..<600 {
            try folder.write("organizations/o\(number).yaml", String(repeating: "#", count: 100))
        }
        let enough = WorkspaceLimits(totalBytes: 600 * 100 + 20)
        #expect(try await WorkspaceFolder.read(folder.path, limits: enough).problems.isEmpty)
        let tooFew = WorkspaceLimits(totalBytes: 600 * 100 + 19)
        let (files, problems) = try await WorkspaceFolder.read(folder.path, limits: tooFew)
        #expect(files.isEmpty)
        #expect(problems.map(\.code) == ["FMT010"])
    }

    @Test func `returns no file at all beyond the number`() async throws {
        let folder = try TemporaryFolder.workspace()
        let enough = WorkspaceLimits(files: 4)
        #expect(try await WorkspaceFolder.read(folder.path, limits: enough).files.count == 2)
        let tooFew = WorkspaceLimits(files: 3)
        let (files, problems) = try await WorkspaceFolder.read(folder.path, limits: tooFew)
        #expect(files.isEmpty)
        #expect(problems.map(\.code) == ["FMT010"])
    }

    @Test func `measures depth and length of a path`() async throws {
        let folder = try TemporaryFolder.workspace()
        let deep = (1...14).map { "\($0)" }.joined(separator: "/")
        try folder.write("organizations/\(deep)/a.yaml")
        #expect(try await WorkspaceFolder.read(folder.path).files.count == 3)
        try folder.write("organizations/\(deep)/15/b.yaml")
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(files.count == 3)
        #expect(problems.map(\.code) == ["FMT012"])

        let other = try TemporaryFolder.workspace()
        let long = (1...4).map { _ in String(repeating: "n", count: 250) }.joined(separator: "/")
        try other.write("organizations/\(long)/a.yaml")
        try other.write("organizations/\(long)/bb.yaml")
        let limits = WorkspaceLimits(pathBytes: 14 + 1003 + 1 + 6)
        #expect(try await WorkspaceFolder.read(other.path, limits: limits).problems.count == 1)
    }

    @Test func `ends at a file that grows`() async throws {
        let folder = try TemporaryFolder.workspace()
        let path = folder.path + "/organizations/grows.yaml"
        try folder.write("organizations/grows.yaml")
        let writer = Task {
            guard let file = FileHandle(forWritingAtPath: path) else { return }
            let block = Data(repeating: 0x23, count: 4096)
            for _ in 0..<16_384 where !Task.isCancelled {
                _ = try? file.seekToEnd()
                try? file.write(contentsOf: block)
                await Task.yield()
            }
        }
        for _ in 0..<50 {
            let (files, problems) = try await WorkspaceFolder.read(folder.path)
            // Whole between two writes, torn, or too large: never silently a part.
            let codes = problems.map(\.code)
            #expect(codes.allSatisfy { $0 == "FMT001" || $0 == "FMT010" })
            #expect(files.count + codes.count == 3)
            await Task.yield()
        }
        writer.cancel()
        await writer.value
    }

    @Test(.disabled(if: getuid() == 0, "root may read everything"))
    func `says why a file or folder cannot be read`() async throws {
        let folder = try TemporaryFolder.workspace()
        try folder.write("organizations/locked.yaml").write("organizations/north/a.yaml")
        chmod(folder.path + "/organizations/locked.yaml", 0)
        chmod(folder.path + "/organizations/north", 0)
        let (files, problems) = try await WorkspaceFolder.read(folder.path)
        chmod(folder.path + "/organizations/north", 0o755)
        #expect(files.count == 2)
        #expect(problems.map(\.code) == ["FMT001", "FMT001"])
        #expect(problems.allSatisfy { $0.message.contains("permission denied") })
    }

    @Test(.disabled(if: getuid() == 0, "root may read everything"))
    func `never takes an unreadable part for an absent one`() async throws {
        let folder = try TemporaryFolder.workspace()
        chmod(folder.path + "/organizations", 0)
        let (_, problems) = try await WorkspaceFolder.read(folder.path)
        #expect(problems.map(\.code) == ["FMT001"])
        let locked = try TemporaryFolder.workspace()
        chmod(locked.path, 0)
        await #expect(
            throws: WorkspaceError.notReadable(path: locked.path, reason: "permission denied")
        ) {
            try await WorkspaceFolder.read(locked.path)
        }
        chmod(locked.path, 0o755)
    }
}
