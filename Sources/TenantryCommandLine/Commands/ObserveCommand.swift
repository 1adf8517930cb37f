import ArgumentParser
import Foundation
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReport
import TenantrySQLite
import TenantryStore

/// `tenantry observe`.
struct ObserveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "observe",
        abstract:
            "Notes what an identity server would know: accounts, domains, certificates.",
        discussion: """
            For tests and demonstrations: an identity server writes these tables itself. Its \
            accounts stay as they are, and those that an earlier `observe` counted are replaced; \
            what is said of a domain or a certificate takes the place of what was known of it.

            Examples:
              tenantry observe seen.yaml

            The file:
              accounts:
                - organization: hospital2
                  population: consumers
                  connection: patients
                  count: 12
              domains:
                - { name: hospital2.example, state: verified, checked: 2026-12-01 }
              certificates:
                - { fingerprint: 1d5c…, ends: 2027-01-10 }
            """
    )

    @Argument(help: "The file.", completion: .file(extensions: ["yaml", "yml"]))
    var file: String

    @OptionGroup var state: StateOptions
    @OptionGroup var format: FormatOptions

    /// The most that is read of a file, and a byte, so that more is noticed.
    private static let limit = 1_048_577

    func run() throws {
        let store = try state.store()
        // Only an apply makes a state.
        let organizations = try store.read { transaction in
            try transaction.state().organizations.count
        }
        let source = SourceFile(path: file, bytes: try content())
        let observed = try store.write(RunContext.current) { transaction in
            let live = try transaction.snapshot()
            let observed = ObservedFile(source, live: live.state) { domain in
                DomainChallenge.token(of: domain, in: live)
            }
            if observed.problems.isEmpty { try transaction.note(observed.observation) }
            return observed
        }
        guard observed.problems.isEmpty else {
            let report = DiagnosticReport(
                diagnostics: observed.problems,
                files: [source],
                organizations: organizations
            )
            try Console.show(format.renderer.text(of: report))
            throw ExitStatus.invalid.code
        }
        let accounts = (observed.observation.accounts ?? [])
            .reduce(0) { $0 + $1.active + $1.suspended }
        let domains = observed.observation.domains.count
        let certificates = observed.observation.certificates.count
        let more = certificates == 0 ? "" : ", \(certificates.counted("certificate"))"
        try Console.show(
            "Noted: \(accounts.counted("account")), \(domains.counted("domain"))\(more).\n"
        )
        ExitStatus.success.leave()
    }

    private func content() throws -> [UInt8] {
        do {
            guard FilePlace(file).content != .folder else {
                throw Failure("\(file) is a folder: name a file", .failed)
            }
            let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
            // There is nothing to read in an empty file; that it is empty is said of its content.
            let bytes = try handle.read(upToCount: ObserveCommand.limit)
            return bytes.map { Array($0) } ?? []
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("\(file) cannot be read: \(error.reason)", .failed)
        }
    }
}
