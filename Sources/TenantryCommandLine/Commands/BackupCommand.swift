import ArgumentParser
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantrySQLite

/// `tenantry backup`.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies the live state into a new file, whole and checked, while others work.",
        discussion: """
            To restore one, stop whoever writes, move the damaged file away with its -journal, \
            and put the copy in its place.

            Examples:
              tenantry backup state-of-tuesday.db
              tenantry backup /backups/tenantry-$(date +%F).db
            """
    )

    @Argument(help: "The new file; nothing may stand there.", completion: .file())
    var file: String

    @OptionGroup var state: StateOptions
    @OptionGroup var format: FormatOptions

    func run() async throws {
        let store = try state.store()
        let outcome = try PassingFiles.during(SQLiteStateStore.files(ofCopyTo: file)) {
            try store.backup(to: file)
        }
        try Console.show(
            format.renderer.text(of: HistoryReport.backup(path: file, revision: outcome.revision))
        )
        guard !outcome.broken.isEmpty else { return }
        let names = outcome.broken.map(\.name).joined(separator: ", ")
        Console.complain(
            "note: the state is not sound, and its copy is not, either (\(names)): "
                + "`tenantry doctor` says what is wrong and what to do"
        )
    }
}
