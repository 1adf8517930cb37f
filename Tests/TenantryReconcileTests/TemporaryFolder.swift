import Foundation

/// A folder of its own for one test, removed afterwards.
final class TemporaryFolder {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("tenantry-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        // What a test made unreadable must not stay for ever.
        chmod(path + "/organizations", 0o755)
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file with all the folders above it.
    @discardableResult
    func write(_ name: String, _ text: String = "schema: 1\n") throws -> Self {
        let whole = path + "/" + name
        if let slash = name.lastIndex(of: "/") { try makeFolder(String(name[..<slash])) }
        try Data(text.utf8).write(to: URL(fileURLWithPath: whole))
        return self
    }

    func makeFolder(_ name: String) throws {
        try FileManager.default.createDirectory(
            atPath: path + "/" + name,
            withIntermediateDirectories: true
        )
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: path + "/" + name,
            withDestinationPath: target
        )
    }

    /// Writes an empty file whose name is not text.
    func write(bytes name: [UInt8], in folder: String) {
        var whole = (path + "/" + folder + "/").utf8.map { CChar(bitPattern: $0) }
        whole += name.map { CChar(bitPattern: $0) } + [0]
        let file = open(whole, O_CREAT | O_WRONLY, 0o644)
        if file >= 0 { close(file) }
    }

    /// A workspace with one catalog file and one organization.
    static func workspace() throws -> TemporaryFolder {
        try TemporaryFolder().write("catalog/provider.yaml").write("organizations/hospital1.yaml")
    }
}
