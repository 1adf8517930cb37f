import Foundation
import TenantryReport
import TenantryTestSupport
import Testing

/// What `--format json` prints is what its schemas say.
struct ResultSchemaTests {
    @Test(arguments: ResultSchema.allCases)
    func `is what the code says`(_ schema: ResultSchema) throws {
        try SchemaTests.expect(schema.schema, in: schema.fileName)
    }

    /// Closed, so that a new member cannot be forgotten in the schema.
    @Test(.enabled(if: SchemaValidator.isExpected, SchemaValidator.missing))
    func `describes every result that there is a golden file of`() async throws {
        try await TemporaryFolder.use { folder in
            for schema in ResultSchema.allCases {
                let names = try write(fixturesOf: schema, into: folder)
                #expect(!names.isEmpty)
                try folder.write(schema.schema(isClosed: true), to: schema.fileName)
                let run = try await SchemaValidator.run(
                    ["--schemafile", schema.fileName] + names,
                    in: folder.path
                )
                #expect(run.end == .exit(0), "\(run.outputText)\(run.errorText)")
            }
        }
    }

    @Test(.enabled(if: SchemaValidator.isExpected, SchemaValidator.missing))
    func `refuses a result of another shape`() async throws {
        try await TemporaryFolder.use { folder in
            let golden = try golden("findings.json.txt")
            let broken = golden.replacing("\"valid\": false", with: "\"valid\": \"no\"")
            try #require(broken != golden)
            try folder.write(broken, to: "broken.json")
            try folder.write(ResultSchema.validation.schema, to: "schema.json")
            let run = try await SchemaValidator.run(
                ["--schemafile", "schema.json", "broken.json"],
                in: folder.path
            )
            #expect(run.end == .exit(1))
        }
    }

    private func golden(_ name: String) throws -> String {
        let folder = "\(RepositoryFolder.path)/Tests/TenantryReportTests/Golden"
        return try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }

    /// Writes the golden files of a result as JSON files, and returns their names.
    private func write(
        fixturesOf schema: ResultSchema,
        into folder: TemporaryFolder
    ) throws -> [String] {
        let names =
            ReportFixture.allCases.filter { $0.schema == schema }.map(\.rawValue)
            + AnswerFixture.allCases.filter { $0.schema == schema }.map(\.rawValue)
            + (schema == .tree ? ["tree"] : [])
        return try names.map { fixture in
            let name = "\(fixture).json"
            try folder.write(try golden("\(name).txt"), to: name)
            return name
        }
    }
}

extension ReportFixture {
    /// The schema of what `--format json` prints for it.
    fileprivate var schema: ResultSchema {
        switch report {
        case .findings: .validation
        case .plan: .plan
        case .expectations: .test
        }
    }
}

extension AnswerFixture {
    /// The schema of what `--format json` prints for it.
    fileprivate var schema: ResultSchema {
        switch self {
        case .applied: .applied
        case .drift: .drift
        case .state, .organization: .show
        case .signIn, .noSignIn: .resolve
        case .access: .access
        case .role: .why
        case .bills: .bill
        case .calendar: .calendar
        case .runs: .history
        case .run: .run
        case .wholeHistory, .brokenHistory: .chain
        case .blame: .blame
        case .health: .doctor
        case .backup: .backup
        case .verification: .verification
        }
    }
}
