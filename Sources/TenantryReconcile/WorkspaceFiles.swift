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
    /// Those that are decoded already, by place.
    private var decoded: [Int: DecodedFile] = [:]

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

    /// Some of the files, by their places.
    func only(_ places: [Int]) -> WorkspaceFiles {
        var result = WorkspaceFiles(places.map { files[$0] }, root: root, problems: problems)
        if decoded.isEmpty { return result }
        for (new, old) in places.enumerated() { result.decoded[new] = decoded[old] }
        return result
    }

    /// The same files, some of which need not be decoded again.
    ///
    /// - Complexity: O(*n*) in the size of those.
    func decoding(_ places: [Int]) -> WorkspaceFiles {
        var result = self
        let pieces = Parallel.map(count: places.count) { range in
            places[range].map { DecodedFile(files[$0], root: root) }
        }
        for (place, file) in zip(places, pieces.joined()) { result.decoded[place] = file }
        return result
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
        let pieces = Parallel.map(count: files.count) { range in
            range.map { index in
                untouched?[index] ?? decoded[index] ?? DecodedFile(files[index], root: root)
            }
        }
        return Workspace(
            files: files,
            decoded: pieces.flatMap { $0 },
            root: root,
            today: today,
            live: live,
            folderProblems: problems
        )
    }
}
