package import TenantryConfig
package import TenantryModel
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
        try await WorkspaceFiles(reading: path).workspace(today: today)
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
        let files = try await WorkspaceFiles(reading: path)
        // Whoever reads the store is still at work, on another core.
        let digested = DigestedFiles(files)
        return try await live().map { files.workspace(today: today, knowing: $0, digested) }
            ?? files.workspace(today: today)
    }
}
