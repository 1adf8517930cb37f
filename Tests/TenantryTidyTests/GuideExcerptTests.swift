import Foundation
import TenantryTestSupport
import Testing

/// The YAML of the guide stands in the examples, line by line.
///
/// A block ```` ```yaml ```` of `docs/guide/` follows a line that links the file it is taken from.
struct GuideExcerptTests {
    @Test func `the guide shows lines of the examples`() throws {
        var count = 0
        var broken: [String] = []
        for name in try guide() {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            for excerpt in GuideExcerpt.all(in: text) {
                count += 1
                if let complaint = try complaint(about: excerpt) {
                    broken.append("docs/guide/\(name):\(excerpt.line): \(complaint)")
                }
            }
        }
        expectNone(broken)
        #expect(count >= 16)
    }

    @Test func `every example has a page in the guide`() throws {
        let examples = try FileManager.default
            .contentsOfDirectory(atPath: "\(RepositoryFolder.path)/examples")
            .filter { $0 != "minimal" && !$0.hasPrefix(".") }
        let pages = try guide()
        expectNone(examples.sorted().filter { !pages.contains("\($0).md") })
    }

    @Test func `finds excerpts`() {
        let text = """
            [a.yaml](../../examples/a/a.yaml):

            ```yaml
              b: 1
            ```
            ```yaml
            c: 2
            ```
            """
        let excerpts = GuideExcerpt.all(in: text)
        #expect(excerpts.map(\.line) == [3, 6])
        #expect(excerpts.map(\.source) == ["../../examples/a/a.yaml", nil])
        #expect(excerpts.map(\.lines) == [["  b: 1"], ["c: 2"]])
    }

    private var folder: String { "\(RepositoryFolder.path)/docs/guide" }

    private func guide() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".md") }
            .sorted()
    }

    private func complaint(about excerpt: GuideExcerpt) throws -> String? {
        guard let source = excerpt.source else { return "no link to a file stands before it" }
        let path = URL(fileURLWithPath: folder).appendingPathComponent(source)
        let text = try String(contentsOf: path.standardizedFileURL, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.contains(excerpt.lines) ? nil : "\(source) does not hold these lines"
    }
}

/// A block of YAML on a page.
private struct GuideExcerpt {
    /// The line where the block opens, from 1.
    let line: Int
    /// The file that the line before the block links to.
    let source: String?
    let lines: [Substring]

    /// Returns the blocks of a page, in order.
    static func all(in text: String) -> [GuideExcerpt] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.filter { lines[$0] == "```yaml" }.map { start in
            GuideExcerpt(
                line: start + 1,
                source: lines[..<start].last { !$0.isEmpty }
                    .flatMap { $0.firstMatch(of: /\]\(([^)]+\.yaml)\):$/) }
                    .map { String($0.1) },
                lines: Array(lines[(start + 1)...].prefix { $0 != "```" })
            )
        }
    }
}
