import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryTestSupport
import Testing

/// `tenantry explain` has an answer for everything that the program can speak of.
struct ExplainTests {
    private static let codes = RuleCatalog.all.map { $0.page.code.description }

    private static let fields = Description.everything.flatMap { description in
        description.fields.map { "\(description.kind.rawValue).\($0.name)" }
    }

    @Test func `explains each code and each field`() async throws {
        let binary = try TenantryBinary.path()
        for subject in Self.codes + Self.fields {
            let run = try await ProcessRun.of(
                binary,
                ["explain", subject],
                environment: ["LANG": "C.UTF-8"],
                in: "/"
            )
            #expect(run.end == .exit(0), "\(subject): \(run.errorText)")
            #expect(run.outputText.split(separator: "\n").count >= 4, "\(subject)")
        }
    }
}
