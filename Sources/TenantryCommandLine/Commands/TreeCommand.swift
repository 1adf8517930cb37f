import ArgumentParser
import TenantryAccess
import TenantryConfig
import TenantryModel
import TenantryReport
import TenantrySQLite
import TenantryStore

/// `tenantry tree`.
struct TreeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tree",
        abstract: "Shows the hierarchy of the organizations, live or as the files ask for it.",
        discussion: """
            Examples:
              tenantry tree
              tenantry tree --desired --show domains,loans
              tenantry tree --format dot | dot -Tsvg > tree.svg
              tenantry tree --format html > tree.html
            """
    )

    @OptionGroup var workspace: WorkspaceOptions
    @OptionGroup var state: StateOptions

    @Option(help: "The form of the result: \(TreeFormat.allNames).")
    var format = TreeFormat.text

    @Option(
        help: ArgumentHelp(
            "What to show beside the names, with commas between: \(TreeLayers.allNames).",
            valueName: "layers"
        ),
        completion: .list(TreeLayer.allCases.map(\.rawValue))
    )
    var show = TreeLayers()

    @OptionGroup var output: OutputOptions

    @Flag(help: "The hierarchy that the files ask for; TENANTS is read for this only.")
    var desired = false

    func validate() throws {
        guard desired || workspace.tenants == "tenants" else {
            throw ValidationError(
                "TENANTS is read with --desired; without it, tree shows what is live."
            )
        }
    }

    func run() async throws {
        let report = TreeReport(
            StateIndex(try await shownState(), today: workspace.today),
            desired ? .desired : .live,
            layers: show.layers
        )
        try Console.show(format.renderer(color: output.style.color).text(of: report))
    }

    private func shownState() async throws -> State {
        guard desired else {
            return try state.store().read { transaction in try transaction.state() }
        }
        let pipeline = try await Pipeline(workspace)
        try pipeline.requireValid { report in
            let findings = format == .json ? ReportFormat.json : .text
            try Console.show(findings.renderer(color: output.style.color).text(of: report))
        }
        return pipeline.workspace.desired
    }
}

/// Layers as they are typed: `domains,loans`.
struct TreeLayers: ExpressibleByArgument {
    /// The layers.
    private(set) var layers: Set<TreeLayer> = []

    /// No layer.
    init() {}

    init?(argument: String) {
        for word in argument.split(separator: ",", omittingEmptySubsequences: false) {
            guard let layer = TreeLayer(rawValue: String(word)) else { return nil }
            layers.insert(layer)
        }
    }

    /// Shows nothing where there is no layer, so that help says nothing of a default.
    var defaultValueDescription: String { "none" }

    /// The names of all layers, for help.
    static let allNames = TreeLayer.allCases.map(\.rawValue).joined(separator: ",")
}

extension TreeFormat: ExpressibleByArgument {
    /// The names of all forms, for help.
    static var allNames: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
