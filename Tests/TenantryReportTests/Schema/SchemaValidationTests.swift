import TenantryConfig
import TenantryDiagnostics
import TenantryReport
import TenantryTestSupport
import Testing

/// A validator that knows nothing of tenantry agrees with it.
///
/// The schema cannot say everything, but what it refuses `tenantry validate` refuses too.
@Suite(.enabled(if: SchemaValidator.isExpected, SchemaValidator.missing), .timeLimit(.minutes(20)))
struct SchemaValidationTests {
    @Test func `the schemas are JSON Schema draft-07`() async throws {
        let names = FileSchema.allCases.map(\.fileName) + ResultSchema.allCases.map(\.fileName)
        let files = names.map { "schema/\($0)" }
        let run = try await SchemaValidator.run(
            ["--check-metaschema"] + files,
            in: RepositoryFolder.path
        )
        #expect(run.end == .exit(0), "\(run.outputText)\(run.errorText)")
    }

    /// One process for all files of a kind, since it takes half a second to start.
    @Test(arguments: FileSchema.allCases)
    func `accepts what is valid and refuses what is broken`(_ schema: FileSchema) async throws {
        let cases = try SchemaCase.all(of: schema)
        let refusals = try await TemporaryFolder.use { folder in
            for (index, file) in cases.enumerated() {
                try folder.write(file.text, to: "\(index).yaml")
            }
            return try await SchemaValidator.refusals(
                of: cases.indices.map { "\($0).yaml" },
                by: schema,
                in: folder.path
            )
        }
        for (index, file) in cases.enumerated() {
            let own = refusals.filter { $0.filename == "\(index).yaml" }
            let said = own.map { "\($0.path): \($0.message)" }.joined(separator: "\n")
            switch file.expectation {
            case .accepted: #expect(own.isEmpty, "\(file.name):\n\(said)")
            case .refused(let place):
                #expect(own.map(\.path).contains(place), "\(file.name):\n\(said)")
            }
        }
    }
}

/// The tables say the same of `tenantry validate`.
struct SchemaCaseTests {
    @Test func `there are enough broken files`() {
        #expect(SchemaCase.written.count { $0.expectation != .accepted } >= 40)
    }

    @Test(arguments: SchemaCase.written)
    func `is judged alike by tenantry`(_ file: SchemaCase) {
        let files = Example(of: file).workspace
        let workspace = Workspace(
            files: files,
            decoded: files.map { DecodedFile($0, root: "tenants") },
            root: "tenants",
            today: Example.today
        )
        let errors = workspace.checked().all.filter { $0.severity == .error }
        #expect(errors.isEmpty == (file.expectation == .accepted), "\(errors.map(\.message))")
    }
}

extension Example {
    /// The file of a case, where it does not stand in the way of others.
    fileprivate init(of file: SchemaCase) {
        switch file.schema {
        case .organization: self.init(organization: file.text)
        case .catalog where file.text.contains("provider:"):
            self.init(["catalog/provider.yaml": file.text])
        case .catalog where file.text.contains("policy:"), .policy:
            self.init(["catalog/policy.yaml": file.text])
        case .catalog: self.init(["catalog/more.yaml": file.text])
        case .expectations: self.init(["expectations/acme.yaml": file.text])
        }
    }
}
