import Foundation
import TenantryTestSupport
import Testing

/// Runs every file of `Scenarios` and of `Hostile`: a new file is a new test.
struct ScenarioTests {
    @Test(.timeLimit(.minutes(20)), arguments: ScenarioFile.all)
    func `goes as written`(_ scenario: ScenarioFile) async throws {
        do {
            let text = try scenario.text
            let recorded = try await ScenarioRun.perform(
                Scenario(text),
                isRecording: Golden.isRecording
            )
            guard recorded.text != text else { return }
            try scenario.write(recorded.text)
            let diff = UnifiedDiff.between(expected: text, actual: recorded.text)
            scenario.fail(atLine: 1, "recorded:\n\(diff)")
        } catch let failure as ScenarioRun.Failure {
            scenario.fail(atLine: failure.line, failure.message)
        } catch let refusal as ScenarioStep.Refusal {
            scenario.fail(atLine: refusal.line, refusal.message)
        }
    }

    @Test func `finds the scenario files`() {
        #expect(!ScenarioFile.all.isEmpty)
    }
}

/// One file of the folders `Scenarios` and `Hostile`.
struct ScenarioFile: CustomTestStringConvertible, Sendable {
    /// The name of the file, with its folder.
    let name: String

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

    /// All scenario files, by name, or those that `TENANTRY_SCENARIOS` names, with blanks between.
    static var all: [ScenarioFile] {
        let names = ProcessInfo.processInfo.environment["TENANTRY_SCENARIOS"]
        guard let names else { return every }
        let paths = names.split(separator: " ").map { "/\($0).txtar" }
        return every.filter { file in paths.contains { file.name.hasSuffix($0) } }
    }

    private static var every: [ScenarioFile] {
        ["Hostile", "Scenarios"].flatMap { part in
            let path = folder.appendingPathComponent(part).path
            let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            return names.filter { $0.hasSuffix(".txtar") }.sorted()
                .map { ScenarioFile(name: "\(part)/\($0)") }
        }
    }

    var testDescription: String { name }

    private var url: URL { Self.folder.appendingPathComponent(name) }

    /// The content of the file.
    var text: String {
        get throws { try String(contentsOf: url, encoding: .utf8) }
    }

    /// Rewrites the file.
    func write(_ text: String) throws {
        try Data(text.utf8).write(to: url)
    }

    /// Reports an issue that points into the file.
    func fail(atLine line: Int, _ message: String) {
        Issue.record(
            "\(name):\(line): \(message)",
            sourceLocation: SourceLocation(
                fileID: "TenantryScenarioTests/\(name)",
                filePath: url.path,
                line: line,
                column: 1
            )
        )
    }
}
