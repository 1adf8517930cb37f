import ArgumentParser
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantrySQLite
import TenantryStore

/// `tenantry history`.
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Shows who applied what and when, or everything that one run changed.",
        discussion: """
            Examples:
              tenantry history
              tenantry history 12
              tenantry history run-12-5f2c01d8ab34 --format json
              tenantry history --verify
            """
    )

    @Argument(
        help: ArgumentHelp(
            "A run: its name, the beginning of it, or its revision.",
            valueName: "run"
        ),
        completion: Suggestion.run.kind
    )
    var name: String?

    @Option(help: ArgumentHelp("Show at most this many runs.", valueName: "number"))
    var limit = 20

    @Flag(help: "Compute the digests of the whole history again; exit with 1 if one is wrong.")
    var verify = false

    @OptionGroup var state: StateOptions
    @OptionGroup var format: FormatOptions

    func validate() throws {
        guard (1...HistoryCommand.mostRuns).contains(limit) else {
            throw ValidationError("--limit takes 1 to \(HistoryCommand.mostRuns).")
        }
        guard name == nil || !verify else {
            throw ValidationError("--verify is about all runs: leave RUN out.")
        }
    }

    /// More than a run a minute for a year.
    private static let mostRuns = 1_000_000

    func run() async throws {
        let report = try state.store().read { transaction in
            guard verify else { return try found(transaction) }
            let (chain, breach) = try transaction.checkedChain()
            return HistoryReport.chain(chain, breach: breach)
        }
        try Console.show(format.renderer.text(of: report))
        (report.isBroken ? ExitStatus.failed : .success).leave()
    }

    private func found(_ transaction: some StateTransaction) throws -> HistoryReport {
        guard let name else {
            let runs = try transaction.runs(atMost: limit + 1)
            return .runs(Array(runs.prefix(limit)), hasMore: runs.count > limit)
        }
        let found = try PastRuns(transaction).named(name)
        let changes = try transaction.events(of: found.id).compactMap { PastEvent($0) }
            .flatMap(\.changes)
        return .run(found, changes: changes.sorted { $0.address < $1.address })
    }
}
