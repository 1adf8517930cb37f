package import TenantryConfig
package import TenantryDiagnostics
package import TenantryModel
import TenantryParallel
package import TenantryPlan

extension Workspace {
    /// Reads a folder as a workspace.
    ///
    /// - Parameters:
    ///   - path: The folder, as somebody typed it.
    ///   - today: The day for which it is checked.
    /// - Returns: The workspace, with everything that is wrong with single files.
    /// - Throws: ``WorkspaceError`` if the folder cannot be a workspace.
    package static func load(_ path: String, today: Day) async throws(WorkspaceError) -> Workspace {
        let (files, problems) = try await WorkspaceFolder.read(path)
        return decoding(
            files,
            root: ShownPath(path).root,
            today: today,
            folderProblems: problems
        )
    }

    /// Reads a folder as a workspace, knowing what is live.
    ///
    /// - Parameters:
    ///   - path: The folder, as somebody typed it.
    ///   - today: The day for which it is checked.
    ///   - live: What is live, waited for when the files are read: files that were applied as they
    ///     are need no decoding.
    /// - Returns: The workspace, with everything that is wrong with single files.
    /// - Throws: ``WorkspaceError`` if the folder cannot be a workspace, and what `live` throws.
    package static func load(
        _ path: String,
        today: Day,
        knowing live: () async throws -> LiveSnapshot?
    ) async throws -> Workspace {
        let (files, problems) = try await WorkspaceFolder.read(path)
        let root = ShownPath(path).root
        // Whoever reads the store is still at work, on another core.
        let digested = DigestedFiles(files, root: root)
        let live = try await live()
        return decoding(
            files,
            root: root,
            today: today,
            live: live?.state,
            untouched: live.map { UntouchedFiles(digested, live: $0) },
            folderProblems: problems
        )
    }

    /// Decodes files that were read.
    ///
    /// - Parameters:
    ///   - files: The files, sorted by path.
    ///   - root: The folder of the workspace, as the paths begin.
    ///   - today: The day for which it is checked.
    ///   - live: What is live, where that is known.
    ///   - problems: What is wrong with the folder.
    /// - Returns: The workspace.
    /// - Complexity: O(*n*) in the size of the files and the live state.
    package static func decoding(
        _ files: [SourceFile],
        root: String,
        today: Day,
        knowing live: LiveSnapshot? = nil,
        folderProblems problems: [Diagnostic] = []
    ) -> Workspace {
        decoding(
            files,
            root: root,
            today: today,
            live: live?.state,
            untouched: live.map { UntouchedFiles(DigestedFiles(files, root: root), live: $0) },
            folderProblems: problems
        )
    }

    private static func decoding(
        _ files: [SourceFile],
        root: String,
        today: Day,
        live: State?,
        untouched: UntouchedFiles?,
        folderProblems problems: [Diagnostic]
    ) -> Workspace {
        let decoded = Parallel.map(count: files.count) { range in
            range.map { index in
                untouched?[index] ?? DecodedFile(files[index], root: root)
            }
        }
        return Workspace(
            files: files,
            decoded: decoded.flatMap { $0 },
            root: root,
            today: today,
            live: live ?? State(),
            folderProblems: problems
        )
    }
}
