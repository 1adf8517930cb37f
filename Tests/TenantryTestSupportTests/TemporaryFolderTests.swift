import Foundation
import TenantryTestSupport
import Testing

struct TemporaryFolderTests {
    @Test func `is gone afterwards`() throws {
        let path = try TemporaryFolder.use { folder in
            try folder.write("x", to: "a/b/c")
            #expect(try folder.contains("a/b/c"))
            try folder.remove("a/b")
            #expect(try !folder.contains("a/b/c"))
            return folder.path
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test(arguments: ["", "/etc/hosts", "../x", "a/../../x"])
    func `refuses to leave`(name: String) throws {
        try TemporaryFolder.use { folder in
            #expect(throws: TemporaryFolder.OutsidePath.self) { try folder.path(of: name) }
        }
    }
}
