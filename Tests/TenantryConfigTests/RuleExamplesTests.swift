import Foundation
import TenantryConfig
import TenantryDiagnostics
import TenantryTestSupport
import Testing

/// The pages of the rules say what the rules do.
struct RuleExamplesTests {
    private static let codes = RuleCatalog.all.map { $0.page.code.description }

    /// The rules whose examples are files; what a folder can hold beside them is tested elsewhere.
    private static let codesWithExamples = RuleCatalog.all
        .filter { !($0 is any FolderRule.Type || $0 is any ConsequenceRule.Type) }
        .filter { !($0 is any GuardRule.Type || $0 is any DriftRule.Type) }
        .map { $0.page.code.description }

    /// The pages about what a plan means; their examples are changes.
    private static let codesOfPlans = RuleCatalog.all.filter { $0 is any ConsequenceRule.Type }
        .map { $0.page.code.description }

    /// The folders of which every code has a page.
    private static let speakers = [
        "TenantryAccess", "TenantryConfig", "TenantryYAML", "TenantryReconcile",
    ]

    @Test func `the workspace that examples build on is clean`() async {
        let found = diagnostics(of: Example([:])).filter { $0.severity != .notice }
        #expect(found.isEmpty, "\(Self.listed(found))")
    }

    @Test(arguments: codesWithExamples)
    func `the failing example of a page shows its rule and no other`(code: String) async throws {
        let page = try #require(RuleCatalog.page(DiagnosticCode(typed: code)))
        let found = Self.findings(in: page.failing, for: page)
        #expect(Set(found.map(\.code.description)) == [code], "\(Self.listed(found))")
    }

    @Test(arguments: codesWithExamples)
    func `the repaired example of a page is clean`(code: String) async throws {
        let page = try #require(RuleCatalog.page(DiagnosticCode(typed: code)))
        let found = Self.findings(in: page.repaired, for: page)
        #expect(found.isEmpty, "\(Self.listed(found))")
    }

    @Test(arguments: codesWithExamples)
    func `what a rule says is one phrase with a way on, at a place`(code: String) async throws {
        let page = try #require(RuleCatalog.page(DiagnosticCode(typed: code)))
        for text in [page.title, page.why, page.fix] { #expect(!text.isEmpty) }
        for diagnostic in Self.findings(in: page.failing, for: page) {
            #expect(diagnostic.span != nil)
            #expect(!diagnostic.message.isEmpty && !diagnostic.message.hasSuffix("."))
            #expect(diagnostic.message.first?.isUppercase != true, "\(diagnostic.message)")
            #expect(!diagnostic.message.contains("\n"))
            #expect(!diagnostic.help.isEmpty, "\(diagnostic.message)")
        }
    }

    @Test(arguments: codesOfPlans)
    func `the failing change of a page leads to its code, the repaired one to none`(
        code: String
    ) throws {
        let page = try #require(RuleCatalog.page(DiagnosticCode(typed: code)))
        for example in [page.failing, page.repaired] {
            let errors = diagnostics(of: example).filter { $0.severity == .error }
            #expect(errors.isEmpty, "\(Self.listed(errors))")
        }
        #expect(Set(page.failing.consequenceCodes.map(\.description)) == [code])
        #expect(page.repaired.consequenceCodes.isEmpty)
    }

    @Test func `codes are well-formed, unique and in order`() {
        #expect(Self.codes == Set(Self.codes).sorted())
        for code in Self.codes { #expect(code.wholeMatch(of: /[A-Z]{3}[0-9]{3}/) != nil) }
    }

    @Test func `every code that the sources can speak of has a page`() throws {
        let known = Set(Self.codes)
        var unknown: [String] = []
        for folder in Self.speakers {
            let path = "\(RepositoryFolder.path)/Sources/\(folder)"
            for name in try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
            where name.hasSuffix(".swift") {
                let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
                for match in text.matches(of: /"([A-Z]{3}[0-9]{3})"/)
                where !known.contains(String(match.output.1)) {
                    unknown.append("\(folder)/\(name): \(match.output.1)")
                }
            }
        }
        #expect(unknown.isEmpty, "without a page:\n\(unknown.joined(separator: "\n"))")
    }

    /// What is said about an example of a page.
    ///
    /// Notices of other rules do not count: examples are short, and a notice asks for nothing.
    private static func findings(in example: Example, for page: RulePage) -> [Diagnostic] {
        diagnostics(of: example).filter { $0.severity != .notice || $0.code == page.code }
    }

    private static func listed(_ found: [Diagnostic]) -> String {
        found.map { diagnostic in
            let place = diagnostic.span.map { "\($0.file):\($0.start.line):\($0.start.column)" }
            return "\(diagnostic.code) \(place ?? "nowhere") \(diagnostic.message)"
        }.joined(separator: "\n")
    }
}
