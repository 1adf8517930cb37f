internal import TenantryDiagnostics
internal import TenantryYAML
import Testing

struct HiddenCharacterTests {
    static let hidden: [(UInt32, String)] = [
        (0x00, "U+0000"), (0x07, "U+0007"), (0x1B, "U+001B"), (0x7F, "U+007F"), (0x85, "U+0085"),
        (0x9B, "U+009B"), (0x061C, "U+061C"), (0x200B, "U+200B"), (0x200D, "U+200D"),
        (0x200E, "U+200E"), (0x200F, "U+200F"), (0x2028, "U+2028"), (0x2029, "U+2029"),
        (0x202A, "U+202A"), (0x202E, "U+202E"), (0x2060, "U+2060"), (0x2066, "U+2066"),
        (0x2069, "U+2069"), (0xFDD0, "U+FDD0"), (0xFEFF, "U+FEFF"), (0xFFFE, "U+FFFE"),
        (0x1FFFF, "U+1FFFF"), (0xE0001, "U+E0001"), (0xE0041, "U+E0041"), (0xA0, "U+00A0"),
        (0x2009, "U+2009"), (0x202F, "U+202F"), (0x2063, "U+2063"), (0x206A, "U+206A"),
        (0x180B, "U+180B"), (0x2800, "U+2800"), (0xFE00, "U+FE00"), (0xFE0F, "U+FE0F"),
        (0xFFF9, "U+FFF9"), (0xE0100, "U+E0100"),
    ]

    @Test(arguments: hidden)
    func `refuses a hidden character in values, keys and comments`(
        value: UInt32,
        name: String
    ) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let marked = [
            "ä: b1️⃣\(scalar)2️⃣c\n", "ä1️⃣\(scalar)2️⃣b: c\n",
            "a: b # ä1️⃣\(scalar)2️⃣\n",
        ]
        for yaml in marked.map(MarkedYAML.init) {
            let reading = Reading(yaml.file)
            #expect(reading.codes == ["FMT011"])
            let problem = try #require(reading.problems.first)
            #expect(problem.span == yaml.span(1, 2))
            #expect(problem.message.contains(name))
            #expect(!problem.message.unicodeScalars.contains(scalar))
        }
    }

    @Test(arguments: hidden)
    func `refuses a hidden character that is written as an escape`(
        value: UInt32,
        name: String
    ) throws {
        let digits = String(value, radix: 16)
        let escape = "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        let yaml = MarkedYAML("a: \"ä\n  ö1️⃣\(escape)2️⃣\"\n")
        let reading = Reading(yaml.file)
        #expect(reading.codes == ["FMT011"])
        #expect(reading.root != nil)
        #expect(reading.problems.first?.span == yaml.span(1, 2))
        #expect(reading.problems.first?.message.contains(name) == true)
    }

    @Test(arguments: [
        "\\0", "\\a", "\\b", "\\e", "\\N", "\\L", "\\P", "\\r", "\\v", "\\f", "\\x9b",
    ])
    func `knows every short escape`(escape: String) {
        #expect(Reading("a: \"\(escape)\"\n").codes == ["FMT011"])
    }

    @Test func `allows tabs and line breaks in block scalars only`() {
        #expect(Reading("a: |\n  b\tc\n  d\n").problems.isEmpty)
        #expect(
            Reading("a: \"b\\tc\\nd\"\n").lines == [
                "FMT011 1:6 the value holds U+0009, a tab",
                "FMT011 1:9 the value holds U+000A, a line break",
            ]
        )
        #expect(
            Reading("a: \"b\\nc\"\n").problems.map(\.help) == [["write the value on one line"]]
        )
        #expect(
            Reading("a: b\tc\n").problems.map(\.help) == [["write spaces instead"]]
        )
        #expect(Reading("a: b\tc\n").lines == ["FMT011 1:4 the value holds U+0009, a tab"])
        #expect(
            Reading("a: b\n\n  c\n").lines == ["FMT011 1:4 the value holds U+000A, a line break"]
        )
    }

    @Test func `allows letters of all scripts, combining marks and emoji`() {
        let text = "a: Krankenhaus Köln\nb: \"病院 e\u{301} \\u00e4\"\nc: больница 🏥\n# müßig\n"
        #expect(Reading(text).problems.isEmpty)
    }

    @Test func `allows the sign for a coloured emoji behind one only`() {
        #expect(Reading("a: ❤\u{FE0F}\n# ⚠\u{FE0F} müßig\n").problems.isEmpty)
        #expect(Reading("a: \"❤\\uFE0F\"\n").problems.isEmpty)
        #expect(Reading("a: b\u{FE0F}\n").codes == ["FMT011"])
        #expect(Reading("a: 1\u{FE0F}\n").codes == ["FMT011"])
        #expect(Reading("a: ❤\u{FE0F}\u{FE0F}\n").codes == ["FMT011"])
    }

    @Test func `says what to write in place of another space`() {
        let problem = Reading("a: b\u{A0}c\n").problems.first
        #expect(
            problem?.message == "the text holds U+00A0, a space that is not the ordinary one"
        )
        #expect(problem?.help == ["write an ordinary space"])
        let indented = Reading("a:\n\u{A0}b: c\n")
        #expect(indented.codes == ["FMT011"])
        #expect(indented.root == nil)
    }

    @Test func `gives a tree unless the reader has to stop`() {
        #expect(Reading("a: b\u{202E}\n").root?.value("a")?.text == "b\u{202E}")
        #expect(Reading("a: b\u{1B}\n").root == nil)
    }

    @Test func `never shows a hidden character in another message`() throws {
        let reading = Reading("\"a\u{202E}\": 1\n\"a\u{202E}\": 2\n")
        let problem = try #require(reading.problems.first { $0.code == "FMT002" })
        #expect(problem.message == "`aU+202E` is written twice")
    }
}
