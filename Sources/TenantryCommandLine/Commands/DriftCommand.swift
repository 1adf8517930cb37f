import ArgumentParser
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantrySQLite
import TenantryStore

/// `tenantry drift`.
struct DriftCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drift",
        abstract: "Shows what was changed outside since the last apply, and how to settle it.",
        discussion: """
            Live is compared with last applied; the files only tell where a change would be \
            written, and are not needed.

            Examples:
              tenantry drift
              tenantry drift --detailed-exitcode
              tenantry drift --format json
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var state: StateOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Exit with 2 if there is drift.")
    var detailedExitcode = false

    func run() async throws {
        let (drift, runs, live) = try state.store().read { transaction in
            let live = try transaction.snapshot()
            return (
                Drift(live, applied: CanonicalReading.state(from: live.drifted)),
                try transaction.lastApplications(of: live.drifted.keys.sorted()),
                live.state
            )
        }
        let files = await readableFiles()
        var answering = files.map { DriftAnswering($0, live: live, exporting: export) }
        let roots = drift.changes.byRoot.map { changes in
            DriftReport.Root(
                changes.root,
                lastApplied: runs[changes.root],
                keeping: answering?.keeping(changes) ?? .command(export(changes.root))
            )
        }
        let tenants = workspace.tenants
        let report = DriftReport(
            drift,
            roots: roots,
            positions: files.map { $0.positions(of: drift.roots) } ?? [:],
            commands: DriftReport.Commands(
                apply: "tenantry apply" + FolderArgument.typed(tenants) + state.typed,
                adopt: "tenantry adopt" + FolderArgument.typed(tenants, as: "--into") + state.typed
            )
        )
        try StepFile.outputs.append(StepOutputs(report).text)
        try Console.show(format.renderer.text(of: report))
        (detailedExitcode && !drift.isEmpty ? ExitStatus.changes : .success).leave()
    }

    /// The files, where they can be read: they are no part of the answer.
    private func readableFiles() async -> Workspace? {
        do {
            let files = try await Workspace.load(workspace.tenants, today: workspace.today)
            guard files.isReadable else {
                Console.complain("note: files cannot be read, so no places in them are told")
                return nil
            }
            return files
        } catch {
            Console.complain("note: \(error.description.harmless)")
            return nil
        }
    }

    /// The command that writes a root into the files.
    private func export(_ root: Address) -> String {
        let which = root.isInOrganization ? "--organization" : "--only"
        return "tenantry export --into \(workspace.tenants.shellWord) \(which) "
            + root.description.shellWord + state.typed
    }
}

/// Finds out how changes from outside are taken into files.
private struct DriftAnswering {
    private let workspace: Workspace
    private let live: State
    private let declared: Set<Address>
    private let settled: Set<Address>
    private let exporting: (Address) -> String
    private var editing: ValueEditing

    init(_ workspace: Workspace, live: State, exporting: @escaping (Address) -> String) {
        self.workspace = workspace
        self.live = live
        self.exporting = exporting
        editing = ValueEditing(workspace)
        declared = Set(workspace.desired.roots)
        let comparison = Comparison(
            desired: workspace.desired,
            live: LiveSnapshot(lineage: "", state: live),
            today: workspace.today
        )
        settled = declared.subtracting(comparison.changedRoots)
    }

    mutating func keeping(_ changes: ArraySlice<Change>) -> DriftReport.Keeping {
        let root = changes.root
        if changes.rootAction == .delete {
            return declared.contains(root) ? .deletion : .isDeclared
        }
        if settled.contains(root) { return .isDeclared }
        var edits: [ValueEdit] = []
        for change in changes {
            guard change.action == .update else { return .command(exporting(root)) }
            for field in change.fields {
                guard let edit = editing.edit(change.address, field: field.name, to: field.after)
                else { return .command(exporting(root)) }
                edits.append(edit)
            }
        }
        return .edits(edits)
    }
}

extension Workspace {
    /// Where roots are declared.
    fileprivate func positions(of roots: [Address]) -> [Address: SourceSpan] {
        var locator = Locator(self)
        var positions: [Address: SourceSpan] = [:]
        for root in roots { positions[root] = place(of: root).flatMap { locator.span(of: $0) } }
        return positions
    }
}
