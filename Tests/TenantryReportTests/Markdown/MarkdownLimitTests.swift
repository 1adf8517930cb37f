import TenantryModel
import TenantryPlan
import TenantryReport
import Testing

/// A comment has a limit; what is dangerous is whole, or it is said first that it is not.
struct MarkdownLimitTests {
    private static let warning = "**Do not approve this comment: there is no room in it for"

    private static func comment(_ report: PlanReport, _ limit: Int) -> String {
        MarkdownFormat(limit: limit).text(of: report)
    }

    @Test func `five thousand organizations fit, with every removal and every outsider`() {
        let report = MarkdownFixture.plan(
            MarkdownFixture.Size(changed: 5_000, removed: 300, outsiders: 100, losses: 50)
        )
        let comment = Self.comment(report, MarkdownFormat.defaultLimit)
        #expect(comment.utf8.count <= 60_000)
        #expect(comment.utf8.count > 59_000)
        #expect(comment.contains("0 to add, 5000 to change, 300 to remove"))
        #expect(comment.contains("5300 organizations touched, 5300 changes in all."))
        #expect(comment.contains("`--allow removals=300 --allow touched=5300`"))
        #expect(!comment.contains(Self.warning))
        let lines = Set(comment.split(separator: "\n"))
        for index in 5_000..<5_300 { #expect(lines.contains("- `-` `org\(index)` as a whole")) }
        for index in 0..<100 {
            #expect(
                comment.contains("`p\(index)@helpers.example` (helpers) gets setup at org\(index),")
            )
        }
        for index in 0..<50 { #expect(comment.contains("staff of org\(index) lose")) }
        #expect(comment.contains("more organizations are not shown here.**"))
        #expect(comment.contains("\(report.plan.digest)"))
    }

    @Test(arguments: [65_535, 65_536, 30_000, 18_000, 9_000, 3_000, 1_000, 1])
    func `the limits of others hold for five thousand organizations`(_ limit: Int) {
        let report = MarkdownFixture.plan(
            MarkdownFixture.Size(changed: 5_000, removed: 1_000, outsiders: 500, losses: 2_000)
        )
        let comment = Self.comment(report, limit)
        #expect(comment.utf8.count <= max(limit, MarkdownFormat.minimum))
        let isWhole =
            (0..<500).allSatisfy { comment.contains("p\($0)@helpers.example") }
            && (5_000..<6_000).allSatisfy { comment.contains("`org\($0)`") }
        #expect(isWhole || comment.contains(Self.warning))
    }

    @Test func `what must be whole gets shorter before anything of it goes`() {
        let report = MarkdownFixture.plan(
            MarkdownFixture.Size(changed: 10, removed: 200, outsiders: 20, losses: 200)
        )
        let long = Self.comment(report, 60_000)
        let short = Self.comment(report, 8_000)
        #expect(long.contains("- `-` `org10` as a whole\n"))
        #expect(short.contains("- as a whole (200): `org10` `org100`"))
        #expect(short.contains("- lose services or roles: staff of (200): `org0` `org1`"))
        #expect(!short.contains(Self.warning))
        let tiny = Self.comment(report, 2_000)
        #expect(tiny.contains(Self.warning))
        #expect(tiny.contains("200 consequences"))
    }

    @Test func `what is dangerous decides what is kept where not everything can be`() {
        let report = MarkdownFixture.plan(
            MarkdownFixture.Size(changed: 10, removed: 40, outsiders: 5, losses: 400)
        )
        let comment = Self.comment(report, 2_500)
        for index in 10..<50 { #expect(comment.contains("`org\(index)`")) }
        for index in 0..<5 { #expect(comment.contains("p\(index)@helpers.example")) }
        let missing = comment.split(separator: "\n").first { $0.hasPrefix(Self.warning) }
        #expect(missing?.contains("consequences") == true)
        #expect(missing?.contains("removal") == false && missing?.contains("outsider") == false)
    }

    @Test(arguments: [
        ReportFixture.everyChange, .firstPlan, .emptyPlan, .agreedDrift, .findings, .tooMany,
        .expectations,
    ])
    func `every limit holds, and every line of a shorter comment is whole`(
        _ fixture: ReportFixture
    ) {
        func comment(_ limit: Int) -> String {
            ReportFormat.markdown.renderer(color: false, limit: limit).text(of: fixture.report)
        }
        let whole = comment(70_000)
        #expect(!whole.contains("not shown"))
        for limit in Array(stride(from: 1, to: whole.utf8.count + 40, by: 23)) + [65_535, 65_536] {
            let text = comment(limit)
            #expect(text.utf8.count <= max(limit, MarkdownFormat.minimum))
            #expect(text.hasPrefix("<!-- tenantry-plan -->\n"))
            let folds = text.matches(of: /<details>/).count
            #expect(folds == text.matches(of: /<\/details>/).count)
            #expect(text.matches(of: /```/).count % 2 == 0)
            // A line that is new says that something is missing, or says the same in fewer words.
            let known = Set(whole.split(separator: "\n"))
            for line in text.split(separator: "\n") where !known.contains(line) {
                let isOurs =
                    line.contains("shown here.") || line.hasPrefix(Self.warning)
                    || line.hasPrefix("- guards: ") || line.contains("):")
                #expect(isOurs, "\(limit): \(line)")
            }
        }
    }
}
