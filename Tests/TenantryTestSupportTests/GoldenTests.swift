import TenantryTestSupport
import Testing

struct GoldenTests {
    @Test func `compares, and records only when asked to`() throws {
        try TemporaryFolder.use { folder in
            let file = try folder.path(of: "Golden/a.txt")
            func compare(_ text: String, isRecording: Bool) throws -> Golden.Outcome {
                try Golden.compare(text, withFile: file, isRecording: isRecording)
            }
            #expect(try compare("a\n", isRecording: false) == .missing)
            let first = "--- expected\n+++ actual\n@@ -0,0 +1,1 @@\n+a\n"
            #expect(try compare("a\n", isRecording: true) == .recorded(first))
            #expect(try compare("a\n", isRecording: true) == .equal)
            let diff = "--- expected\n+++ actual\n@@ -1,1 +1,1 @@\n-a\n+b\n"
            #expect(try compare("b\n", isRecording: false) == .differs(diff))
            #expect(try folder.bytes(of: "Golden/a.txt") == Array("a\n".utf8))
        }
    }
}
