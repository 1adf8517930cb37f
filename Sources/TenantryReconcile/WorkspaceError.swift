/// Why a folder is no workspace at all.
///
/// The paths may hold whatever a command line holds; whoever shows the sentence makes it harmless.
package enum WorkspaceError: Error, Hashable, Sendable {
    /// There is nothing at the path.
    case folderMissing(path: String)
    /// There is no workspace at the path, but there is one nearby.
    case elsewhere(path: String, workspace: String)
    /// There is something else at the path.
    case notAFolder(path: String)
    /// The folder cannot be read, and why.
    case notReadable(path: String, reason: String)
    /// A file cannot be made, and why.
    case notWritable(path: String, reason: String)
    /// There is something in a folder that is to be filled.
    case notEmpty(path: String)
    /// There is not one organization file.
    case noOrganizations(path: String)
    /// There is not one catalog file.
    case catalogMissing(path: String)
}

extension WorkspaceError: CustomStringConvertible {
    /// The one sentence for people.
    package var description: String {
        switch self {
        case .folderMissing(let path):
            "there is no folder `\(path)`: name the workspace, or make one with `tenantry init`"
        case .elsewhere(let path, let workspace):
            "`\(path)` is no workspace, but `\(workspace)` is: name that folder"
        case .notAFolder(let path):
            "`\(path)` is not a folder: name the folder that holds `catalog` and `organizations`"
        case .notReadable(let path, let reason):
            "the folder `\(path)` cannot be read: \(reason)"
        case .notWritable(let path, let reason):
            "`\(path)` cannot be written: \(reason). Nothing was written"
        case .notEmpty(let path):
            "`\(path)` is not empty: name another folder, or `--into \(path)` to change what is "
                + "there"
        case .noOrganizations(let path):
            "an empty workspace is refused: there is no YAML file in `\(path)`; write "
                + "`\(path)/<id>.yaml` for each organization"
        case .catalogMissing(let path):
            "the catalog is missing: there is no YAML file in `\(path)`; write "
                + "`\(path)/provider.yaml` to begin with"
        }
    }
}
