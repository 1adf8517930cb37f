import TenantryTestSupport
import Testing

struct UnifiedDiffTests {
    @Test func `is empty for equal texts`() {
        #expect(UnifiedDiff.between(expected: "a\n", actual: "a\n") == "")
    }

    @Test func `shows changes with three lines around them`() {
        let old = (1...20).map { "\($0)\n" }
        var new = old
        new[4] = "five\n"
        new.remove(at: 15)
        let diff = UnifiedDiff.between(expected: old.joined(), actual: new.joined())
        let expected = """
            --- expected
            +++ actual
            @@ -2,7 +2,7 @@
             2
             3
             4
            -5
            +five
             6
             7
             8
            @@ -13,7 +13,6 @@
             13
             14
             15
            -16
             17
             18
             19

            """
        #expect(diff == expected)
    }

    @Test func `shows what cannot be seen`() {
        let diff = UnifiedDiff.between(expected: "a\r\n", actual: "a\u{1B}")
        #expect(diff.hasSuffix("-a\\r\n+a\\u{1B}\n\\ No newline at end of file\n"))
    }

    @Test func `compares bytes, not characters`() {
        #expect(UnifiedDiff.between(expected: "\u{E9}\n", actual: "e\u{301}\n") != "")
    }

    @Test func `counts from nothing`() {
        let diff = UnifiedDiff.between(expected: "", actual: "a\n")
        #expect(diff == "--- expected\n+++ actual\n@@ -0,0 +1,1 @@\n+a\n")
    }
}
