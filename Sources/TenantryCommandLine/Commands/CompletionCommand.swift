import ArgumentParser

/// `tenantry completion`.
struct CompletionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "completion",
        abstract: "Prints a script that lets a shell complete commands, options and names.",
        discussion: """
            It completes organizations, services, roles, partners, billing accounts, addresses, \
            runs and codes too: out of the workspace and the live state that the command line \
            names.

            bash, in ~/.bashrc:
              source <(tenantry completion bash)

            zsh, once; the folder must stand in $fpath before compinit runs:
              tenantry completion zsh > ~/.zfunc/_tenantry

            fish, once:
              tenantry completion fish > ~/.config/fish/completions/tenantry.fish

            Examples:
              tenantry completion bash
            """
    )

    @Argument(help: "The shell: bash, zsh or fish.")
    var shell: Shell

    func run() throws {
        let shell: CompletionShell =
            switch shell {
            case .bash: .bash
            case .zsh: .zsh
            case .fish: .fish
            }
        try Console.show(TenantryCommand.completionScript(for: shell) + "\n")
    }
}

/// The shells that complete.
enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash
    case zsh
    case fish
}
