internal import TenantryDiagnostics
internal import TenantryYAML
import Testing

struct SyntaxTests {
    /// Marked text, where the problem must be, and its message.
    static let mistakes: [(String, String)] = [
        ("name: a\n1️⃣foo2️⃣  # c\nbar: b\n", "`foo` is no `key: value`"),
        ("a: b1️⃣:2️⃣ c\n", "a second `:` on one line"),
        ("a:\n  1️⃣-2️⃣{ b: c, d: e }\n", "`-` needs a blank behind it"),
        ("a:\n  1️⃣–2️⃣ { b: c, d: e }\n", "`–` (U+2013) is another sign than `-`"),
        ("a:\n  1️⃣*2️⃣ { b: c }\n", "`*` does not begin a list item"),
        ("a: env1️⃣:2️⃣ NAME\n", "a reference to a secret has no space behind `env:`"),
        ("- { a: file1️⃣:2️⃣ /b }\n", "a reference to a secret has no space behind `file:`"),
        ("a: x\n  1️⃣b:2️⃣ y\n", "`b` is a key where the value above still goes on"),
        ("a:\n    b: 1\n  1️⃣c:2️⃣ 2\n", "`c:` does not fit into the map"),
        ("- a\n1️⃣b:2️⃣ c\n", "`b:` does not fit into the list"),
        ("a: 'it'1️⃣s'2️⃣\n", "`s'` cannot follow the value before it"),
        ("ä: \"ö\" 1️⃣ü2️⃣\n", "`ü` cannot follow the value before it"),
        ("a: 1️⃣\"2️⃣open\nb: c\n", "a quote is never closed"),
        ("a: 1️⃣[2️⃣b, c\n\n", "a `[` is never closed"),
        ("a: 1️⃣{2️⃣b: c\n", "a `{` is never closed"),
        ("a: [b1️⃣}2️⃣\n", "`}` stands where `,` or `]` is expected"),
        ("a: {b: c1️⃣]2️⃣\n", "`]` stands where `,` or `}` is expected"),
        ("a: \"1️⃣\\q\"2️⃣\n", "a backslash sequence that does not exist"),
        ("a: 1️⃣@b2️⃣\n", "`@b` cannot begin a value"),
        ("a: 1️⃣-2️⃣ b\n", "a list item (`- `) cannot stand here"),
        ("a: 1️⃣,2️⃣\n", "`,` stands where a value is expected"),
        ("a: |1️⃣x2️⃣\n  b\n", "`x` cannot follow `|` or `>` on the same line"),
        ("'a'\n1️⃣'b'2️⃣\n", "`'b'` does not belong to the content above, which has ended"),
    ]

    @Test(arguments: mistakes)
    func `words what cannot be parsed, and points to it`(marked: String, message: String) throws {
        let yaml = MarkedYAML(marked)
        let reading = Reading(yaml.file)
        #expect(reading.root == nil)
        let problem = try #require(reading.problems.first)
        #expect(reading.problems.count == 1)
        #expect(problem.code == "FMT001")
        #expect(problem.message == message)
        #expect(problem.span == yaml.span(1, 2))
        #expect(!problem.help.isEmpty)
    }

    @Test func `says how a key with a value gets several fields`() {
        let problem = Reading("m: all\n  name: b\n").problems.first
        #expect(
            problem?.help.last
                == "if it belongs to `m` and that takes a map, write its fields in `{ … }`"
        )
    }

    @Test func `names where the collection began that something does not fit into`() {
        let yaml = MarkedYAML("1️⃣a:2️⃣ b\n}\n")
        #expect(Reading(yaml.file).problems.first?.related.first?.span == yaml.span(1, 2))
    }

    @Test func `tells what was found before the mistake as well`() {
        #expect(
            Reading("a: *b\nc: 1\nc: 2\nd: \"\\x00\"\ne: [\n").codes
                == ["FMT006", "FMT002", "FMT011", "FMT001"]
        )
    }
}
