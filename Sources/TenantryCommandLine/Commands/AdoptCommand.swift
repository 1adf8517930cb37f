import ArgumentParser
import Synchronization
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantrySQLite
import TenantryStore

/// `tenantry adopt`.
struct AdoptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "adopt",
        abstract: "Writes what is live but not managed into the workspace.",
        discussion: """
            Only files are written. The next plan shows what was adopted as taken over, and an \
            apply that allows it by number makes it managed.

            Examples:
              tenantry adopt hospital3
              tenantry adopt catalog/service/parking
              tenantry adopt --all --into tenants
            """
    )

    @Argument(
        help: "Addresses of organizations, or of things in the catalog.",
        completion: Suggestion.root.kind
    )
    var addresses: [String] = []

    @Flag(help: "Everything that is live but not managed.")
    var all = false

    @Option(help: ArgumentHelp("The workspace.", valueName: "folder"), completion: .directory)
    var into = "tenants"

    @OptionGroup var state: StateOptions

    func validate() throws {
        guard addresses.isEmpty == all else {
            throw ValidationError("Give either addresses or --all.")
        }
        try FolderArgument.require(into, for: "--into")
    }

    func run() async throws {
        let live = try state.store().read { transaction in try transaction.snapshot() }
        let workspace = try await Workspace.load(into, today: Clock.today)
        let declared = Set(workspace.desired.roots)
        let wanted = all ? live.state.roots : try live.state.roots(named: addresses)
        var selected = Set<Address>()
        for root in wanted {
            let isManaged = live.applied[root] != nil
            if !isManaged, !declared.contains(root) {
                selected.insert(root)
            } else if !all {
                let reason = isManaged ? "managed already" : "declared already, and not yet applied"
                Console.complain("note: \(root.description.harmless) is \(reason)")
            }
        }
        var writing = try await WorkspaceWriting(
            live.state,
            into: into,
            isNew: false,
            only: selected,
            today: Clock.today
        )
        try writing.requireReadable(into)
        // A signal waits until a file is whole.
        Interruption.isWriting.store(true, ordering: .relaxed)
        writing.write { Interruption.isAsked }
        try Console.show(
            (writing.failures.isEmpty && !Interruption.isAsked
                ? "\(selected.subtracting(writing.merge.unwritable).counted) adopted.\n"
                : "\(writing.extent) written.\n")
                + writing.lines
                + (try await nextSteps(live))
        )
        writing.complain()
        writing.status.leave()
    }

    /// What makes it managed: nothing, if nothing is to be taken over.
    private func nextSteps(_ live: LiveSnapshot) async throws -> String {
        let workspace = try await Workspace.load(into, today: Clock.today)
        let comparison = Comparison(
            desired: workspace.desired,
            live: live,
            today: workspace.today
        )
        let count = Plan(comparison, applied: State()).collisions.count
        guard count > 0 else { return "" }
        let options = FolderArgument.typed(into) + state.typed
        return "\nNext:\n  tenantry plan\(options)\n"
            + "  tenantry apply\(options) --allow collisions=\(count)\n"
    }
}
