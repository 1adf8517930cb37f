import Foundation
import TenantryConfig
import TenantryDiagnostics
import TenantryReport
import TenantryTestSupport
import Testing

/// What code scanning reads is valid, and points at lines that are there.
struct SARIFTests {
    private static let schema = SharedTestdata.find("sarif/sarif-schema-2.1.0.json")

    /// One process for all of them: it takes half a second to start.
    @Test(
        .enabled(if: schema != nil, "\(SharedTestdata.missing)"),
        .enabled(if: SchemaValidator.isExpected, SchemaValidator.missing),
        .timeLimit(.minutes(20))
    )
    func `passes the schema of SARIF`() async throws {
        let schema = try #require(Self.schema)
        try await TemporaryFolder.use { folder in
            var names: [String] = []
            func add(_ text: String, _ name: String) throws {
                try folder.write(text, to: "\(name).sarif")
                names.append("\(name).sarif")
            }
            let renderer = ReportFormat.sarif.renderer(color: false)
            for fixture in ReportFixture.allCases {
                try add(renderer.text(of: fixture.report), fixture.rawValue)
            }
            for page in RuleCatalog.all.map({ $0.page }) {
                try add(renderer.text(of: page.failing.report), page.code.description)
            }
            let run = try await SchemaValidator.run(
                ["--schemafile", schema.path] + names,
                in: folder.path
            )
            #expect(run.end == .exit(0), "\(run.outputText)\(run.errorText)")
        }
    }

    @Test(arguments: RuleCatalog.all.map { $0.page.code.description })
    func `points at lines that are there`(_ code: String) throws {
        let page = try #require(RuleCatalog.page(DiagnosticCode(typed: code)))
        let report = page.failing.report
        let lines = Dictionary(
            report.files.map { ($0.path, $0.bytes.count { $0 == 0x0A }) },
            uniquingKeysWith: { first, _ in first }
        )
        for result in try SARIFLog(report).results {
            let places = result.locations + (result.relatedLocations ?? [])
            #expect(!result.locations.isEmpty)
            for place in places.map(\.physicalLocation) {
                let path = try #require(place.artifactLocation.uri.removingPercentEncoding)
                let count = try #require(lines[path], "\(path)")
                #expect((1...max(1, count)).contains(place.region.startLine), "\(place)")
                #expect((place.region.endLine ?? 1) <= max(1, count), "\(place)")
            }
        }
    }

    @Test(arguments: RuleCatalog.all.map { $0.page.code.description })
    func `keeps fingerprints when lines move`(_ code: String) throws {
        let page = try #require(RuleCatalog.page(DiagnosticCode(typed: code)))
        let files = page.failing.workspace
        let moved = files.map { file in
            SourceFile(path: file.path, bytes: Array("# one\n# two\n".utf8) + file.bytes)
        }
        let (before, after) = (try SARIFLog(report(files)), try SARIFLog(report(moved)))
        #expect(before.prints == after.prints)
        #expect(Set(before.prints).count == before.prints.count)
        let (first, second) = (before.results.first?.line ?? 0, after.results.first?.line ?? 2)
        #expect(second == first + 2 || first == 1 || before.results.isEmpty)
    }

    @Test func `tells every rule once, in words that fit`() throws {
        let all = RuleCatalog.all.map { rule in
            Diagnostic(rule.page.code, "wrong", at: SourceSpan(startOf: "a.yaml"))
        }
        let rules = try SARIFLog(
            DiagnosticReport(diagnostics: all + all, files: [], organizations: 0)
        ).rules
        #expect(rules.map(\.id) == rules.map(\.id).sorted())
        #expect(rules.count == RuleCatalog.all.count)
        for rule in rules {
            // Code scanning takes no more.
            #expect(rule.shortDescription.text.unicodeScalars.count <= 1024, "\(rule.id)")
            #expect(rule.fullDescription.text.unicodeScalars.count <= 1024, "\(rule.id)")
            #expect(!rule.help.text.contains("\\u{"), "\(rule.id)")
            #expect(!rule.fullDescription.text.contains("\\u{"), "\(rule.id)")
        }
    }

    @Test func `keeps errors when there are too many results`() throws {
        let warnings = (1...5_999).map { number in
            Diagnostic("COL005", .warning, "\(number)", at: SourceSpan(startOf: "a.yaml"))
        }
        let error = Diagnostic("IDP002", "last", at: SourceSpan(startOf: "z.yaml"))
        let log = try SARIFLog(
            DiagnosticReport(diagnostics: warnings + [error], files: [], organizations: 0)
        )
        #expect(log.results.count == 5_000)
        #expect(log.results.first?.message.text == "last")
        #expect(log.notifications == ["1000 more not shown: mend these first"])
    }

    @Test(arguments: [
        ("[click](https://x.example)", "[click] (https://x.example)"),
        ("{0} and {12} and {a} and {", "{{0}} and {{12}} and {a} and {"),
        ("{1}](2)", "{{1}}] (2)"), ("a\nb", "a\\u{A}b"),
    ])
    func `lets no value be a link or a placeholder`(_ message: String, _ told: String) throws {
        let diagnostic = Diagnostic("IDP002", message, at: nil)
        let report = DiagnosticReport(diagnostics: [diagnostic], files: [], organizations: 0)
        #expect(try SARIFLog(report).results.map(\.message.text) == [told])
    }

    private func report(_ files: [SourceFile]) -> DiagnosticReport {
        let workspace = Workspace(
            files: files,
            decoded: files.map { DecodedFile($0, root: "tenants") },
            root: "tenants",
            today: Example.today
        )
        return DiagnosticReport(
            diagnostics: workspace.checked().all,
            files: files,
            organizations: 1
        )
    }
}

extension Example {
    /// What is said of it.
    fileprivate var report: DiagnosticReport {
        DiagnosticReport(diagnostics: checked().all, files: workspace, organizations: 1)
    }
}

/// What a reader of SARIF finds in it.
struct SARIFLog: Decodable {
    private let runs: [Run]

    /// Reads what the renderer writes about a report.
    init(_ report: DiagnosticReport) throws {
        let text = ReportFormat.sarif.renderer(color: false).text(of: report)
        self = try JSONDecoder().decode(SARIFLog.self, from: Data(text.utf8))
    }

    var results: [Result] { runs.flatMap(\.results) }
    var rules: [Rule] { runs.flatMap(\.tool.driver.rules) }
    var prints: [String] { results.compactMap { $0.partialFingerprints["tenantry/v1"] } }
    var notifications: [String] {
        runs.flatMap { $0.invocations ?? [] }.flatMap(\.toolExecutionNotifications)
            .map(\.message.text)
    }

    private struct Run: Decodable {
        let tool: Tool
        let results: [Result]
        let invocations: [Invocation]?
    }

    private struct Tool: Decodable { let driver: Driver }
    private struct Driver: Decodable { let rules: [Rule] }

    private struct Invocation: Decodable {
        let toolExecutionNotifications: [Notification]
    }

    private struct Notification: Decodable { let message: Message }

    struct Message: Decodable { let text: String }

    struct Rule: Decodable {
        let id: String
        let shortDescription: Message
        let fullDescription: Message
        let help: Message
    }

    struct Result: Decodable {
        let message: Message
        let locations: [Place]
        let relatedLocations: [Place]?
        let partialFingerprints: [String: String]

        var line: Int? { locations.first?.physicalLocation.region.startLine }

        enum CodingKeys: CodingKey {
            case message, locations, relatedLocations, partialFingerprints
        }

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            message = try values.decode(Message.self, forKey: .message)
            // Without a place there is none: code scanning would refuse that.
            locations = try values.decodeIfPresent([Place].self, forKey: .locations) ?? []
            relatedLocations = try values.decodeIfPresent([Place].self, forKey: .relatedLocations)
            partialFingerprints =
                try values.decode([String: String].self, forKey: .partialFingerprints)
        }
    }

    struct Place: Decodable {
        let physicalLocation: Location

        struct Location: Decodable {
            let artifactLocation: Artifact
            let region: Region
        }

        struct Artifact: Decodable { let uri: String }

        struct Region: Decodable {
            let startLine: Int
            let endLine: Int?
        }
    }
}
