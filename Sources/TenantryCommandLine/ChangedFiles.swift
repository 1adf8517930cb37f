import Foundation
import Synchronization
import TenantryConfig
import TenantryModel

/// What git says about the files of a workspace.
enum ChangedFiles {
    /// The ids of the organizations whose files differ from those of a revision: changed, new,
    /// removed, committed or not.
    ///
    /// What happened on the other branch since the two parted does not count.
    ///
    /// - Throws: ``Failure`` if git cannot tell.
    static func ids(in folder: String, since revision: String) throws -> Set<Text> {
        let git = try Git(in: folder)
        let changed = try git.list(
            "diff",
            "--merge-base",
            "--name-only",
            "-z",
            "--no-renames",
            "--no-ext-diff",
            "--no-textconv",
            "--ignore-submodules=all",
            "--relative",
            "--end-of-options",
            revision,
            "--",
            "."
        )
        let new = try git.list("ls-files", "-z", "--others", "--exclude-standard", "--", ".")
        return Set(
            (changed + new).map { WorkspacePath($0, root: "") }
                .filter { $0.section == .organizations }.map { Text($0.stem) }
        )
    }
}

/// Git in a folder, which carries out nothing that a repository says about itself: no hook, no
/// monitor, no filter, no transport, no configuration of the system.
private struct Git {
    private let folder: String
    /// The settings that name programs to run what is compared through.
    private var filters: [String] = []

    /// Finds out which filters a repository has; they are none without their programs.
    init(in folder: String) throws {
        self.folder = folder
        let keys = try list("config", "-z", "--name-only", "--get-regexp", "^filter[.]", none: 1)
        guard !keys.contains(where: { $0.contains("=") }) else {
            throw Failure(
                "git has a filter with `=` in its name, which cannot be switched off: take it out "
                    + "of the configuration, or leave out --changed-since",
                .failed
            )
        }
        filters = keys.flatMap { ["-c", "\($0)="] }
    }

    /// Runs git and returns the names that it lists.
    ///
    /// - Parameters:
    ///   - arguments: What it is asked.
    ///   - none: The status with which it says that there is nothing.
    /// - Returns: The names.
    /// - Throws: ``Failure`` if git cannot tell.
    func list(_ arguments: String..., none: Int32 = 0) throws -> [String] {
        let program = ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"]
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let program else {
            throw Failure("--changed-since needs git, which is not installed here", .failed)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments =
            [
                "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",
                "-c", "protocol.allow=never", "-c", "safe.bareRepository=explicit",
                "--no-optional-locks", "-C", folder,
            ] + filters + arguments
        // HOME tells which repositories of other people somebody trusts.
        let home = EnvironmentVariable.home.value.map { ["HOME": $0] } ?? [:]
        let plain = ["LC_ALL": "C", "PATH": "/usr/bin:/bin", "GIT_CONFIG_NOSYSTEM": "1"]
        process.environment = home.merging(plain) { first, _ in first }
        let output = Pipe()
        let complaints = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = complaints
        do {
            try process.run()
            // Who says much on one of the two waits until it is read.
            let said = Complaints(complaints.fileHandleForReading)
            let listed = try output.fileHandleForReading.readToEnd() ?? Foundation.Data()
            process.waitUntilExit()
            guard [0, none].contains(process.terminationStatus) else {
                throw Failure(Git.wording(said.text), .failed)
            }
            // A name that is no text is no name of an organization's file.
            return listed.split(separator: 0).compactMap { String(validating: $0, as: UTF8.self) }
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure("git could not be run: \(error.reason)", .failed)
        }
    }

    private static func wording(_ complaint: String) -> String {
        // Where there is no repository, git takes `diff` for a comparison of two files.
        if complaint.contains("unknown option `merge-base'") {
            return "--changed-since needs the workspace to be in a git repository, and git 2.30 or "
                + "later. Nothing was changed"
        }
        let line = complaint.split(separator: "\n").first.map(String.init) ?? "no reason given"
        return "git cannot tell what changed: \(line). In a shallow clone, fetch more history "
            + "(fetch-depth: 0). Nothing was changed"
    }
}

/// What a program complains about, read beside its output.
private final class Complaints: Sendable {
    private let content = Mutex(Foundation.Data())
    private let end = DispatchSemaphore(value: 0)

    /// Begins to read.
    init(_ handle: FileHandle) {
        Thread.detachNewThread { [self] in
            let said = try? handle.readToEnd()
            content.withLock { $0 = said ?? Foundation.Data() }
            end.signal()
        }
    }

    /// All of it; asked for once.
    var text: String {
        end.wait()
        return content.withLock { String(validating: $0, as: UTF8.self) } ?? ""
    }
}
