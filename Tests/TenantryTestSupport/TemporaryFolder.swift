import Foundation

/// A folder of its own for one test, gone when the test ends.
package struct TemporaryFolder: Sendable {
    /// A path that would leave the folder.
    package struct OutsidePath: Error, CustomStringConvertible {
        /// The path as it was given.
        package let path: String

        package var description: String { "\(path) must be relative, without `..`" }
    }

    /// The absolute path of the folder.
    package let path: String

    private init() throws {
        let name = "tenantry-test-\(UUID().uuidString)"
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: false
        )
    }

    /// Makes a folder, lends it, and removes it with all that is in it.
    @discardableResult
    package static func use<Result>(_ body: (TemporaryFolder) throws -> Result) throws -> Result {
        let folder = try TemporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        return try body(folder)
    }

    /// Makes a folder, lends it to something that waits, and removes it with all that is in it.
    @discardableResult
    package static func use<Result>(
        isolation: isolated (any Actor)? = #isolation,
        _ body: (TemporaryFolder) async throws -> Result
    ) async throws -> Result {
        let folder = try TemporaryFolder()
        defer { try? FileManager.default.removeItem(atPath: folder.path) }
        return try await body(folder)
    }

    /// Returns the absolute path of something in the folder.
    package func path(of name: String) throws -> String {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !name.isEmpty, !name.hasPrefix("/"), !parts.contains("..") else {
            throw OutsidePath(path: name)
        }
        return path + "/" + name
    }

    /// Writes a file, and makes the folders that lead to it.
    package func write(_ bytes: [UInt8], to name: String) throws {
        let target = URL(fileURLWithPath: try path(of: name))
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: target)
    }

    /// Writes a text file, and makes the folders that lead to it.
    package func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: name)
    }

    /// Reads a whole file.
    package func bytes(of name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: try path(of: name))))
    }

    /// Removes a file or a folder with all that is in it.
    package func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: try path(of: name))
    }

    /// Says whether there is a file or a folder.
    package func contains(_ name: String) throws -> Bool {
        FileManager.default.fileExists(atPath: try path(of: name))
    }
}
