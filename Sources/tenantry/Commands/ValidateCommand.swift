import ArgumentParser
import TenantryConfig
import TenantryModel
import TenantryReport

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
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Warnings count as errors.")
    var strict = false

    func run() async throws {
        let pipeline = try await Pipeline(workspace)
        try pipeline.requireValid(format.renderer, strict: strict)
        try Console.show(format.renderer.text(of: pipeline.diagnostics(strict: strict)))
        ExitStatus.success.leave()
    }
}
