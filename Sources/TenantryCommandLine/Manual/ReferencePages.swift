import TenantryReport

/// The pages of the reference that speak of the command line, as Markdown.
enum ReferencePages {
    /// All of them, by the name of the file.
    static func all() throws -> [(name: String, text: String)] {
        [
            ("commands.md", commands(try CommandDescription.program().all)),
            ("environment.md", environment), ("exit-codes.md", exitCodes),
            ("limits.md", LimitList.markdown),
        ]
    }

    private static func commands(_ commands: [CommandDescription]) -> String {
        var text =
            "# Commands\n\n`tenantry help COMMAND` and `man tenantry-COMMAND` say the same.\n"
        text += "\n| Command | What it does |\n|---|---|\n"
        for command in commands.dropFirst() {
            let name = command.words.joined(separator: " ")
            text += "| [`\(name)`](#\(command.pageName)) | \(command.abstract ?? "") |\n"
        }
        for command in commands { text += "\n" + page(command) }
        return text + "\n[Exit codes](exit-codes.md), [environment](environment.md).\n"
    }

    private static func page(_ command: CommandDescription) -> String {
        var text = "## \(command.words.joined(separator: " "))\n\n\(command.abstract ?? "")\n\n"
        text += "```text\n\(command.synopsis)\n```\n"
        if let aliases = command.aliases {
            text += "\nAnother word for it: `\(aliases.joined(separator: "`, `"))`.\n"
        }
        for piece in command.prose {
            switch piece {
            case .paragraph(let words): text += "\n\(words)\n"
            case .lines(let lines): text += "\n```text\n\(lines.joined(separator: "\n"))\n```\n"
            }
        }
        guard !command.shown.isEmpty else { return text }
        text += "\n| Argument | What it is for |\n|---|---|\n"
        for argument in command.shown {
            let names = (argument.names ?? []).map { "`\($0.text)`" }.joined(separator: ", ")
            let value = argument.kind == .flag ? "" : "`\(argument.value)`"
            let head = [names, value].filter { !$0.isEmpty }.joined(separator: " ")
            text += "| \(head) | \(argument.meaning.tableCell) |\n"
        }
        return text
    }

    private static var environment: String {
        var text = "# Environment\n\ntenantry reads these variables and no others; one that is "
        text += "empty counts as unset.\n\n| Variable | What it decides |\n|---|---|\n"
        for variable in EnvironmentVariable.allCases {
            text += "| `\(variable.rawValue)` | \(variable.meaning.tableCell) |\n"
        }
        return text
    }

    private static var exitCodes: String {
        var text = "# Exit codes\n\n| Code | Meaning |\n|---|---|\n"
        for status in ExitStatus.allCases { text += "| \(status.rawValue) | \(status.meaning) |\n" }
        return text
    }
}
