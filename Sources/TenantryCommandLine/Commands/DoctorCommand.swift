import ArgumentParser
import TenantryReport
import TenantrySQLite

/// `tenantry doctor`.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Looks for everything that can be wrong with the live state; changes nothing.",
        discussion: """
            Exits with 1 if a check fails; each says what to do.

            Examples:
              tenantry doctor
              tenantry doctor --state backup.db --format json
            """
    )

    @OptionGroup var state: StateOptions
    @OptionGroup var format: FormatOptions

    func run() async throws {
        let report = HistoryReport.health(try state.store().examination())
        try Console.show(format.renderer.text(of: report))
        (report.isBroken ? ExitStatus.failed : .success).leave()
    }
}
