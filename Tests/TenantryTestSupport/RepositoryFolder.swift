import Foundation

/// The repository that the tests were built from.
package enum RepositoryFolder {
    /// The absolute path of its root.
    package static let path: String = {
        var url = URL(fileURLWithPath: #filePath)
        for _ in 0..<3 { url.deleteLastPathComponent() }
        return url.path
    }()
}
