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
        let path = "\(RepositoryFolder.path)/schema/\(schema.fileName)"
        let recording = Golden.isRecording
        switch try Golden.compare(schema.text, withFile: path, isRecording: recording) {
        case .equal: break
        case .missing:
            Issue.record("schema/\(schema.fileName) is missing; write it with RECORD=1")
        case .differs(let difference):
            Issue.record("schema/\(schema.fileName) is stale; RECORD=1 writes it:\n\(difference)")
        case .recorded(let difference):
            Issue.record("schema/\(schema.fileName) recorded:\n\(difference)")
        }
    }

    @Test func `has no file that nothing writes`() throws {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: "\(RepositoryFolder.path)/schema"
        )
        #expect(Set(names) == Set(FileSchema.allCases.map(\.fileName)))
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
