internal import TenantryDiagnostics
internal import TenantryYAML
import Testing

struct DuplicateKeyTests {
    @Test func `refuses a key that is written twice, and names the first place`() throws {
        let yaml = MarkedYAML("1️⃣name2️⃣: a\nid: b\n3️⃣\"name\"4️⃣: c\n")
        let reading = Reading(yaml.file)
        let problem = try #require(reading.problems.first)
        #expect(reading.problems.count == 1)
        #expect(problem.code == "FMT002")
        #expect(problem.message == "`name` is written twice")
        #expect(problem.span == yaml.span(3, 4))
        #expect(problem.related.map(\.span) == [yaml.span(1, 2)])
    }

    @Test func `keeps the first of several equal keys`() throws {
        let reading = Reading("a: 1\na: {x: 2}\na: 3\nb: 4\nb: [5]\n")
        #expect(reading.codes == ["FMT002", "FMT002", "FMT002"])
        let root = try #require(reading.root)
        #expect(root.count == 2)
        #expect(root.entries.map(\.key.text) == ["a", "b"])
        #expect(root.entries.map(\.value.text) == ["1", "4"])
    }

    /// The link around what is taken out must not become a link into it.
    @Test func `keeps children apart from the duplicate that followed their parent`() throws {
        let reading = Reading("a: {x: 1}\na: {y: 2, y: 3}\nb: [c, {d: 4}]\nb: e\nz: []\nz: 5\n")
        #expect(reading.codes == ["FMT002", "FMT002", "FMT002", "FMT002"])
        let root = try #require(reading.root)
        #expect(root.entries.map(\.key.text) == ["a", "b", "z"])
        #expect(root.value("a")?.entries.map(\.key.text) == ["x"])
        #expect(root.value("a")?.value("b") == nil)
        #expect(root.value("a")?.value("y") == nil)
        #expect(root.value("b")?.items.map(\.text) == ["c", ""])
        #expect(root.value("z")?.items.map(\.text) == [])
    }

    @Test(arguments: [("e\u{301}", "\u{E9}"), ("\u{212A}", "K")])
    func `refuses keys that only their bytes tell apart`(first: String, second: String) {
        let reading = Reading("\(first): 1\n\(second): 2\n")
        #expect(reading.codes == ["FMT002"])
        #expect(reading.root?.count == 1)
    }

    @Test func `a dash that is missing is one problem, and the item above stays as it is`() throws {
        let yaml = MarkedYAML(
            "a:\n  - id: b\n    c: 1\n    1️⃣id2️⃣: d\n    c: 2\n    e: 3\n  - id: f\n"
        )
        let reading = Reading(yaml.file)
        let problem = try #require(reading.problems.first)
        #expect(reading.problems.count == 1)
        #expect(problem.span == yaml.span(1, 2))
        #expect(problem.help.first == "a new item begins with `- id:`")
        let items = try #require(reading.root?.value("a")).items.map { item in
            item.entries.map(\.key.text)
        }
        #expect(items == [["id", "c"], ["id"]])
    }

    @Test func `finds them in large mappings too`() throws {
        let keys = (0..<2_000).map { "k\($0): \($0)\n" }.joined()
        let reading = Reading(keys + "k7: x\n\"k1999\": y\nz: {z: 1}\n")
        #expect(
            reading.lines == [
                "FMT002 2001:1 `k7` is written twice", "FMT002 2002:1 `k1999` is written twice",
            ]
        )
        let root = try #require(reading.root)
        #expect(root.count == 2_001)
        #expect(root.entries.map(\.key.text).last == "z")
        #expect(root.value("k7")?.text == "7")
    }

    @Test func `lets different mappings hold the same key`() {
        #expect(Reading("a: {a: 1}\nb: [{a: 1}, {a: 2}]\n").problems.isEmpty)
    }
}
