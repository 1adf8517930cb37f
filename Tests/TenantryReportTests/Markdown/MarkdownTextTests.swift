import TenantryReport
import TenantryTestSupport
import Testing

/// Whatever a name holds, it shows as what it is, and does nothing.
struct MarkdownTextTests {
    @Test(arguments: [
        ("", ""),
        ("Hospital Two", "Hospital Two"),
        ("staff of hospital2 lose 3 roles, now.", "staff of hospital2 lose 3 roles, now."),
        ("jane@x.example (helpers), once", "`jane@x.example` (helpers), once"),
        ("@octocat", "`@octocat`"),
        ("see #1 and GH-1", "see `#1` and `GH-1`"),
        ("fixed in deadbeef0", "fixed in `deadbeef0`"),
        ("defaced", "`defaced`"),
        ("1. no list", "`1`. no list"),
        ("- no list", "`-` no list"),
        ("# no heading", "`#` no heading"),
        ("---", "`---`"),
        ("a|b", "`a|b`"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        ("~~~", "`~~~`"),
        ("$x$", "`$x$`"),
        (":tada:", "`:tada`:"),
        ("&lt;", "`&lt`;"),
        ("<script>", "`<script>`"),
        ("<!-- x", "`<!--` x"),
        ("https://x.example", "`https://x.example`"),
        ("![a](//x.example/i)", "`![a](//x.example/i)`"),
        (" two  blanks ", "` `two`  `blanks` `"),
        ("caf\u{E9} 北京", "caf\u{E9} 北京"),
        ("a\u{202E}b\n", "`a\\u{202E}b\\u{A}`"),
        ("|\u{301}", "`|\u{301}`"),
    ])
    func `leaves simple words, and makes code of all else`(_ text: String, _ markdown: String) {
        #expect(text.markdownText.unicodeScalars.elementsEqual(markdown.unicodeScalars))
    }

    @Test(arguments: [
        ("`issuer` must be https", "`issuer` must be https"),
        ("write `a.b`, or `c`", "write `a.b`, or `c`"),
        ("an odd ` one", "an odd `` ` `` one"),
        ("`a``b`", "`ab`"),
        ("```", "`` ` ``"),
    ])
    func `shows what a message quotes as code`(_ text: String, _ markdown: String) {
        #expect(text.markdownMessage == markdown)
    }
}

/// A reader that knows nothing of tenantry agrees.
@Suite(.enabled(if: MarkdownReader.isExpected, MarkdownReader.missing), .timeLimit(.minutes(20)))
struct MarkdownReaderTests {
    @Test func `a hundred thousand hostile texts show as they are and do nothing`() async throws {
        let texts = HostileText.texts(count: 100_000, seed: 6)
        let documents = texts.map { text in
            "- \(text.markdownText)\n- \(text.markdownCode)\n- \(text.markdownMessage)\n"
        }
        let pages = try await MarkdownReader.pages(of: documents)
        try #require(pages.count == texts.count)
        var failures: [String] = []
        for (text, page) in zip(texts, pages) {
            let harmless = text.harmless
            let isRight =
                page.items.count == 3 && same(page.items[0], harmless)
                && same(page.items[1], harmless)
                && same(page.items[2].withoutBackticks, harmless.withoutBackticks)
                && Set(page.tags).isSubset(of: ["ul", "li", "code"]) && page.attributes.isEmpty
                && page.comments.isEmpty && page.active.isEmpty
            if !isRight { failures.append("\(text.debugDescription): \(page)") }
        }
        #expect(
            failures.isEmpty,
            "\(failures.count):\n\(failures.prefix(3).joined(separator: "\n"))"
        )
    }

    /// Scalar for scalar; the ends of a line belong to the list.
    private func same(_ shown: String, _ text: String) -> Bool {
        var scalars = Array(shown.unicodeScalars)
        while scalars.last == "\n" { scalars.removeLast() }
        return scalars.elementsEqual(text.unicodeScalars)
    }

    @Test func `hostile comments have our elements only`() async throws {
        let comments = (1...150).flatMap { seed in
            let reports = MarkdownFixture.hostile(seed: UInt64(seed))
            return [1_500, 4_000, 60_000].flatMap { limit in
                reports.map {
                    ReportFormat.markdown.renderer(color: false, limit: limit).text(of: $0)
                }
            }
        }
        let pages = try await MarkdownReader.pages(of: comments)
        for (comment, page) in zip(comments, pages) {
            let tags: Set<String> = [
                "h3", "h4", "p", "ul", "li", "code", "pre", "strong", "details", "summary",
            ]
            let strange = Set(page.tags).subtracting(tags)
            let attributes = Set(page.attributes)
            #expect(strange.isEmpty && page.isBalanced, "\(strange)\n\(comment)")
            #expect(
                attributes.isSubset(of: ["class=language-text", "class=language-diff", "lang=diff"])
            )
            #expect(page.comments == [" tenantry-plan "], "\(comment)")
            let lines = page.prose.split(separator: "\n")
            #expect(!lines.contains { $0.contains("`") || $0.contains("@") }, "\(comment)")
        }
    }
}

extension String {
    fileprivate var withoutBackticks: String {
        String(String.UnicodeScalarView(unicodeScalars.filter { $0 != "`" }))
    }
}
