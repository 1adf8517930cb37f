import ArgumentParser
import Foundation
import TenantryReport

/// When results have colours.
struct ColorOptions: ParsableArguments {
    @Option(help: "Colours in text: auto, always or never.")
    var color = ColorChoice.auto

    /// How text for people looks.
    var style: TerminalStyle {
        let isTerminal = Console.isTerminal(STDOUT_FILENO) && !Console.isDiverted
        return TerminalStyle(
            color: color.isWanted(isTerminal: isTerminal) { $0.value },
            width: isTerminal ? Console.width : nil
        )
    }
}

/// Where results go, and how they look there.
struct OutputOptions: ParsableArguments {
    @OptionGroup var color: ColorOptions

    @Option(
        help: ArgumentHelp(
            "Write the result into this file instead of stdout: whole, or not at all.",
            valueName: "file"
        ),
        completion: .file()
    )
    var output: String?

    /// How text for people looks.
    var style: TerminalStyle { color.style }

    /// The file, if there is one.
    var files: [NamedFile] { output.map { [NamedFile(option: "--output", path: $0)] } ?? [] }

    func validate() throws {
        guard let output else { return }
        guard !output.isEmpty else { throw ValidationError("--output takes the name of a file.") }
        Console.divert(to: output)
    }
}
