import Foundation
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryReport
import TenantryTestSupport
import Testing

/// The reference pages are written from the code; a page that is not what the code says fails.
struct ReferenceTests {
    @Test(arguments: ReferencePage.all)
    func `is what the code says`(_ page: ReferencePage) throws {
        let url = URL(fileURLWithPath: "\(RepositoryFolder.path)/docs/reference/\(page.path)")
        let written = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        guard written != page.text else { return }
        if Golden.isRecording {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try page.text.write(to: url, atomically: true, encoding: .utf8)
        }
        let verb = Golden.isRecording ? "recorded" : "stale; write it anew with RECORD=1"
        let difference = UnifiedDiff.between(expected: written, actual: page.text)
        Issue.record("docs/reference/\(page.path) \(verb):\n\(difference)")
    }

    @Test func `has no page that nothing writes`() throws {
        let folder = "\(RepositoryFolder.path)/docs/reference/codes"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        let known = Set(RuleCatalog.all.map { "\($0.page.code).md" })
        #expect(names.filter { !known.contains($0) } == [])
    }
}

/// One page of the reference.
struct ReferencePage: CustomTestStringConvertible, Sendable {
    let path: String
    let text: String

    var testDescription: String { path }

    static let all: [ReferencePage] =
        [
            ReferencePage(
                path: "organization.md",
                text: note + Explanation.markdown(title: "Organization files", kinds: organization)
            ),
            ReferencePage(
                path: "catalog.md",
                text: note + Explanation.markdown(title: "Catalog files", kinds: catalog)
            ),
            ReferencePage(
                path: "expectations.md",
                text: note
                    + Explanation.markdown(
                        title: "Expectation files",
                        kinds: Description.expectations.map(\.kind)
                    )
            ),
            ReferencePage(path: "codes.md", text: note + Explanation.codeList),
        ]
        + RuleCatalog.all.map {
            ReferencePage(
                path: "codes/\($0.page.code).md",
                text: note + Explanation.markdown(of: $0.page)
            )
        }

    private static let note =
        "<!-- Written by the tests from the code; RECORD=1 writes it anew. -->\n\n"

    private static let kinds = Description.all.map(\.kind)
    private static let organization = kinds.filter { $0.position >= Kind.organization.position }
    private static let catalog = kinds.filter { $0.position < Kind.organization.position }
}
