import ArgumentParser
import TenantryDiagnostics
import TenantryModel
import TenantryReport
import TenantrySQLite
import TenantryStore

/// `tenantry show`.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows the live organizations, or everything about one.",
        discussion: """
            Examples:
              tenantry show
              tenantry show hospital2
              tenantry show hospital2 --format json
            """
    )

    @Argument(help: "The id of an organization.", completion: Suggestion.organization.kind)
    var organization: String?

    @OptionGroup var state: StateOptions
    @OptionGroup var format: FormatOptions

    func run() async throws {
        let live = try state.store().read { transaction in try transaction.state() }
        if let organization, live.organization(Text(organization)) == nil {
            let near = NearestName.to(organization, among: live.organizations.map(\.id.string))
            let question = near.map { "; did you mean `\($0)`?" } ?? ": `tenantry show` lists them"
            throw Failure("there is no live organization `\(organization)`\(question)", .usage)
        }
        try Console.show(
            format.renderer.text(of: live, organization: organization.map { Text($0) })
        )
    }
}
