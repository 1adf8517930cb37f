internal import TenantryDiagnostics
internal import TenantryYAML
import Testing

struct PositionTests {
    @Test func `knows where every key and value is`() throws {
        let yaml = MarkedYAML("1️⃣name2️⃣: 3️⃣'Hospital One'4️⃣  # comment\n5️⃣id6️⃣: 7️⃣h18️⃣\n")
        let root = try #require(Reading(yaml.file).root)
        let entries = Array(root.entries)
        #expect(entries[0].key.span == yaml.span(1, 2))
        #expect(entries[0].value.span == yaml.span(3, 4))
        #expect(entries[1].key.span == yaml.span(5, 6))
        #expect(entries[1].value.span == yaml.span(7, 8))
        #expect(root.span == yaml.span(1, 8))
    }

    @Test func `counts columns in Unicode scalars`() throws {
        let yaml = MarkedYAML("ü: [1️⃣\"ä😀e\u{301}\"2️⃣, 3️⃣ß4️⃣]\n")
        let items = try #require(Reading(yaml.file).root?.value("ü")).items.map(\.span)
        #expect(items == [yaml.span(1, 2), yaml.span(3, 4)])
    }

    @Test func `does not count a byte order mark`() throws {
        let root = try #require(Reading("\u{FEFF}a: b\n").root)
        #expect(root.span.start == SourcePosition(line: 1, column: 1))
    }

    @Test func `counts CRLF as one line break`() throws {
        let yaml = MarkedYAML("a: b\r\n\r\nc: 1️⃣d2️⃣\r\n")
        #expect(Reading(yaml.file).root?.value("c")?.span == yaml.span(1, 2))
    }

    @Test func `ends a block collection where its last child ends`() throws {
        let yaml = MarkedYAML("a:\n  1️⃣- b\n  - c: d2️⃣\n\n# comment\ne: f\n")
        #expect(Reading(yaml.file).root?.value("a")?.span == yaml.span(1, 2))
    }

    @Test func `ends a flow collection behind its bracket`() throws {
        let yaml = MarkedYAML("a: 1️⃣{ b: [c ] }2️⃣  # comment\n")
        #expect(Reading(yaml.file).root?.value("a")?.span == yaml.span(1, 2))
    }

    @Test func `ends a pair inside a list where its value ends`() throws {
        let yaml = MarkedYAML("[1️⃣a: b2️⃣ , c]\n")
        let root = try #require(Reading(yaml.file).root)
        #expect(root.items.map(\.span).first == yaml.span(1, 2))
    }

    @Test func `puts a missing value behind the colon`() throws {
        let yaml = MarkedYAML("a:1️⃣\nb: c\n")
        #expect(Reading(yaml.file).root?.value("a")?.span == yaml.span(1))
    }

    @Test func `spans scalars over several lines`() throws {
        let yaml = MarkedYAML("a: 1️⃣\"b\n  c\"2️⃣\nd: 3️⃣|\n  e\n4️⃣f: g\n")
        let root = try #require(Reading(yaml.file).root)
        #expect(root.value("a")?.span == yaml.span(1, 2))
        #expect(root.value("d")?.span == yaml.span(3, 4))
    }
}
