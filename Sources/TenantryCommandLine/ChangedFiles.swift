import Foundation
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
        let changed = try git(
            folder,
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
        let new = try git(folder, "ls-files", "-z", "--others", "--exclude-standard", "--", ".")
        return Set(
            (changed + new).map { WorkspacePath($0, root: "") }
                .filter { $0.section == .organizations }.map { Text($0.stem) }
        )
    }

    /// Runs git and returns the names that it lists.
    ///
    /// Nothing that a repository says about itself is carried out: no hook, no monitor, no
    /// transport, no configuration of the system.
    private static func git(_ folder: String, _ arguments: String...) throws -> [String] {
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
            ] + arguments
        // HOME tells which repositories of other people somebody trusts.
        let home = EnvironmentVariable.home.value.map { ["HOME": $0] } ?? [:]
        process.environment = home.merging(["LC_ALL": "C", "PATH": "/usr/bin:/bin"]) { first, _ in
            first
        }
        let output = Pipe()
        let complaints = Pipe()
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = complaints
        do {
            try process.run()
            let listed = try output.fileHandleForReading.readToEnd() ?? Foundation.Data()
            let said = try complaints.fileHandleForReading.readToEnd() ?? Foundation.Data()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw Failure(wording(String(validating: said, as: UTF8.self) ?? ""), .failed)
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
