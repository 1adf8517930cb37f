import ArgumentParser
import TenantryReport

/// `tenantry test`.
struct TestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Tries what expectations/*.yaml expects of the files.",
        discussion: """
            Examples:
              tenantry test
              tenantry test --now 2027-02-01
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var format: FormatOptions

    func run() async throws {
        let pipeline = try await Pipeline(workspace)
        try pipeline.requireValid(format.renderer)
        let report =
            pipeline.expectations() ?? ExpectationReport(count: 0, failures: [], files: [])
        try Console.show(format.renderer.text(of: report))
        (report.failures.isEmpty ? ExitStatus.success : .refused).leave()
    }
}
