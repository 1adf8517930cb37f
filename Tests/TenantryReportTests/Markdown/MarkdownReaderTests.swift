import TenantryReport
import TenantryTestSupport
import Testing

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
