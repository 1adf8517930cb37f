import ArgumentParser
import TenantryDiagnostics
import TenantryModel
import TenantryReport

/// The command line: what can be typed.
struct TenantryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenantry",
        abstract: "Keeps the organizations of an identity provider equal to files in git.",
        discussion: """
            One YAML file per organization says who it is, how its people sign in, what it \
            subscribes to, who may help it, and who pays. tenantry says what is wrong with the \
            files, shows what would change, and applies it once: completely or not at all.

            Examples:
              tenantry init                   a starter workspace in ./tenants
              tenantry new organization       the file of another organization
              tenantry fmt                    lay the files out; comments and order stay
              tenantry validate               every problem at once; writes nothing
              tenantry plan                   what would change; writes nothing
              tenantry apply                  plan, ask, carry out
              tenantry explain IDP002         why a rule exists, with an example that passes
            """,
        version: Version.text,
        subcommands: [
            InitCommand.self, NewCommand.self, FmtCommand.self, ValidateCommand.self,
            PlanCommand.self,
            ApplyCommand.self, DriftCommand.self, AdoptCommand.self, ExportCommand.self,
            TestCommand.self, ResolveCommand.self, AccessCommand.self,
            WhyCommand.self, BillCommand.self, CalendarCommand.self, ShowCommand.self,
            TreeCommand.self, ObserveCommand.self, VerifyCommand.self, HistoryCommand.self,
            BlameCommand.self, RevertCommand.self,
            BackupCommand.self, DoctorCommand.self, ExplainCommand.self, SchemaCommand.self,
            LimitsCommand.self, CompletionCommand.self, ManualCommand.self,
        ]
    )

    static func main() async {
        Interruption.listen()
        do {
            // The runtime finds them through /proc; without, `apply` would look like no command,
            // and a page of help like success.
            guard !CommandLine.arguments.isEmpty else {
                throw Failure(
                    "the arguments cannot be read: is /proc there? Nothing was done",
                    .failed
                )
            }
            try requireCommand(CommandLine.arguments.dropFirst().first)
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            ExitStatus.success.leave()
        } catch {
            exit(withError: finishing(showing(Failure.shown(error))))
        }
    }

    /// Writes the file that results go into, whatever came of the command.
    private static func finishing(_ error: any Error) -> any Error {
        do {
            try Console.finish()
            return error
        } catch {
            return Failure.shown(error)
        }
    }

    /// Refuses a first word that is no command, and says which was probably meant.
    private static func requireCommand(_ word: String?) throws {
        let known = configuration.subcommands.flatMap {
            [$0.configuration.commandName ?? ""] + $0.configuration.aliases
        }
        guard let word, !word.hasPrefix("-"), word != "help", !known.contains(word) else { return }
        let near = NearestName.to(word, among: known).map { "; did you mean `\($0)`?" }
        throw Failure(
            "there is no command `\(word)`\(near ?? ": `tenantry --help` lists them")",
            .usage
        )
    }

    /// Writes what ArgumentParser has to say: help to stdout, where a failure to write is the news;
    /// what was typed wrong to stderr, harmless, since it repeats what was typed.
    private static func showing(_ error: any Error) -> any Error {
        guard !(error is ExitCode) else { return error }
        let status = exitCode(for: error)
        let message = fullMessage(for: error)
        guard status.isSuccess else {
            let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
            Console.complain(lines.map { String($0).harmless }.joined(separator: "\n"))
            return status
        }
        do {
            try Console.show(message + "\n")
            return status
        } catch {
            return Failure.shown(error)
        }
    }
}
