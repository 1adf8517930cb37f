import ArgumentParser
import Foundation

/// `tenantry manual`.
struct ManualCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manual",
        abstract: "Writes the manual pages into a folder, one for each command.",
        discussion: """
            Whoever installs tenantry puts them where man looks, such as \
            /usr/local/share/man/man1.

            Examples:
              tenantry manual .build/man/man1
              man -l .build/man/man1/tenantry-plan.1
            """
    )

    @Argument(help: "The folder; it is made if it is absent.", completion: .directory)
    var folder: String

    func run() throws {
        let commands = try CommandDescription.program().all
        do {
            try FileManager.default.createDirectory(
                atPath: folder,
                withIntermediateDirectories: true
            )
        } catch {
            throw Failure("\(folder) cannot be made: \(error.reason)", .failed)
        }
        for command in commands {
            let page = ManualPage(command: command, all: commands)
            try WholeFile.write(page.text, to: "\(folder)/\(page.fileName)", as: "the page")
        }
        try Console.show("\(commands.count) pages written to \(folder).\n")
    }
}
