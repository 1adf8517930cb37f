import ArgumentParser
import TenantryModel
import TenantryPlan
import TenantryReport
import TenantrySQLite
import TenantryStore

/// `tenantry show`.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows the live organizations, or everything about one, or the live catalog.",
        discussion: """
            Examples:
              tenantry show
              tenantry show hospital2
              tenantry show hospital2 --format json
              tenantry show catalog
              tenantry show catalog/service/meal-ordering
            """
    )

    @Argument(
        help: ArgumentHelp(
            """
            The id of an organization, something of the catalog by its address, or `catalog` for \
            all of that.
            """,
            valueName: "address"
        ),
        completion: Suggestion.rootOrCatalog.kind
    )
    var root: String?

    @OptionGroup var state: StateOptions
    @OptionGroup var format: FormatOptions

    func run() async throws {
        let store = try state.store()
        let live = try store.read { transaction in try transaction.state() }
        let shown = try root.map { try roots($0, live, store) }
        try Console.show(format.renderer.text(of: live, roots: shown))
    }

    private func roots(
        _ name: String,
        _ live: State,
        _ store: SQLiteStateStore
    ) throws -> [Address] {
        if name == "catalog" { return live.roots.filter { !$0.isInOrganization } }
        let id = Text(name)
        if live.place(of: id) == nil {
            let aliases = try store.read { transaction in try transaction.snapshot().aliases }
            if let now = aliases[id] {
                Console.noteRename(of: id, to: now)
                return [Address(.organization, now)]
            }
        }
        let organization = String(name.prefix { $0 != "/" })
        if name.contains("/"), live.place(of: Text(organization)) != nil {
            throw Failure(
                "show takes a whole organization: `tenantry show \(organization)`; "
                    + "`tenantry blame \(name)` shows a thing of it",
                .usage
            )
        }
        return try live.roots(named: [name])
    }
}
