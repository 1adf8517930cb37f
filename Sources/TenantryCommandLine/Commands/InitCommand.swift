import ArgumentParser
import Foundation
import Synchronization
import TenantryReport
import TenantryStore

/// `tenantry init`.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a starter workspace that validates, plans and applies as it is.",
        discussion: """
            Examples:
              tenantry init
              tenantry init demo && tenantry plan demo
            """
    )

    @Argument(help: "The folder to make; it must be empty or absent.", completion: .directory)
    var folder = "tenants"

    func validate() throws { try FolderArgument.require(folder, for: "<folder>") }

    func run() throws {
        let files = FileManager.default
        if let content = try? files.contentsOfDirectory(atPath: folder), !content.isEmpty {
            throw Failure("\(folder) is not empty: name another folder", .failed)
        }
        let wasThere = files.fileExists(atPath: folder)
        var made: [String] = []
        // A signal waits until a file is whole.
        Interruption.isWriting.store(true, ordering: .relaxed)
        do {
            // What cannot be listed may hold anything.
            if wasThere { _ = try files.contentsOfDirectory(atPath: folder) }
            for (name, text) in StarterWorkspace.files {
                try Interruption.check()
                let url = URL(fileURLWithPath: folder).appendingPathComponent(name)
                try files.createDirectory(
                    at: url.deletingLastPathComponent(),
                    withIntermediateDirectories: true
                )
                try Foundation.Data(text.utf8).write(to: url, options: .withoutOverwriting)
                made.append(name)
            }
        } catch {
            NewFolder.withdraw(folder, made, keepingFolder: wasThere)
            try Interruption.check()
            throw Failure("\(folder) cannot be made: \(error.reason)", .failed)
        }
        let names = StarterWorkspace.files.map { "  \(folder)/\($0.name)\n" }.joined()
        try Console.show("Made a workspace:\n\(names)\nNext: tenantry plan \(folder.shellWord)\n")
    }
}
