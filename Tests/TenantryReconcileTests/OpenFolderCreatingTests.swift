import Foundation
import Testing

@testable import TenantryReconcile

/// Making files beneath a folder, and nothing outside of it.
struct OpenFolderCreatingTests {
    private static let bytes = Array("id: a\n".utf8)

    private static func failure(_ path: String, in folder: TemporaryFolder) -> OpenFolder.Failure? {
        do throws(OpenFolder.Failure) {
            try OpenFolder(folder.path).create(path, holding: bytes)
            return nil
        } catch {
            return error
        }
    }

    private static func content(_ path: String, in folder: TemporaryFolder) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + path)))
    }

    @Test func `makes the folders above`() throws {
        let folder = try TemporaryFolder()
        #expect(Self.failure("organizations/north/a.yaml", in: folder) == nil)
        #expect(Self.failure("organizations/north/b.yaml", in: folder) == nil)
        #expect(try Self.content("organizations/north/a.yaml", in: folder) == Self.bytes)
    }

    @Test func `writes over nothing`() throws {
        let folder = try TemporaryFolder().write("a.yaml", "old")
        #expect(Self.failure("a.yaml", in: folder) == .exists)
        #expect(try Self.content("a.yaml", in: folder) == Array("old".utf8))
    }

    @Test(arguments: ["../a.yaml", "x/../../a.yaml"])
    func `makes nothing outside`(path: String) throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("inner")
        let outer = folder.path
        let failure = #expect(throws: OpenFolder.Failure.self) {
            try OpenFolder(outer + "/inner").create(path, holding: Self.bytes)
        }
        #expect(failure != nil)
        #expect(!FileManager.default.fileExists(atPath: outer + "/a.yaml"))
    }

    @Test func `follows no symbolic link, in the middle or at the end`() throws {
        let folder = try TemporaryFolder()
        try folder.makeFolder("elsewhere")
        try folder.makeFolder("inner")
        try folder.link("inner/organizations", to: "../elsewhere")
        try folder.link("inner/a.yaml", to: "../elsewhere/a.yaml")
        let inner = try OpenFolder(folder.path + "/inner")
        for path in ["organizations/a.yaml", "a.yaml"] {
            #expect(throws: OpenFolder.Failure.self) {
                try inner.create(path, holding: Self.bytes)
            }
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/elsewhere")
        #expect(names.isEmpty)
    }
}
