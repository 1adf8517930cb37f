import ArgumentParser
import TenantryConfig
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantrySQLite

/// `tenantry validate`.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Says everything that is wrong with a workspace; writes nothing.",
        discussion: """
            Examples:
              tenantry validate
              tenantry validate tenants --now 2027-02-01
              tenantry validate tenants --strict --format json
              tenantry validate --live
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var state: StateOptions
    @OptionGroup var reports: ReportOptions

    @Flag(help: "Warnings count as errors.")
    var strict = false

    @Flag(help: "Ask the live state, too: what is new or gone, domains, people.")
    var live = false

    func run() async throws {
        let store = try state.store()
        let pipeline = try await Pipeline(workspace, live: live ? try store.snapshot() : nil)
        try pipeline.requireValid(reports.show, strict: strict)
        try reports.show(.findings(pipeline.diagnostics(strict: strict)))
        ExitStatus.success.leave()
    }
}
