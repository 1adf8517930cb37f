import Foundation
import TenantryConfig
import TenantryModel
import TenantryReport
import TenantryTestSupport
import Testing

/// The schemas are written from the descriptions, and the files of this repository lead to them.
struct SchemaTests {
    @Test(arguments: FileSchema.allCases)
    func `is what the descriptions say`(_ schema: FileSchema) throws {
        try Self.expect(schema.text, in: schema.fileName)
    }

    /// Expects a file of the folder `schema` to hold a text.
    static func expect(_ text: String, in name: String) throws {
        let path = "\(RepositoryFolder.path)/schema/\(name)"
        switch try Golden.compare(text, withFile: path, isRecording: Golden.isRecording) {
        case .equal: break
        case .missing: Issue.record("schema/\(name) is missing; write it with RECORD=1")
        case .differs(let difference):
            Issue.record("schema/\(name) is stale; RECORD=1 writes it:\n\(difference)")
        case .recorded(let difference):
            Issue.record("schema/\(name) recorded:\n\(difference)")
        }
    }

    @Test func `has no file that nothing writes`() throws {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: "\(RepositoryFolder.path)/schema"
        )
        let written = FileSchema.allCases.map(\.fileName) + ResultSchema.allCases.map(\.fileName)
        #expect(Set(names) == Set(written))
    }

    @Test(arguments: Kind.allCases)
    func `every example of a field could stand in a file`(_ kind: Kind) {
        for field in Description.of(kind).fields {
            #expect(field.exampleValue != nil, "\(kind.rawValue).\(field.name): \(field.example)")
        }
    }

    @Test func `every file of the workspace names its schema in the first line`() throws {
        let folder = "\(RepositoryFolder.path)/tenants"
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".yaml") }
        #expect(!names.isEmpty)
        for name in names.sorted() {
            let schema: FileSchema =
                switch name {
                case "catalog/policy.yaml": .policy
                case _ where name.hasPrefix("catalog/"): .catalog
                case _ where name.hasPrefix("expectations/"): .expectations
                default: .organization
                }
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            let way = String(repeating: "../", count: name.split(separator: "/").count)
            let line = "# yaml-language-server: $schema=\(way)schema/\(schema.fileName)\n"
            #expect(text.hasPrefix(line), "\(name)")
        }
    }
}
