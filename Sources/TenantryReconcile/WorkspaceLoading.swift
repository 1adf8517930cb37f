package import TenantryConfig
package import TenantryModel

extension Workspace {
    /// Reads a folder as a workspace.
    ///
    /// - Parameters:
    ///   - path: The folder, as somebody typed it.
    ///   - today: The day for which it is checked.
    /// - Returns: The workspace, with everything that is wrong with single files.
    /// - Throws: ``WorkspaceError`` if the folder cannot be a workspace.
    package static func load(_ path: String, today: Day) async throws(WorkspaceError) -> Workspace {
        try await WorkspaceFiles(reading: path).workspace(today: today)
    }
}
