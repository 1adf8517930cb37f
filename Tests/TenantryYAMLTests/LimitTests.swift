internal import TenantryDiagnostics
internal import TenantryYAML
import Testing

struct LimitTests {
    private func limits(_ change: (inout YAMLLimits) -> Void) -> YAMLLimits {
        var limits = YAMLLimits.standard
        change(&limits)
        return limits
    }

    @Test func `has the limits that the documentation promises`() {
        let standard = YAMLLimits.standard
        #expect(standard.fileBytes == 1 << 20)
        #expect(standard.depth == 16)
        #expect(standard.nodes == 10_000)
        #expect(standard.scalarBytes == 16_384)
        #expect(standard.keyBytes == 256)
        #expect(standard.entries == 5_000)
        #expect(standard.problems == 100)
    }

    @Test func `refuses a file above its size, before reading it`() {
        let tight = limits { $0.fileBytes = 5 }
        #expect(Reading("a: b\n", limits: tight).problems.isEmpty)
        #expect(
            Reading("a: \u{7}\n\n", limits: tight).lines
                == ["FMT010 1:1 the file has 6 bytes, more than 5"]
        )
        let huge = Reading(bytes: [UInt8](repeating: 0x5B, count: 256 << 20))
        #expect(huge.codes == ["FMT010"])
    }

    @Test func `refuses nesting above its depth`() {
        let deep = { (depth: Int) in
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        #expect(Reading(deep(16)).problems.isEmpty)
        #expect(Reading(deep(17)).lines == ["FMT010 1:17 nesting is deeper than 16 levels"])
    }

    @Test(arguments: ["[", "{a: ", "- ", "? ", "[\n", "{a: \n"])
    func `refuses a million levels at once`(opening: String) {
        let wide = limits { $0.fileBytes = .max }
        let reading = Reading(String(repeating: opening, count: 1_000_000), limits: wide)
        #expect(reading.root == nil)
        #expect(reading.codes.contains("FMT010"))
        #expect(reading.problems.count <= 100)
    }

    @Test func `refuses more nodes, entries and items than allowed`() {
        let few = limits { $0.nodes = 5 }
        #expect(Reading("a: b\nc: d\n", limits: few).problems.isEmpty)
        #expect(
            Reading("a: b\nc: [d]\n", limits: few).lines
                == ["FMT010 2:5 the file has more than 5 values"]
        )
        let narrow = limits { $0.entries = 2 }
        #expect(Reading("a: [1, 2]\nb: 1\n", limits: narrow).problems.isEmpty)
        #expect(
            Reading("a: [1, 2, 3]\n", limits: narrow).lines
                == ["FMT010 1:11 a list or map has more than 2 entries"]
        )
        #expect(
            Reading("a: 1\nb: 2\nc: 3\n", limits: narrow).lines
                == ["FMT010 3:1 a list or map has more than 2 entries"]
        )
    }

    @Test func `refuses scalars and keys above their length`() {
        let short = limits {
            $0.scalarBytes = 4
            $0.keyBytes = 2
        }
        #expect(Reading("ab: abcd\n", limits: short).problems.isEmpty)
        let yaml = MarkedYAML("ab: 1️⃣äöü2️⃣\n3️⃣abc4️⃣: d\n")
        let reading = Reading(yaml.file, limits: short)
        #expect(
            reading.lines == [
                "FMT010 1:5 a value has 6 bytes, more than 4",
                "FMT010 2:1 a key has 3 bytes, more than 2",
            ]
        )
        #expect(reading.problems.map(\.span) == [yaml.span(1, 2), yaml.span(3, 4)])
        #expect(reading.root == nil)
    }

    @Test func `refuses an alias bomb after as many problems as it may tell`() {
        var text = "a: &a [x]\n"
        for level in 0..<9 {
            let aliases = Array(repeating: "*a\(level)", count: 1_000).joined(separator: ", ")
            text += "b\(level): &b\(level) [\(aliases)]\n"
        }
        let reading = Reading(text)
        #expect(reading.root == nil)
        #expect(reading.problems.count == 100)
    }

    @Test func `does not trust a file only because its first problems are small`() {
        let hidden =
            String(repeating: "a: b\u{200B}\n", count: 1)
            + (0..<200).map { "k\($0): b\u{200B}\n" }.joined()
        let reading = Reading(hidden + "x: *y\n")
        #expect(reading.problems.count == 100)
        #expect(reading.root == nil)
    }

    @Test func `tells problems in the order of the file`() {
        let reading = Reading("a: 1 # \u{200B}\nb: *x\na: 2\nc: \"\\0\"\n")
        #expect(reading.problems == reading.problems.sorted())
        #expect(reading.codes == ["FMT011", "FMT006", "FMT002", "FMT011"])
    }
}
