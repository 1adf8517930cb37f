import Foundation
import TenantryTestSupport
import Testing

/// The templates under `ci/` work as they are: stories of pull requests are played through their
/// own steps, with the real tenantry, a real git, and a stand-in for the interface of GitHub.
///
/// `Play/` reads the workflow files and runs what they say; it holds no step of its own, so that a
/// template and what is tested cannot differ.
@Suite(.enabled(if: TemplatePlay.isExpected, TemplatePlay.missing), .timeLimit(.minutes(20)))
struct TemplateTests {
    @Test(arguments: TemplatePlay.stories)
    func `plays the story`(_ story: String) async throws {
        let tenantry = try TenantryBinary.path()
        let run = try await TemplatePlay.run("scenarios.py", [tenantry, story])
        #expect(run.end == .exit(0), "\(run.outputText)\(run.errorText)")
    }

    @Test(arguments: ["schemas", "scripts", "security"])
    func `other tools find nothing`(_ check: String) async throws {
        let run = try await TemplatePlay.run("lint.py", [check])
        #expect(run.end == .exit(0), "\(run.outputText)\(run.errorText)")
    }

    @Test func `finds stories`() {
        #expect(TemplatePlay.stories.contains("two_that_change_the_same_organization_collide"))
    }
}

/// The programs that play the templates.
enum TemplatePlay {
    private static let folder =
        "\(RepositoryFolder.path)/Tests/TenantryScenarioTests/Templates/Play"

    private static let commands = ["bash", "curl", "git", "jq", "unzip"]

    /// Whether tests that need them run: in CI they fail where something is missing.
    static let isExpected =
        CheckingTools.areRequired
        || (CheckingTools.has("zizmor") && commands.allSatisfy { ProcessRun.find($0) != nil })

    /// Why such tests do not run.
    static let missing: Comment = "`make judges` installs what plays the templates"

    /// The stories, in the order in which they stand in the file.
    static let stories: [String] = {
        let text = try? String(contentsOfFile: "\(folder)/scenarios.py", encoding: .utf8)
        return (text ?? "").split(separator: "\n").compactMap { line in
            guard line.hasPrefix("def "), line.hasSuffix("(story):") else { return nil }
            return String(line.dropFirst(4).dropLast(8))
        }
    }()

    /// Runs one of the programs on this repository to its end.
    static func run(_ program: String, _ arguments: [String]) async throws -> ProcessRun {
        try await ProcessRun.of(
            "\(CheckingTools.folder)/python",
            ["\(folder)/\(program)", RepositoryFolder.path] + arguments,
            environment: [
                "PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8",
                "PYTHONDONTWRITEBYTECODE": "1",
            ],
            in: RepositoryFolder.path,
            timeout: .seconds(500)
        )
    }
}
