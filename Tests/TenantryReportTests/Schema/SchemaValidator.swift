import Foundation
import TenantryReport
import TenantryTestSupport
import Testing

/// check-jsonschema, a validator that knows nothing of tenantry.
enum SchemaValidator {
    /// What it refuses: the file, and where in it.
    struct Refusal: Decodable, Hashable {
        let filename: String
        let path: String
        let message: String
    }

    private struct Answer: Decodable {
        var errors: [Refusal] = []
        var parseErrors: [ParseError]?

        enum CodingKeys: String, CodingKey {
            case errors
            case parseErrors = "parse_errors"
        }
    }

    private struct ParseError: Decodable {
        let filename: String
        let message: String
    }

    /// The executable: `TENANTRY_CHECK_JSONSCHEMA`, what `make judges` installs, or on `PATH`.
    static let path: String? = {
        let given = ProcessInfo.processInfo.environment["TENANTRY_CHECK_JSONSCHEMA"]
        let installed = "\(CheckingTools.folder)/check-jsonschema"
        return [given, installed].compactMap { $0 }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
            ?? ProcessRun.find("check-jsonschema")
    }()

    /// Whether tests that need it run: in CI they fail where it is missing.
    static let isExpected = path != nil || CheckingTools.areRequired

    /// Why such tests do not run.
    static let missing: Comment = "check-jsonschema is missing: `make judges` installs it"

    /// Checks files of a folder against a schema, and returns what it refuses.
    static func refusals(
        of files: [String],
        by schema: FileSchema,
        in folder: String
    ) async throws -> [Refusal] {
        let schemaFile = "\(RepositoryFolder.path)/schema/\(schema.fileName)"
        let run = try await run(["-o", "json", "--schemafile", schemaFile] + files, in: folder)
        let answer = try? JSONDecoder().decode(Answer.self, from: Data(run.standardOutput))
        let understood = try #require(answer, "\(run.end) \(run.outputText)\(run.errorText)")
        for error in understood.parseErrors ?? [] {
            Issue.record("\(error.filename): \(error.message)")
        }
        #expect(run.end == .exit(understood.errors.isEmpty ? 0 : 1))
        return understood.errors
    }

    /// Runs it to its end.
    static func run(_ arguments: [String], in folder: String) async throws -> ProcessRun {
        try await ProcessRun.of(
            try #require(path, missing),
            arguments,
            environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"],
            in: folder
        )
    }
}
