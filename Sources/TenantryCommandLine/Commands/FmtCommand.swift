import ArgumentParser
import Foundation
import Synchronization
import TenantryDiagnostics
import TenantryReconcile
import TenantryReport

/// `tenantry fmt`.
struct FmtCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: "Lays the files out alike; comments, order and values stay.",
        discussion: """
            Only white space changes: two spaces a level, `{ a: b }`, `[a, b]`, at most one empty \
            line in a row. A file that cannot be read is left as it is.

            Examples:
              tenantry fmt
              tenantry fmt --check
              tenantry fmt tenants/organizations/hospital1.yaml
            """
    )

    @Argument(
        help: "The workspace, or files of it that end in .yaml or .yml.",
        completion: .file(extensions: ["yaml", "yml"])
    )
    var tenants = ["tenants"]

    @Flag(help: "Write nothing; exit with 3 if a file is not formatted.")
    var check = false

    func validate() throws {
        for path in tenants { try FolderArgument.require(path, for: "<tenants>") }
    }

    func run() async throws {
        var changed: [String] = []
        var status = ExitStatus.success
        var fileCount = 0
        // A signal waits until a file is whole.
        Interruption.isWriting.store(!check, ordering: .relaxed)
        for path in tenants where !Interruption.isAsked {
            guard isThere(path) else {
                Console.complain("error: there is no file `\(path.harmless)`")
                if status == .success { status = .invalid }
                continue
            }
            let result: WorkspaceFormatting
            do {
                result = try await WorkspaceFormatting.run(path, isWriting: !check) {
                    Interruption.isAsked
                }
            } catch {
                // What was written for another path is still to be listed.
                Console.complain("error: \(error.description.harmless)")
                if status == .success { status = .invalid }
                continue
            }
            fileCount += result.fileCount
            changed += result.changed
            tell(result)
            if !result.problems.isEmpty, status == .success { status = .invalid }
            if !result.failures.isEmpty { status = .failed }
        }
        for path in changed { try Console.show(path.harmless + "\n") }
        let verb = check ? "would be formatted" : "formatted"
        try Console.show("\(changed.count) of \(fileCount.counted("file")) \(verb).\n")
        if Interruption.isAsked {
            Console.complain("error: interrupted; what is not listed is as it was")
            Interruption.status.leave()
        }
        if check, !changed.isEmpty, status == .success { status = .unformatted }
        status.leave()
    }

    /// Whether something is where a file is named; that a folder is missing is said elsewhere.
    private func isThere(_ path: String) -> Bool {
        guard path.hasSuffix(".yaml") || path.hasSuffix(".yml") else { return true }
        // What a link leads to does not count: it is not read through the link.
        return (try? FileManager.default.attributesOfItem(atPath: path)) != nil
    }

    /// Says what was left as it is.
    ///
    /// Why it cannot be read is for `validate` to say: a message may quote a line with a secret.
    private func tell(_ result: WorkspaceFormatting) {
        for problem in result.problems {
            let place = problem.span.map { "\($0.file):\($0.start.line):\($0.start.column)" }
            Console.complain(
                "left as it is: \((place ?? "the workspace").harmless) (\(problem.code); "
                    + "`tenantry validate` says more)"
            )
        }
        for path in result.leftAlone {
            Console.complain("left as it is: \(path.harmless), which is written in no usual way")
        }
        for failure in result.failures { Console.complain("error: \(failure.harmless)") }
    }
}
