import Foundation
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryReport
import TenantryTestSupport
import Testing

/// A file, and what a validator must say of it.
struct SchemaCase: CustomTestStringConvertible, Sendable {
    /// What a validator must say.
    enum Expectation: Equatable, Sendable {
        case accepted
        /// There is an error at this JSON path.
        case refused(at: String)
    }

    let schema: FileSchema
    let name: String
    let text: String
    let expectation: Expectation

    var testDescription: String { "\(schema.rawValue): \(name)" }

    /// The cases of the tables.
    static let written = organizations + catalogs + policies + expectations

    /// The cases of the tables, and files from everywhere that are valid.
    static func all(of schema: FileSchema) throws -> [SchemaCase] {
        let valid = try repository() + pages() + states()
        // A file with the policy only is a catalog file too.
        let policies = valid.filter { $0.name.hasSuffix("catalog/policy.yaml") }
            .map { SchemaCase(.policy, $0.name, $0.text, .accepted) }
        return (written + valid + policies).filter { $0.schema == schema }
    }

    /// A file that a validator must accept, by its path in a workspace.
    private init(accepted text: String, at path: String, _ name: String) {
        schema =
            path.hasPrefix("catalog/")
            ? .catalog : path.hasPrefix("expectations/") ? .expectations : .organization
        self.name = name
        self.text = text
        expectation = .accepted
    }

    init(_ schema: FileSchema, _ name: String, _ text: String, _ expectation: Expectation) {
        self.schema = schema
        self.name = name
        self.text = text
        self.expectation = expectation
    }

    /// The workspace of this repository, and those of the examples.
    private static func repository() throws -> [SchemaCase] {
        let root = RepositoryFolder.path
        let examples = try FileManager.default.contentsOfDirectory(atPath: "\(root)/examples")
        let folders = ["tenants"] + examples.map { "examples/\($0)/tenants" }
        return try folders.flatMap { folder in
            let paths = try FileManager.default.subpathsOfDirectory(atPath: "\(root)/\(folder)")
            return try paths.filter { $0.hasSuffix(".yaml") }.map { path in
                let text = try String(contentsOfFile: "\(root)/\(folder)/\(path)", encoding: .utf8)
                return SchemaCase(accepted: text, at: path, "\(folder)/\(path)")
            }
        }
    }

    /// The examples of the rules that are right, or right but for a warning.
    private static func pages() -> [SchemaCase] {
        RuleCatalog.all.map { $0.page }.flatMap { page -> [SchemaCase] in
            let examples = [page.repaired] + (page.severity == .warning ? [page.failing] : [])
            return examples.flatMap(\.files).compactMap { file -> SchemaCase? in
                guard file.path.hasSuffix(".yaml"),
                    let text = String(validating: file.bytes, as: UTF8.self)
                else { return nil }
                return SchemaCase(accepted: text, at: file.path, "\(page.code) \(file.path)")
            }
        }
    }

    /// States full of everything, in the form of the files.
    private static func states() -> [SchemaCase] {
        let full = [FullState.first, FullState.second]
        let catalogs = full.map { state in
            var writer = JSONWriter()
            writer.object { writer in
                for kind in Description.all.filter(\.isInCatalog).map(\.kind) {
                    writer.writeSection(of: kind, state.catalog.records.filter { $0.kind == kind })
                }
            }
            return SchemaCase(accepted: writer.text, at: "catalog/", "a full state")
        }
        let states = full + (1...40).map(ArbitraryState.state)
        return catalogs
            + states.flatMap(\.organizations).map { organization in
                SchemaCase(
                    accepted: organization.record.canonicalForm.text,
                    at: "organizations/",
                    "the organization \(organization.id) of a state"
                )
            }
    }
}
