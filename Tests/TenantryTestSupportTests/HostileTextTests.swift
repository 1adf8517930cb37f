import TenantryTestSupport
import Testing

/// The texts that renderers are tried with are hostile, and the same each time.
struct HostileTextTests {
    @Test func `gives the same texts for a seed, and others for another`() {
        let texts = HostileText.texts(count: 1_000, seed: 1).map { Array($0.utf8) }
        #expect(texts == HostileText.texts(count: 1_000, seed: 1).map { Array($0.utf8) })
        #expect(texts != HostileText.texts(count: 1_000, seed: 2).map { Array($0.utf8) })
        #expect(Set(texts).count > 800)
    }

    @Test(arguments: [
        "::error::", "##[error]", "%0A", "]]>", "</script>", "\r\n", "\u{2028}", "\u{1B}[31m",
        "\u{202E}", "<\u{338}", "\"\u{301}", "|\u{338}", "\0", "\u{FFFD}", "\u{10FFFF}", "```",
    ])
    func `holds what breaks out of somewhere`(_ marker: String) {
        let wanted = Array(marker.utf8)
        let texts = HostileText.texts(count: 20_000, seed: 1)
        #expect(texts.contains { !Array($0.utf8).ranges(of: wanted).isEmpty })
    }
}
