/// Text that tries to leave the place where it is shown: what a pull request may hold.
///
/// The same seed gives the same texts. Each is a few pieces in a row; a piece is a marker of some
/// grammar, a delimiter that a combining character follows, or a random character.
package enum HostileText {
    /// Returns the texts that belong to a seed.
    ///
    /// - Complexity: O(*count*).
    package static func texts(count: Int, seed: UInt64) -> [String] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { _ in text(using: &random) }
    }

    /// Returns the next text of a sequence: one to eight pieces.
    package static func text(using random: inout SeededRandom) -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...8, using: &random) {
            view.append(contentsOf: piece(using: &random))
        }
        return String(view)
    }

    private static func piece(using random: inout SeededRandom) -> String.UnicodeScalarView {
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: marker(using: &random)
        case 4..<6: combined(using: &random)
        case 6..<7: pick(words, using: &random).unicodeScalars
        default: String.UnicodeScalarView([scalar(using: &random)])
        }
    }

    private static func marker(using random: inout SeededRandom) -> String.UnicodeScalarView {
        pick(pick(grammars, using: &random), using: &random).unicodeScalars
    }

    /// A delimiter and what makes it one `Character` with it: who escapes characters misses it.
    private static func combined(using random: inout SeededRandom) -> String.UnicodeScalarView {
        var view = String.UnicodeScalarView()
        view.append(pick(delimiters, using: &random))
        view.append(pick(joiners, using: &random))
        return view
    }

    private static func scalar(using random: inout SeededRandom) -> Unicode.Scalar {
        let value = UInt32.random(in: pick(ranges, using: &random), using: &random)
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private static func pick<Element>(
        _ list: [Element],
        using random: inout SeededRandom
    ) -> Element {
        list[Int.random(in: list.indices, using: &random)]
    }

    /// What means something in the grammars of those who show or read reports.
    private static let grammars = [
        workflowCommands, lineBreaks, markup, markdown, quoting, terminal, direction,
    ]

    private static let workflowCommands = [
        "::error::", "::error file=a.yaml,line=1::", "::set-output name=x::y", "::add-mask::a",
        "::stop-commands::t", "::endgroup::", "::", "##[error]", "##[group]", "##vso[task.x]",
        "%0A", "%0D", "%25", "%3A", "%2C", "%", ":", ",", "name<<EOF", "EOF",
        "section_start:1:a[collapsed=true]",
    ]
    private static let lineBreaks = [
        "\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}", "\t", "\0",
        "\n\n", "\n  ::error::", "\r\n##[error]", "\n\t::", " ",
    ]
    private static let markup = [
        "<", ">", "&", "<script>", "</script>", "<!--", "-->", "<![CDATA[", "]]>", "<?xml?>",
        "&amp;", "&#10;", "&#0;", "&lt;", "</testcase>", "<img src=x onerror=alert(1)>",
        "<details>", "</details>", "</pre>", "javascript:alert(1)", "<a href='//x.example'>",
    ]
    private static let markdown = [
        "`", "``", "```", "~~~", "|", "\\|", "**", "__", "[a](//x.example)", "![a](//x.example/i)",
        "@everyone", "#1", "# ", "- ", "> ", "1. ", "---", "===", ":tada:", "$$x$$", "[^1]",
        "https://x.example", "    ", "<!-- tenantry -->",
    ]
    private static let quoting = [
        "\"", "'", "\\", "\\\"", "\\n", "\\ud800", "\\u0000", "{", "}", "[", "]", "\",\"a\":\"",
        "'; DROP TABLE organizations; --", "$(id)", "${x}", "${{ github.token }}", "{{x}}",
        "=1+1", "../", "file:///etc/passwd", "%2e%2e%2f", "a b",
    ]
    private static let terminal = [
        "\u{1B}", "\u{1B}[31m", "\u{1B}]8;;//x.example\u{7}", "\u{1B}]52;c;YQ==\u{7}", "\u{9B}2J",
        "\u{8}", "\u{7F}", "\u{1B}c",
    ]
    private static let direction = [
        "\u{202E}", "\u{202A}", "\u{2066}", "\u{2067}", "\u{2069}", "\u{200B}", "\u{200D}",
        "\u{200F}", "\u{FEFF}", "\u{AD}", "\u{61C}", "\u{E0041}", "\u{FE0F}",
        // What decoding a lone surrogate leaves.
        String(decoding: [0xED, 0xA0, 0x80] as [UInt8], as: UTF8.self),
        "\u{FFFE}", "\u{FFFF}", "\u{1FFFE}", "\u{10FFFF}",
    ]

    private static let words = [
        "Hospital 2", "hospital2", "Universit\u{E4}tsklinikum", "cafe\u{301}", "caf\u{E9}",
        "\u{75C5}\u{9662}", "\u{1F3E5}", "a", "patients", "",
    ]

    private static let delimiters: [Unicode.Scalar] = [
        "<", ">", "&", "\"", "'", "`", "|", ":", ",", "%", "\\", "]", "\r", "\n", "#", "*", "=",
    ]

    private static let joiners: [Unicode.Scalar] = [
        "\u{338}", "\u{301}", "\u{20DD}", "\u{FE0F}", "\u{200D}", "\u{327}", "\n",
    ]

    private static let ranges: [ClosedRange<UInt32>] = [
        0x00...0x1F, 0x20...0x7E, 0x20...0x7E, 0x7F...0xA0, 0xA1...0x2FF, 0x300...0x36F,
        0x2000...0x206F, 0xD7F0...0xE010, 0xFDC0...0xFFFF, 0x1F300...0x1FAFF, 0xE0000...0xE01FF,
        0x10FFF0...0x10FFFF,
    ]
}
