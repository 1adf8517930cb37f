import TenantryReport
import TenantryTestSupport
import Testing

/// Every format shows every kind of report as the files of `Golden` say.
///
/// A new format is tested as soon as it is a case of ``ReportFormat``: record its files with
/// `RECORD=1`, and read them.
struct RendererTests {
    @Test(arguments: ReportFormat.allCases, ReportFixture.allCases)
    func `shows changes as the golden file says`(
        _ format: ReportFormat,
        _ fixture: ReportFixture
    ) throws {
        let text = format.renderer(color: false).text(of: fixture.report)
        try Golden.expect(text.withoutStyle, toEqual: "\(fixture.rawValue).\(format.rawValue).txt")
        expectNoControls(text)
    }

    @Test(arguments: AnswerFormat.allCases, AnswerFixture.allCases)
    func `answers as the golden file says`(
        _ format: AnswerFormat,
        _ fixture: AnswerFixture
    ) throws {
        let text = fixture.text(by: format.renderer(color: false))
        try Golden.expect(text, toEqual: "\(fixture.rawValue).\(format.rawValue).txt")
        expectNoControls(text)
    }

    @Test(arguments: [ReportFixture.findings, .everyChange])
    func `colours changes for a terminal`(_ fixture: ReportFixture) throws {
        try expectColours(fixture.rawValue) { isColoured in
            ReportFormat.text.renderer(color: isColoured).text(of: fixture.report)
        }
    }

    @Test func `colours a hierarchy for a terminal`() throws {
        try expectColours("tree") { isColoured in
            TreeFormat.text.renderer(color: isColoured).text(of: ReportFixture.tree)
        }
    }

    private func expectColours(_ name: String, text: (Bool) -> String) throws {
        let coloured = text(true)
        #expect(coloured.withoutColours == text(false))
        try Golden.expect(coloured.withVisibleEscapes, toEqual: "\(name).colour.txt")
    }

    private func expectNoControls(_ text: String) {
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(!text.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{9B}" })
    }
}

extension String {
    /// A page without what is the same on each: its style, its script, and their digests.
    fileprivate var withoutStyle: String {
        replacing(#/(?s)<style>.*?</style>/#, with: "<style>…</style>")
            .replacing(#/(?s)<script>.*?</script>/#, with: "<script>…</script>")
            .replacing(#/sha256-[A-Za-z0-9+/]+=/#, with: "sha256-…")
    }

    /// The text with `␛` for each escape character, so that an editor shows it.
    fileprivate var withVisibleEscapes: String {
        split(separator: "\u{1B}", omittingEmptySubsequences: false).joined(separator: "␛")
    }

    /// The text without sequences such as `ESC [31m`.
    fileprivate var withoutColours: String {
        let parts = split(separator: "\u{1B}", omittingEmptySubsequences: false)
        let rest = parts.dropFirst().map { part in
            part.drop { $0 != "m" }.dropFirst()
        }
        return (parts.prefix(1) + rest).joined()
    }
}
