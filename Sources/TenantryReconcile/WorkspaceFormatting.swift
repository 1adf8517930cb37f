import TenantryConfig
package import TenantryDiagnostics
import TenantryParallel

/// What came of formatting the files of a workspace, or a single one.
package struct WorkspaceFormatting: Sendable {
    /// How many files were looked at.
    package private(set) var fileCount = 0
    /// The paths of the files that were, or would be, laid out anew; sorted.
    package private(set) var changed: [String] = []
    /// The paths of files that hold something that is not laid out.
    package private(set) var leftAlone: [String] = []
    /// Why files could not be read.
    package private(set) var problems: [Diagnostic] = []
    /// Why files could not be written: one sentence each.
    package private(set) var failures: [String] = []

    private init() {}

    /// Formats files, and writes those that come out otherwise.
    ///
    /// Each is replaced at once by a file that was written beside it, and only if it still holds
    /// what was read. Nothing is read or written through a symbolic link.
    ///
    /// - Parameters:
    ///   - path: A workspace, or a YAML file, as somebody typed it.
    ///   - isWriting: Whether to write; otherwise it is only told what would be.
    ///   - isStopped: Asked before each file: whether to leave out the rest.
    /// - Returns: What came of it.
    /// - Throws: ``WorkspaceError`` if there is neither at the path.
    package static func run(
        _ path: String,
        isWriting: Bool,
        until isStopped: () -> Bool = { false }
    ) async throws(WorkspaceError) -> WorkspaceFormatting {
        var formatting = WorkspaceFormatting()
        if FileName(Array(path.utf8)).isYAML {
            let parts = PathParts(path)
            let (opened, shown) = try open(parts.folder)
            let result = opened.contents(
                of: [parts.name],
                limit: WorkspaceLimits.standard.fileBytes,
                budget: WorkspaceLimits.standard.totalBytes
            )
            let below = shown(parts.name)
            switch result.first {
            case .success(let bytes)?:
                let file = SourceFile(path: below, bytes: bytes)
                formatting.take([file], isWriting, until: isStopped, opened, shown)
            case .failure(let failure)?:
                let limit = WorkspaceLimits.standard.fileBytes
                formatting.problems = [failure.problem(reading: below, limit: limit)]
            case nil: break
            }
        } else {
            let (files, problems) = try await WorkspaceFolder.read(path)
            formatting.problems = problems
            let (opened, shown) = try open(path)
            formatting.take(files, isWriting, until: isStopped, opened, shown)
        }
        return formatting
    }

    private static func open(
        _ path: String
    ) throws(WorkspaceError) -> (OpenFolder, ShownPath) {
        let shown = ShownPath(path)
        do throws(OpenFolder.Failure) {
            return (try OpenFolder(path), shown)
        } catch .notFound {
            throw .folderMissing(path: shown(""))
        } catch {
            throw .notReadable(path: shown(""), reason: error.reason)
        }
    }

    private mutating func take(
        _ files: [SourceFile],
        _ isWriting: Bool,
        until isStopped: () -> Bool,
        _ folder: OpenFolder,
        _ shown: ShownPath
    ) {
        fileCount = files.count
        let outcomes = Parallel.map(count: files.count) { range in
            files[range].map { FormattingOutcome($0) }
        }
        for (file, outcome) in zip(files, outcomes.joined()) {
            switch outcome {
            case .unchanged: break
            case .leftAlone: leftAlone.append(file.path)
            case .unreadable(let found): problems += found
            case .changed(let bytes):
                if isStopped() { break }
                if isWriting {
                    do throws(OpenFolder.Failure) {
                        let below = WorkspacePath(file.path, root: shown.root).below
                        try folder.replace(below, holding: file.bytes, with: bytes)
                    } catch {
                        failures.append("cannot write `\(file.path)`: \(error.reason)")
                        continue
                    }
                }
                changed.append(file.path)
            }
        }
        problems.sort()
    }
}
