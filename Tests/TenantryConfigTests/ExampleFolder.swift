import Foundation
import TenantryDiagnostics
import TenantryTestSupport

/// The workspaces of this repository.
enum ExampleFolder {
    /// Their absolute paths.
    static var all: [String] {
        let root = RepositoryFolder.path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(root)/examples")) ?? []
        return ["\(root)/tenants"] + names.sorted().map { "\(root)/examples/\($0)/tenants" }
    }

    /// The YAML files of one.
    static func files(in folder: String) throws -> [SourceFile] {
        let names = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
        return try names.filter { $0.hasSuffix(".yaml") }.map { name in
            let path = "\(folder)/\(name)"
            let bytes = try Foundation.Data(contentsOf: URL(fileURLWithPath: path))
            return SourceFile(path: path, bytes: Array(bytes))
        }
    }
}
