/// How paths are told to those who know files from the root of a repository, as CI does.
///
/// Only names are looked at, no file: a path that leads out of the repository stays as typed.
package struct RepositoryPaths: Sendable {
    /// The parts of the absolute path of the root.
    private let root: [Substring]
    /// The parts of the absolute path from which relative ones start.
    private let folder: [Substring]

    /// Takes the root of the repository and the folder from which relative paths start, both
    /// absolute.
    package init(root: String, folder: String) {
        self.root = RepositoryPaths.parts(of: root)
        self.folder = RepositoryPaths.parts(of: folder)
    }

    /// Paths as they were typed: they start from the root of the repository.
    package static let asTyped = RepositoryPaths(root: "/", folder: "/")

    /// Returns the path from the root, with `/` between parts.
    ///
    /// - Complexity: O(*n*) in the length of the path.
    func callAsFunction(_ path: String) -> String {
        let isAbsolute = path.utf8.first == UInt8(ascii: "/")
        // With no repository around it, an absolute path has nothing to be relative to.
        if isAbsolute, root.isEmpty { return path }
        var parts = isAbsolute ? [] : folder
        for part in RepositoryPaths.parts(of: path) {
            guard part == ".." else {
                parts.append(part)
                continue
            }
            guard !parts.isEmpty else { return path }
            parts.removeLast()
        }
        guard parts.count > root.count, zip(parts, root).allSatisfy({ $0.isSame(as: $1) }) else {
            return path
        }
        return parts.dropFirst(root.count).joined(separator: "/")
    }

    private static func parts(of path: String) -> [Substring] {
        path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }.filter { $0 != "." }
    }
}

extension Substring {
    /// Whether the bytes are equal: names that only look equal are different files.
    fileprivate func isSame(as other: Substring) -> Bool { utf8.elementsEqual(other.utf8) }
}
