import ArgumentParser
import TenantryConfig
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
    @OptionGroup var reports: ReportOptions

    func run() async throws {
        let pipeline = try await Pipeline(workspace)
        try pipeline.requireValid(reports.show)
        let report =
            pipeline.expectations()
            ?? ExpectationReport(
                count: 0,
                failures: [],
                files: [],
                workspace: pipeline.workspace.root
            )
        try reports.show(.expectations(report))
        (report.failures.isEmpty ? ExitStatus.success : .refused).leave()
    }
}
