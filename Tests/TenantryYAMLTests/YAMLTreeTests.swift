internal import TenantryDiagnostics
internal import TenantryYAML
import Testing

struct YAMLTreeTests {
    @Test func `reads mappings, sequences and scalars in the order of the file`() throws {
        let root = try #require(
            Reading("b: 1\na: [x, 'y', \"z\"]\nc:\n- { d: e }\n").root
        )
        #expect(root.kind == .mapping)
        #expect(root.count == 3)
        #expect(root.entries.map(\.key.text) == ["b", "a", "c"])
        let list = try #require(root.value("a"))
        #expect(list.kind == .sequence)
        #expect(list.count == 3)
        #expect(list.items.map(\.text) == ["x", "y", "z"])
        #expect(list.items.map(\.isPlain) == [true, false, false])
        let inner = try #require(root.value("c")?.items.first { _ in true })
        #expect(inner.value("d")?.text == "e")
        #expect(root.value("d") == nil)
    }

    @Test func `gives nothing for what a node is not`() throws {
        let root = try #require(Reading("a: b\n").root)
        #expect(root.text.isEmpty)
        #expect(Array(root.items.map(\.text)).isEmpty)
        let scalar = try #require(root.value("a"))
        #expect(scalar.count == 0)
        #expect(Array(scalar.entries.map(\.key.text)).isEmpty)
        #expect(scalar.value("a") == nil)
    }

    @Test func `reads empty collections and missing values`() throws {
        let root = try #require(Reading("a: []\nb: {}\nc:\nd: ''\n").root)
        #expect(root.value("a")?.kind == .sequence)
        #expect(root.value("a")?.count == 0)
        #expect(root.value("b")?.kind == .mapping)
        #expect(root.value("b")?.count == 0)
        #expect(root.value("c")?.text == "")
        #expect(root.value("c")?.isPlain == true)
        #expect(root.value("d")?.isPlain == false)
    }

    @Test func `decodes escapes, folding and block scalars`() throws {
        let text = """
            quoted: "\\u00e4\\x41\\"\\\\"
            single: 'it''s'
            folded: one
              two
            literal: |
              first
              \tsecond
            stripped: >-
              a
              b
            """
        let root = try #require(Reading(text).root)
        #expect(root.value("quoted")?.text == "äA\"\\")
        #expect(root.value("single")?.text == "it's")
        #expect(root.value("folded")?.text == "one two")
        #expect(root.value("literal")?.text == "first\n\tsecond\n")
        #expect(root.value("stripped")?.text == "a b")
        #expect(root.value("literal")?.isPlain == false)
    }

    @Test func `keeps the source text of plain scalars, whatever they look like`() throws {
        let root = try #require(Reading("[no, 010, 1_0, ~, null, 1.10, 2026-12-01]\n").root)
        #expect(
            root.items.map(\.text) == ["no", "010", "1_0", "~", "null", "1.10", "2026-12-01"]
        )
    }

    @Test func `compares keys by bytes`() throws {
        let root = try #require(Reading("\u{E9}: 1\n").root)
        #expect(root.value("\u{E9}")?.text == "1")
        #expect(root.value("e\u{301}") == nil)
    }

    @Test func `accepts a byte order mark, CRLF, an end marker and YAML 1.2`() throws {
        #expect(Reading("\u{FEFF}a: b\r\nc: d\r\n").root?.value("c")?.text == "d")
        #expect(Reading("---\na: b\n...\n").root?.value("a")?.text == "b")
        #expect(Reading("%YAML 1.2\n---\na: b\n").root?.value("a")?.text == "b")
        #expect(Reading("a: |\r\n  x\r\n  y\r\n").root?.value("a")?.text == "x\ny\n")
    }

    @Test func `reads thousands of items and mappings of many keys`() throws {
        let keys = (0..<3_000).map { "key\($0): \($0)\n" }.joined()
        let root = try #require(Reading(keys).root)
        #expect(root.count == 3_000)
        #expect(root.value("key2999")?.text == "2999")
    }
}
