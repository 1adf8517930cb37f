import TenantryDiagnostics
import TenantryTestSupport
import Testing

struct MarkedTextTests {
    @Test func `remembers where markers stood`() throws {
        let marked = MarkedText("a: 1️⃣é\u{301}2️⃣\n3️⃣b1: 👩‍👧4️⃣\n")
        #expect(marked.text == "a: é\u{301}\nb1: 👩‍👧\n")
        #expect(try marked["1️⃣"] == SourcePosition(line: 1, column: 4))
        #expect(try marked["2️⃣"] == SourcePosition(line: 1, column: 6))
        #expect(try marked["3️⃣"] == SourcePosition(line: 2, column: 1))
        #expect(try marked["4️⃣"] == SourcePosition(line: 2, column: 8))
        let span = try marked.span(in: "a.yaml", from: "1️⃣", to: "2️⃣")
        #expect(span.file == "a.yaml")
        #expect(try span.end == marked["2️⃣"])
    }

    @Test func `refuses markers that say nothing`() {
        let marked = MarkedText("1️⃣a1️⃣")
        #expect(throws: MarkedText.Refusal.missing("2️⃣")) { try marked["2️⃣"] }
        #expect(throws: MarkedText.Refusal.ambiguous("1️⃣")) { try marked["1️⃣"] }
    }
}
