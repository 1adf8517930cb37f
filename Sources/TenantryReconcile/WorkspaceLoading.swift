package import TenantryConfig
import TenantryDiagnostics
package import TenantryModel
import TenantryParallel

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
        let root = ShownPath(path).root
        let decoded = Parallel.map(count: files.count) { range in
            files[range].map { DecodedFile($0, root: root) }
        }
        return Workspace(
            files: files,
            decoded: decoded.flatMap { $0 },
            root: root,
            today: today,
            folderProblems: problems
        )
    }
}
