package import TenantryConfig
package import TenantryDiagnostics
package import TenantryModel

/// One more file for a workspace, tried before it is written.
package struct WorkspaceAddition: Sendable {
    /// The workspace without it.
    package let before: Workspace

    private let decoded: [DecodedFile]
    private let problems: [Diagnostic]
    private let folder: OpenFolder
    private let shown: ShownPath

    /// Reads the workspace, which needs a catalog but no organization yet.
    ///
    /// - Parameters:
    ///   - path: The folder, as somebody typed it.
    ///   - today: The day for which it is checked.
    /// - Throws: ``WorkspaceError`` if the folder cannot be a workspace.
    package init(to path: String, today: Day) async throws(WorkspaceError) {
        let shown = ShownPath(path)
        let (files, problems) = try await WorkspaceFolder.read(path, mayBeIncomplete: true)
        let sections = files.lazy.map { WorkspacePath($0.path, root: shown.root).section }
        guard sections.contains(.catalog) else {
            throw .catalogMissing(path: shown("catalog"))
        }
        do throws(OpenFolder.Failure) {
            folder = try OpenFolder(path)
        } catch {
            throw .notReadable(path: shown(""), reason: error.reason)
        }
        decoded = files.map { DecodedFile($0, root: shown.root) }
        before = Workspace(
            files: files,
            decoded: decoded,
            root: shown.root,
            today: today,
            folderProblems: problems
        )
        self.problems = problems
        self.shown = shown
    }

    /// Tries a file: the workspace with it, and what is found only with it.
    ///
    /// - Parameter file: The file, with its path below the workspace.
    /// - Returns: The workspace with it, and what is found only there.
    package func trying(_ file: SourceFile) -> (after: Workspace, findings: [Diagnostic]) {
        let new = SourceFile(path: shown(file.path), bytes: file.bytes)
        let place =
            before.files.firstIndex { new.path.utf8.lexicographicallyPrecedes($0.path.utf8) }
            ?? before.files.count
        var files = before.files
        var decoded = decoded
        files.insert(new, at: place)
        decoded.insert(DecodedFile(new, root: shown.root), at: place)
        let after = Workspace(
            files: files,
            decoded: decoded,
            root: before.root,
            today: before.today,
            folderProblems: problems
        )
        let known = Set(before.checked().all)
        return (after, after.checked().all.filter { !known.contains($0) })
    }

    /// Makes the file, where there is nothing yet.
    ///
    /// - Parameter file: The file, with its path below the workspace.
    /// - Returns: Its path, as people know it.
    /// - Throws: ``WorkspaceError`` if there is something, or it cannot be written.
    package func create(_ file: SourceFile) throws(WorkspaceError) -> String {
        do throws(OpenFolder.Failure) {
            try folder.create(file.path, holding: file.bytes)
            return shown(file.path)
        } catch {
            throw .notWritable(path: shown(file.path), reason: error.reason)
        }
    }
}
