import TenantryConfig
import TenantryDiagnostics
package import TenantryModel

/// What can be said of a workspace without reading its organizations, for whoever wants names.
///
/// Wrong files are no reason to say nothing: what cannot be read is left out, so this is no ground
/// for any decision.
package struct WorkspaceGlance: Sendable {
    /// The ids of organizations as the names of their files say, sorted.
    package let organizations: [Text]
    /// The catalog, as far as it can be read.
    package let catalog: Catalog

    private let folder: OpenFolder
    private let shown: ShownPath
    private let files: [Text: String]

    /// Looks at a folder; `nil` if it cannot be listed.
    ///
    /// - Complexity: O(*n* log *n*) in the number of its files.
    package init?(_ path: String) {
        guard let folder = try? OpenFolder(path) else { return nil }
        self.folder = folder
        shown = ShownPath(path)
        let walk = WorkspaceWalk(folder, shown: shown, limits: .standard)
        var files: [Text: String] = [:]
        for path in walk.files {
            let place = WorkspacePath(path, root: "")
            let id = Text(place.stem)
            if place.section == .organizations, LiveFiles.canName(id) { files[id] = path }
        }
        self.files = files
        organizations = files.keys.sorted()
        let parts = walk.files.filter { WorkspacePath($0, root: "").section == .catalog }
        catalog = Self.workspace(parts, in: folder, shown).desired.catalog
    }

    /// Reads one organization as it is written; `nil` if that cannot be done.
    package func organization(_ id: Text) -> Organization? {
        guard let path = files[id] else { return nil }
        return Self.workspace([path], in: folder, shown).written(id)
    }

    private static func workspace(
        _ paths: [String],
        in folder: OpenFolder,
        _ shown: ShownPath
    ) -> Workspace {
        let limits = WorkspaceLimits.standard
        let contents = folder.contents(
            of: paths,
            limit: limits.fileBytes,
            budget: limits.totalBytes
        )
        let files = zip(paths, contents).compactMap { path, content in
            (try? content.get()).map { SourceFile(path: shown(path), bytes: $0) }
        }
        let root = shown.root
        let decoded = files.map { DecodedFile($0, root: root) }
        return Workspace(files: files, decoded: decoded, root: root, today: Day(number: 0))
    }
}
