import Foundation
import TenantryTestSupport
import Testing

/// The page on the live state names every table, and no other.
struct LiveStateDocTests {
    @Test func `names every table of the schema`() throws {
        let root = RepositoryFolder.path
        let folder = "\(root)/Sources/TenantrySQLite/Schema"
        var tables: Set<String> = []
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let source = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            for line in source.split(separator: "\n") where line.contains("CREATE TABLE ") {
                let words = line.split(separator: " ")
                if let index = words.firstIndex(of: "TABLE") {
                    tables.insert(String(words[index + 1]))
                }
            }
        }
        #expect(tables.count > 40)
        let page = try String(contentsOfFile: "\(root)/docs/live-state.md", encoding: .utf8)
        for table in tables.sorted() {
            #expect(page.contains("`\(table)`"), "docs/live-state.md does not name `\(table)`")
        }
    }
}
