import Foundation
import TenantryReconcile
import TenantryReport

extension RepositoryPaths {
    /// The paths of the repository around the working folder.
    ///
    /// A clone tells first, then what CI says, since a checkout can come without one; without
    /// either, the working folder is the root.
    static var current: RepositoryPaths {
        let folder = FileManager.default.currentDirectoryPath
        let variables: [EnvironmentVariable] = [.gitHubFolder, .gitLabFolder]
        let stated = variables.compactMap(\.value)
            .map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }
            .first { "\(folder)/".hasPrefix("\($0)/") }
        return RepositoryPaths(root: cloned(folder) ?? stated ?? folder, folder: folder)
    }

    /// The nearest folder, from this one upwards, that holds `.git`.
    private static func cloned(_ folder: String) -> String? {
        var path = folder
        while true {
            let inside = path == "/" ? "" : path
            if FileManager.default.fileExists(atPath: "\(inside)/.git") { return path }
            // There is no path at all where the working folder was removed.
            guard path != "/", !path.isEmpty else { return nil }
            path = PathParts(path).folder
        }
    }
}
