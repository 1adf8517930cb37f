import ArgumentParser
import Foundation

/// A command as ArgumentParser describes it: what manual and reference pages are made of.
struct CommandDescription: Decodable {
    let commandName: String
    let superCommands: [String]?
    let aliases: [String]?
    let abstract: String?
    let discussion: String?
    let subcommands: [CommandDescription]?
    let arguments: [Argument]?

    /// An argument, an option or a flag.
    struct Argument: Decodable {
        let kind: Kind
        let isOptional: Bool
        let isRepeating: Bool
        let shouldDisplay: Bool
        let names: [Name]?
        let valueName: String?
        let defaultValue: String?
        let abstract: String?

        /// How it is typed.
        enum Kind: String, Decodable {
            case positional
            case option
            case flag
        }

        /// One of its names.
        struct Name: Decodable {
            let kind: Kind
            let name: String

            /// How many dashes it has.
            enum Kind: String, Decodable {
                case long
                case short
                case longWithSingleDash
            }

            /// The name with its dashes.
            var text: String { kind == .long ? "--\(name)" : "-\(name)" }
        }

        /// What stands for the value.
        var value: String { (valueName ?? "value").uppercased() }

        /// How it stands in a synopsis; `nil` for what every command takes.
        var synopsis: String? {
            switch kind {
            case .positional:
                let text = value + (isRepeating ? "…" : "")
                return isOptional ? "[\(text)]" : text
            case .option where !isOptional: return "\(names?.last?.text ?? "") \(value)"
            case .option, .flag: return nil
            }
        }

        /// What it is for, and what counts where it is not typed.
        var meaning: String {
            let usual = defaultValue.map { "Default: \($0)." }
            return [abstract, usual].compactMap { $0 }.joined(separator: " ")
        }
    }

    /// The program, with everything that can be typed.
    static func program() throws -> CommandDescription {
        struct Document: Decodable { let command: CommandDescription }
        let text = TenantryCommand._dumpHelp()
        return try JSONDecoder().decode(Document.self, from: Foundation.Data(text.utf8)).command
    }

    /// The words that one types for it.
    var words: [String] { (superCommands ?? []) + [commandName] }

    /// What it is called in one word, as manual pages and anchors are.
    var pageName: String { words.joined(separator: "-") }

    /// It and everything below it, in the order of the help; ArgumentParser's own `help` is no
    /// command to read about.
    var all: [CommandDescription] {
        [self] + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap(\.all)
    }

    /// What one types, in short.
    var synopsis: String {
        let arguments = shown.compactMap(\.synopsis)
        let more = subcommands == nil ? ["[OPTIONS]"] : ["COMMAND"]
        return (words + arguments + more).joined(separator: " ")
    }

    /// The arguments that people see, those without a name first.
    var shown: [Argument] {
        let shown = (arguments ?? []).filter(\.shouldDisplay)
        return shown.filter { $0.kind == .positional } + shown.filter { $0.kind != .positional }
    }

    /// The description, piece by piece.
    var prose: [Prose] { Prose.pieces(of: discussion ?? "") }
}

/// A piece of a description.
enum Prose: Equatable {
    /// Text that flows.
    case paragraph(String)
    /// Lines that stay as they are.
    case lines([String])

    /// What stands above examples.
    static let examples = Prose.paragraph("Examples:")

    /// Takes a description apart: what is indented stays as it is.
    static func pieces(of text: String) -> [Prose] {
        var pieces: [Prose] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("  ") {
                let line = String(line.dropFirst(2))
                if case .lines(let lines)? = pieces.last {
                    pieces[pieces.count - 1] = .lines(lines + [line])
                } else {
                    pieces.append(.lines([line]))
                }
            } else if case .paragraph(let before)? = pieces.last, !before.isEmpty, !line.isEmpty {
                pieces[pieces.count - 1] = .paragraph("\(before) \(line)")
            } else {
                pieces.append(.paragraph(line))
            }
        }
        return pieces.filter { $0 != .paragraph("") }
    }
}
