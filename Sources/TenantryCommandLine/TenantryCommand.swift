import ArgumentParser
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
            let typed = Array(CommandLine.arguments.dropFirst())
            try MistypedWord.refuseCommands(in: typed)
            try MistypedWord.refuseClusters(in: typed)
            var command = try parsed(typed)
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

    /// Reads the arguments; an option that there is not is worded here, with what was meant.
    private static func parsed(_ typed: [String]) throws -> any ParsableCommand {
        do {
            return try parseAsRoot(typed)
        } catch {
            if !exitCode(for: error).isSuccess { try MistypedWord.refuseOptions(in: typed) }
            throw error
        }
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
