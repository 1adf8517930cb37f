import ArgumentParser
import TenantryDiagnostics
import TenantryModel

/// Words of the command line that are no command and no option of this program: refused with what
/// was probably meant.
enum MistypedWord {
    /// Refuses a word in the place of a command that is none.
    ///
    /// - Parameter typed: The arguments.
    /// - Throws: ``Failure``, with what was probably meant.
    static func refuseCommands(in typed: [String]) throws {
        var command: any ParsableCommand.Type = TenantryCommand.self
        var names = ["tenantry"]
        for word in typed.first == "help" ? typed.dropFirst() : typed[...] {
            let known = command.configuration.subcommands
            guard !known.isEmpty else { return }
            if word.hasPrefix("-") { return try refuseOptionInFront(word, of: typed) }
            if word == "help" { return }
            guard let next = known.first(where: { $0.words.contains(word) }) else {
                let spoken = (names.dropFirst() + [word]).joined(separator: " ")
                let meant =
                    ForeignWord.command(word) ?? near(word, among: known.flatMap { $0.words })
                let listed = "`\(names.joined(separator: " ")) --help` lists them"
                throw Failure(
                    "there is no command `\(spoken)`" + (meant.map { "; \($0)" } ?? ": \(listed)"),
                    .usage
                )
            }
            command = next
            names.append(next.configuration.commandName ?? "")
        }
    }

    /// Refuses letters in a row behind one dash.
    ///
    /// ArgumentParser would take `-check` for `-c -h -e -c -k`, and so for a call for help that
    /// ends well: a gate of CI that is written so would always be open.
    ///
    /// - Parameter typed: The arguments.
    /// - Throws: ``Failure``, with what was probably meant.
    static func refuseClusters(in typed: [String]) throws {
        for word in typed.prefix(while: { $0 != "--" })
        where word.utf8.count > 2 && word.hasPrefix("-") && !word.hasPrefix("--") {
            throw refusal(of: word, among: try options(of: typed))
        }
    }

    /// Refuses the first option that the command does not have.
    ///
    /// - Parameter typed: The arguments.
    /// - Throws: ``Failure``, with what was probably meant.
    static func refuseOptions(in typed: [String]) throws {
        let known = try options(of: typed)
        for word in typed.prefix(while: { $0 != "--" })
        where word.hasPrefix("-") && word.utf8.count > 1 && !known.contains(name(of: word)) {
            throw refusal(of: word, among: known)
        }
    }

    private static func refusal(of word: String, among known: [String]) -> Failure {
        let name = name(of: word)
        let bare = String(name.drop { $0 == "-" })
        if Int(word) != nil {
            return Failure("`\(word)` is a number below 0, which no option takes", .usage)
        }
        let meant =
            (known.contains("--" + bare) ? "did you mean `--\(bare)`?" : nil)
            ?? ForeignWord.option(bare, among: known)
            ?? near("--" + bare, among: known.filter { $0.hasPrefix("--") })
        return Failure(
            "unknown option `\(name)`"
                + (meant.map { "; \($0)" } ?? ": `--help` behind the command lists what it takes"),
            .usage
        )
    }

    /// `tenantry --now 2027-01-31 plan`: only `--help` and `--version` may stand there.
    private static func refuseOptionInFront(_ word: String, of typed: [String]) throws {
        let commands = TenantryCommand.configuration.subcommands.flatMap { $0.words }
        guard word == typed.first, word.hasPrefix("--"), !word.hasPrefix("---"), word != "--help",
            word != "--version",
            let command = typed.first(where: commands.contains)
        else { return }
        throw Failure(
            "options follow the command: `tenantry \(command) \(name(of: word)) …`",
            .usage
        )
    }

    /// The options of the command that was typed.
    private static func options(of typed: [String]) throws -> [String] {
        var command = try CommandDescription.program()
        for word in typed {
            let isCalled = { (known: CommandDescription) in
                known.commandName == word || known.aliases?.contains(word) == true
            }
            guard let next = command.subcommands?.first(where: isCalled) else { break }
            command = next
        }
        return (command.arguments ?? []).flatMap { $0.names ?? [] }.map(\.text)
    }

    /// An option without its value.
    private static func name(of word: String) -> String {
        String(word.prefix { $0 != "=" })
    }

    /// The one name that begins like a word, otherwise the nearest one.
    private static func near(_ word: String, among known: [String]) -> String? {
        let longer = known.filter { $0.hasPrefix(word) }
        // In a short word two mistakes leave nothing: `lint` is not nearly `init`.
        let bare = word.drop { $0 == "-" }
        let others = known.filter { bare.count > 4 || $0.drop { $0 == "-" }.first == bare.first }
        let meant = longer.count == 1 ? longer[0] : NearestName.to(word, among: others)
        return meant.map { "did you mean `\($0)`?" }
    }
}

extension ParsableCommand {
    /// What it is called.
    fileprivate static var words: [String] {
        [configuration.commandName ?? ""] + configuration.aliases
    }
}

/// Words of other programs, and what they are called here.
private enum ForeignWord {
    /// What somebody means who types the command of another program.
    static func command(_ word: String) -> String? {
        switch word {
        case "import": "what exists live is taken over by `tenantry adopt`"
        case "lint", "check": "did you mean `validate`?"
        case "format": "did you mean `fmt`?"
        case "state", "list", "get", "status": "did you mean `show`?"
        case "graph": "did you mean `tree`?"
        case "log": "did you mean `history`?"
        case "rollback", "undo": "did you mean `revert`?"
        case "refresh", "sync":
            "`tenantry drift` shows what was changed outside, `tenantry apply` makes live what "
                + "the files say"
        case "version": "did you mean `--version`?"
        case "destroy":
            "nothing removes everything: write `state: retired` into the file of an organization"
        default: nil
        }
    }

    /// What somebody means who types the option of another program, if the command has it.
    static func option(_ word: String, among known: [String]) -> String? {
        let meant: (name: String, value: String)? =
            switch word {
            case "yes", "y": ("--auto-approve", "")
            case "json": ("--format", " json")
            case "target", "org": ("--organization", "")
            case "force": ("--allow", "")
            default: nil
            }
        guard let meant, known.contains(meant.name) else { return nil }
        return "did you mean `\(meant.name)\(meant.value)`?"
    }
}
