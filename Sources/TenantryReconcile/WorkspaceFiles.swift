package import TenantryConfig
package import TenantryDiagnostics
package import TenantryModel
import TenantryParallel
package import TenantryPlan

/// The files of a workspace, read and not yet decoded.
package struct WorkspaceFiles: Sendable {
    /// The files, sorted by path.
    package let files: [SourceFile]
    /// The folder of the workspace, as the paths begin.
    package let root: String
    /// What is wrong with the folder.
    package let problems: [Diagnostic]

    /// Takes files that were read.
    ///
    /// - Parameters:
    ///   - files: The files, sorted by path.
    ///   - root: The folder of the workspace, as the paths begin.
    ///   - problems: What is wrong with the folder.
    package init(_ files: [SourceFile], root: String, problems: [Diagnostic] = []) {
        self.files = files
        self.root = root
        self.problems = problems
    }

    /// Reads a folder.
    ///
    /// - Parameter path: The folder, as somebody typed it.
    /// - Throws: ``WorkspaceError`` if the folder cannot be a workspace.
    package init(reading path: String) async throws(WorkspaceError) {
        let (files, problems) = try await WorkspaceFolder.read(path)
        self.init(files, root: ShownPath(path).root, problems: problems)
    }

    /// Decodes the files.
    ///
    /// - Parameter today: The day for which the workspace is checked.
    /// - Returns: The workspace, with everything that is wrong with single files.
    /// - Complexity: O(*n*) in the size of the files.
    package func workspace(today: Day) -> Workspace {
        workspace(today: today, live: State(), untouched: nil)
    }

    /// Decodes the files but for those that were applied as they are.
    ///
    /// - Parameters:
    ///   - today: The day for which the workspace is checked.
    ///   - live: What is live.
    ///   - digested: These files.
    /// - Returns: The workspace, with everything that is wrong with single files.
    /// - Complexity: O(*n*) in the size of the files and the live state.
    package func workspace(
        today: Day,
        knowing live: LiveSnapshot,
        _ digested: DigestedFiles
    ) -> Workspace {
        workspace(
            today: today,
            live: live.state,
            untouched: UntouchedFiles(digested, live: live)
        )
    }

    private func workspace(today: Day, live: State, untouched: UntouchedFiles?) -> Workspace {
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
            live: live,
            folderProblems: problems
        )
    }
}
