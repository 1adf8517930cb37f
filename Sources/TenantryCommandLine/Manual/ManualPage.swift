import TenantryModel
import TenantryReport

/// A page for `man`, out of the description of a command.
struct ManualPage {
    /// The command.
    let command: CommandDescription
    /// All commands, for what to see also.
    let all: [CommandDescription]

    /// The name of the file.
    var fileName: String { "\(command.pageName).1" }

    /// The page, in the macros of man(7).
    var text: String {
        let name = command.pageName
        let title = command.abstract.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 } ?? ""
        var lines = [
            ".\\\" Written by `tenantry manual` from the code.",
            ".TH \(Roff.escaped(name.uppercased())) 1 \"\" \"tenantry \(Version.text)\"",
            ".SH NAME", "\(Roff.escaped(name)) \\- \(Roff.escaped(title))",
            ".SH SYNOPSIS", Roff.text(command.synopsis),
        ]
        lines += section("DESCRIPTION", [Roff.text(title + ".")] + aliases + pieces(description))
        lines += section("COMMANDS", commands)
        lines += section("ARGUMENTS", arguments { $0.kind == .positional })
        lines += section("OPTIONS", arguments { $0.kind != .positional })
        lines += section(
            "EXIT STATUS",
            ExitStatus.allCases.flatMap { Roff.item("\($0.rawValue)", $0.meaning) }
        )
        lines += section("ENVIRONMENT", environment)
        lines += section("EXAMPLES", pieces(examples))
        lines += section("SEE ALSO", seeAlso)
        return lines.joined(separator: "\n") + "\n"
    }

    private var isProgram: Bool { command.superCommands == nil }

    /// What stands above the examples, and the examples with what stands below.
    private var description: [Prose] { Array(command.prose.prefix { $0 != Prose.examples }) }
    private var examples: [Prose] { Array(command.prose.drop { $0 != Prose.examples }.dropFirst()) }

    private func pieces(_ prose: [Prose]) -> [String] {
        prose.flatMap { piece -> [String] in
            switch piece {
            case .paragraph(let text): [".PP", Roff.text(text)]
            case .lines(let lines):
                [".PP", ".RS 4", ".nf"] + lines.map(Roff.text) + [".fi", ".RE"]
            }
        }
    }

    private var aliases: [String] {
        guard let aliases = command.aliases else { return [] }
        return [".PP", Roff.text("Another word for it: \(aliases.joined(separator: ", ")).")]
    }

    private var commands: [String] {
        (command.subcommands ?? []).filter { $0.commandName != "help" }.flatMap { command in
            Roff.item(command.words.dropFirst().joined(separator: " "), command.abstract ?? "")
        }
    }

    private func arguments(_ isWanted: (CommandDescription.Argument) -> Bool) -> [String] {
        command.shown.filter(isWanted).flatMap { argument in
            let names = (argument.names ?? []).map(\.text).joined(separator: ", ")
            let value = argument.kind == .flag ? "" : argument.value
            let head = [names, value].filter { !$0.isEmpty }.joined(separator: " ")
            return Roff.item(head, argument.meaning)
        }
    }

    private var environment: [String] {
        guard isProgram else { return ["\\fBtenantry\\fR(1) lists the variables that are read."] }
        return EnvironmentVariable.allCases.flatMap { Roff.item($0.rawValue, $0.meaning) }
    }

    private var seeAlso: [String] {
        let parent = command.words.dropLast().joined(separator: "-")
        let others = all.filter { other in
            other.pageName == parent || other.words.dropLast() == command.words[...]
        }
        return [others.map { "\\fB\(Roff.escaped($0.pageName))\\fR(1)" }.joined(separator: ",\n")]
    }

    private func section(_ heading: String, _ lines: [String]) -> [String] {
        guard !lines.isEmpty else { return [] }
        // A heading begins a paragraph by itself.
        return [".SH \(heading)"] + (lines.first == ".PP" ? Array(lines.dropFirst()) : lines)
    }
}

/// Text for roff: nothing in it means anything but itself.
enum Roff {
    /// An entry of a list with its explanation.
    static func item(_ head: String, _ text: String) -> [String] {
        [".TP", "\\fB\(escaped(head))\\fR", self.text(text)]
    }

    /// A line of text; what stands between backquotes is bold.
    static func text(_ text: String) -> String {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        let isPaired = parts.count % 2 == 1
        let line =
            isPaired
            ? parts.enumerated().map { $0 % 2 == 1 ? "\\fB\(escaped($1))\\fR" : escaped($1) }
                .joined() : escaped(text)
        return line.hasPrefix(".") ? "\\&\(line)" : line
    }

    /// The text with everything that means something to roff written out.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "'": result += "\\(aq"
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            case "\u{80}"...:
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let zeros = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
                result += "\\[u\(zeros)\(digits)]"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
