import Foundation
import TenantryReconcile

/// A folder that is filled whole or not at all: half of one would stand in the way of the next try.
enum NewFolder {
    /// Takes files away again, and the folders that are empty then.
    ///
    /// - Parameters:
    ///   - folder: The folder, in which there was nothing before.
    ///   - names: The files that were made, by their paths in it.
    ///   - keepingFolder: Whether the folder itself was there.
    static func withdraw(_ folder: String, _ names: [String], keepingFolder: Bool) {
        let paths = names.map { "\(folder)/\($0)" }
        for path in paths { unlink(path) }
        // Only what is empty goes, the deepest first.
        let folders = Set(paths.map { PathParts($0).folder }).sorted(by: >)
        for path in folders where path != folder { rmdir(path) }
        if !keepingFolder { rmdir(folder) }
    }
}
