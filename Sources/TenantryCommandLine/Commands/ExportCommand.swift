import ArgumentParser
import Foundation
import Synchronization
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantrySQLite
import TenantryStore

/// `tenantry export`.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the live state as a workspace that plans to nothing.",
        discussion: """
            Into a new folder it writes everything. With --into, files that mean what is live stay \
            as they are; in others single values are changed in place, and where that is not \
            enough the file is written anew below its leading comments.

            Examples:
              tenantry export exported
              tenantry export --into tenants
              tenantry export --into tenants --organization hospital2
            """
    )

    @Argument(help: "The folder to fill; it must be empty or absent.", completion: .directory)
    var folder: String?

    @Option(
        help: ArgumentHelp("The workspace to bring up to date.", valueName: "folder"),
        completion: .directory
    )
    var into: String?

    @Option(
        help: ArgumentHelp("Only this organization; can be repeated.", valueName: "id"),
        completion: Suggestion.organization.kind
    )
    var organization: [String] = []

    @Option(
        help: ArgumentHelp(
            "Only this, as addresses name it (catalog/service/portal); can be repeated.",
            valueName: "address"
        ),
        completion: Suggestion.root.kind
    )
    var only: [String] = []

    @OptionGroup var state: StateOptions

    func validate() throws {
        guard (folder == nil) != (into == nil) else {
            throw ValidationError("Name a folder to fill, or a workspace with --into.")
        }
        try FolderArgument.require(folder, for: "<folder>")
        try FolderArgument.require(into, for: "--into")
    }

    func run() async throws {
        let store = try state.store()
        let live = try store.read { transaction in try transaction.snapshot() }
        let selected = try selection(live.state)
        let path = folder ?? into ?? ""
        let wasThere = FileManager.default.fileExists(atPath: path)
        // A signal waits until a file is whole.
        Interruption.isWriting.store(true, ordering: .relaxed)
        if folder != nil { try makeFolder(path) }
        var writing = try await WorkspaceWriting(
            live.state,
            into: path,
            isNew: folder != nil,
            only: selected,
            today: Clock.today
        )
        try writing.requireReadable(path)
        writing.write { Interruption.isAsked }
        if folder != nil, Interruption.isAsked || !writing.failures.isEmpty {
            NewFolder.withdraw(path, writing.namesWritten, keepingFolder: wasThere)
            try Interruption.check()
            let failure = writing.failures.first ?? ""
            throw Failure("\(failure); nothing is left in \(path)", .failed)
        }
        let exported = Set(selected.map(Array.init) ?? live.state.roots)
            .subtracting(writing.merge.unwritable)
        let isDone = !Interruption.isAsked && writing.failures.isEmpty
        let isSaid = isDone && writing.merge.unwritable.isEmpty
        let nothing = isSaid ? "\(path) says so already" : "nothing written to \(path)"
        let outcome = writing.written.isEmpty ? nothing : "written to \(path)"
        let what = isDone ? exported.counted : writing.extent
        var text = "\(what) at revision \(live.revision), \(outcome.harmless).\n"
        text += writing.lines
        try Console.show(text)
        writing.complain()
        writing.status.leave()
    }

    /// The roots that count; all if nothing was said.
    private func selection(_ live: State) throws -> Set<Address>? {
        guard !organization.isEmpty || !only.isEmpty else { return nil }
        let organizations = organization.map { Address(.organization, Text($0)).description }
        return Set(try live.roots(named: organizations + only))
    }

    private func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path,
                withIntermediateDirectories: true
            )
        } catch {
            throw Failure("\(path) cannot be made: \(error.reason)", .failed)
        }
    }
}

extension State {
    /// The live roots with these addresses.
    ///
    /// - Throws: ``Failure`` if one is not live, with the one that was probably meant.
    func roots(named names: [String]) throws -> [Address] {
        let roots = Dictionary(self.roots.map { (Text($0.description), $0) }) { first, _ in first }
        return try names.map { name in
            if let root = roots[Text(name)] { return root }
            let near = NearestName.to(name, among: roots.keys.sorted().map(\.string))
            throw Failure(
                "nothing that is live has the address `\(name)`"
                    + (near.map { "; did you mean `\($0)`?" }
                        ?? ": `tenantry show` and `tenantry show catalog` list what is"),
                .usage
            )
        }
    }
}

extension WorkspaceWriting {
    /// Refuses a folder whose files cannot be read.
    func requireReadable(_ path: String) throws {
        guard let problem = merge.problems.first else { return }
        let place = problem.span.map { "\($0.file):\($0.start.line): " } ?? ""
        throw Failure(
            "\(place)\(problem.code) stands in the way: `tenantry validate \(path)` says more. "
                + "Nothing was written",
            .invalid
        )
    }

    /// How much of it was written, where not all was.
    var extent: String {
        "\(written.count.counted("file")) of \(merge.changes.count)"
    }

    /// What was written: each file that was there before, and the first of the new ones.
    var lines: String {
        let created = written.filter { $0.extent == .created }
        let shown = written.filter { $0.extent != .created } + created.prefix(20)
        let rest = created.count > 20 ? "  and \(created.count - 20) more files\n" : ""
        return shown.map { path, extent in
            "  \(extent.rawValue.padding(toLength: 9, withPad: " ", startingAt: 0))  "
                + "\(path.harmless)\n"
        }.joined() + rest
    }

    /// Says what could not be written, and what the files declare besides.
    func complain() {
        for address in merge.unwritable {
            let name = address.description
            Console.complain(
                "note: no file can say \(name.harmless) as it is live: "
                    + "`tenantry show \(name.shellWord)` shows it"
            )
        }
        if !merge.notLive.isEmpty {
            let names = merge.notLive.prefix(10).map(\.description).joined(separator: ", ")
            let rest = merge.notLive.count > 10 ? " and \(merge.notLive.count - 10) more" : ""
            Console.complain(
                "note: left as it is, because it is declared but not live: \(names.harmless)\(rest)"
            )
        }
        for failure in failures { Console.complain("error: \(failure.harmless)") }
        if Interruption.isAsked {
            Console.complain("error: interrupted; what is not listed is as it was")
        }
    }

    /// How to end.
    var status: ExitStatus {
        if Interruption.isAsked { return Interruption.status }
        if !failures.isEmpty { return .failed }
        return merge.unwritable.isEmpty ? .success : .invalid
    }
}
