import ArgumentParser

/// The command line: what can be typed.
@main
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
              tenantry validate               every problem at once; writes nothing
              tenantry plan                   what would change; writes nothing
              tenantry apply                  plan, ask, carry out
              tenantry explain IDP002         why a rule exists, with an example that passes
            """,
        version: Version.text,
        subcommands: [
            InitCommand.self, ValidateCommand.self, PlanCommand.self, ApplyCommand.self,
            ShowCommand.self, TreeCommand.self, ExplainCommand.self,
        ])

    static func main() async {
        Interruption.listen()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            exit(withError: Failure.shown(error))
        }
    }
}

/// Which tenantry this is.
enum Version {
    /// The version, as `--version` prints it.
    static let text = "0.1.0"
}
