internal import TenantryDiagnostics
internal import TenantryYAML
import Testing

struct UnreadableFileTests {
    @Test(arguments: ["", "\n", "# only a comment\n", "---\n", "--- # nothing\n...\n", "\u{FEFF}"])
    func `refuses an empty file`(text: String) {
        let reading = Reading(text)
        #expect(reading.root == nil)
        #expect(reading.lines == ["FMT001 1:1 the file is empty"])
    }

    @Test(
        arguments: [
            ([0x61, 0x3A, 0x20, 0xE4, 0x0A], "0xE4", 3),
            ([0x61, 0x3A, 0x20, 0xC0, 0x80], "0xC0", 3),
            ([0x61, 0x3A, 0x20, 0xED, 0xA0, 0x80], "0xED", 3),
            ([0x61, 0x3A, 0x20, 0xF4, 0x90, 0x80, 0x80], "0xF4", 3),
            ([0x61, 0x3A, 0x20, 0xC3, 0xA4, 0xE2, 0x82], "0xE2", 5),
            ([0x61, 0x3A, 0x20, 0xC3, 0xA4, 0x80], "0x80", 5),
        ] as [([UInt8], String, Int)]
    )
    func `refuses bytes that are not UTF-8`(bytes: [UInt8], byte: String, offset: Int) {
        let reading = Reading(bytes: bytes)
        let column = offset == 3 ? 4 : 5
        #expect(reading.root == nil)
        #expect(
            reading.lines == [
                "FMT001 1:\(column) the file is not UTF-8: byte \(byte) at offset \(offset)"
            ]
        )
        #expect(reading.problems.first?.help == ["save the file as UTF-8"])
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x61, 0x00], "UTF-16"), ([0xFE, 0xFF, 0x00, 0x61], "UTF-16"),
            ([0x61, 0x00, 0x3A, 0x00], "UTF-16"), ([0x00, 0x61, 0x00, 0x3A], "UTF-16"),
            ([0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00], "UTF-32"),
            ([0x00, 0x00, 0xFE, 0xFF], "UTF-32"), ([0x61, 0x00, 0x00, 0x00], "UTF-32"),
        ] as [([UInt8], String)]
    )
    func `names the encoding that a file is in instead`(bytes: [UInt8], name: String) {
        let reading = Reading(bytes: bytes)
        #expect(reading.root == nil)
        #expect(reading.lines == ["FMT001 1:1 the file is \(name), not UTF-8"])
    }

    @Test func `makes one problem of a merge conflict`() throws {
        let yaml = MarkedYAML(
            "a: 1\n1️⃣<<<<<<<2️⃣ HEAD\nb: 1\n3️⃣=======4️⃣\nb: 2\n5️⃣>>>>>>>6️⃣ other\nc: [\n"
        )
        let reading = Reading(yaml.file)
        #expect(reading.root == nil)
        #expect(reading.lines == ["FMT001 2:1 merge conflict marker left in the file"])
        let problem = try #require(reading.problems.first)
        #expect(problem.span == yaml.span(1, 2))
        #expect(problem.related.map(\.span) == [yaml.span(3, 4), yaml.span(5, 6)])
    }

    @Test(arguments: ["=======\n", "a: [\n>>>>>>> x\n]\n", "a: 'b\r\n=======\r\n'", "<<<<<<<"])
    func `refuses a lone conflict marker`(text: String) {
        let reading = Reading(text)
        #expect(reading.problems.map(\.message) == ["merge conflict marker left in the file"])
        #expect(reading.root == nil)
    }

    @Test func `takes longer or shorter rows of signs for text`() {
        #expect(Reading("a: |\n  =======\nb: '<<<<<<< x'\n").problems.isEmpty)
        #expect(Reading("'======\n\n========'").codes == ["FMT011"])
    }

    @Test func `refuses a lone carriage return`() {
        let reading = Reading("a: b\rc: d\n")
        #expect(reading.root == nil)
        #expect(
            reading.lines == ["FMT001 1:5 a carriage return (U+000D) without a line feed"]
        )
        #expect(Reading("a: b\r").root == nil)
        #expect(Reading("a: b\r\r\n").root == nil)
    }
}
