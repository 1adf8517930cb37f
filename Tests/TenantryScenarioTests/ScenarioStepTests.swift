import TenantryTestSupport
import Testing

/// How scenario lines are understood, and what a scenario says when it fails.
struct ScenarioStepTests {
    private static let lines: [(String, ScenarioStep.Verb)] = [
        ("tenantry", .tenantry([])),
        ("tenantry plan 'a b'  --now \"\"", .tenantry(["plan", "a b", "--now", ""])),
        ("sh echo 'a  b' | cat", .sh("echo 'a  b' | cat")),
        ("sql a.db select 'x  y'", .sql(database: "a.db", query: "select 'x  y'")),
        ("exit 12", .exit(12)),
        ("stdout-contains  two blanks ", .stdoutContains(" two blanks ")),
        ("edit a.yaml s/x/y z/", .edit(file: "a.yaml", old: "x", new: "y z")),
        ("edit a s|http://x|a\\nb|", .edit(file: "a", old: "http://x", new: "a\nb")),
        ("edit a s/x//", .edit(file: "a", old: "x", new: "")),
        ("env A=b=c d", .env(name: "A", value: "b=c d")),
        ("copy tenants work", .copy(repositoryPath: "tenants", destination: "work")),
    ]

    @Test(arguments: lines)
    func `understands`(line: String, verb: ScenarioStep.Verb) throws {
        #expect(try ScenarioStep(line: 1, text: line).verb == verb)
    }

    @Test(arguments: [
        "tenantri plan", "exit", "exit x", "stdout", "stdout a b", "edit a s/x/y", "edit a s//y/",
        "edit a s/x/y/z/", "env A", "tenantry 'open", "copy a", " tenantry", "sql a.db",
    ])
    func `refuses`(line: String) {
        #expect(throws: ScenarioStep.Refusal.self) { try ScenarioStep(line: 1, text: line) }
    }

    @Test(arguments: ["", "write a b\n", "exit 0\nsh true\n", "sh true\nexit 0\nexit 0\n"])
    func `refuses a scenario that checks nothing or twice`(text: String) {
        #expect(throws: ScenarioStep.Refusal.self) { try Scenario(text) }
    }

    @Test(arguments: [
        ("sh echo no >&2; exit 4\n", 1, "exit 4, but expected exit 0 (0 because no"),
        ("sh exit 4\nexit 3\n", 1, "exit 4, but expected exit 3"),
        ("sh echo a\nstdout x\n-- x --\nb\n", 2, "-b\n+a\n"),
        ("sh echo a\nstdout x\n", 2, "there is no section x"),
        ("sh echo a\nstdout-contains b\n", 2, "does not contain"),
        ("sh echo a\nstdout-lacks a\n", 2, "contains the text"),
        ("edit x s/a/b/\nsh true\n-- x --\naa\n", 1, "2 times"),
        ("remember x\nsh echo b > x\nunchanged x\n-- x --\na\n", 3, "x changed"),
        ("sh true\nsql none.db select 1\n", 2, "there is no database"),
        ("sh true\nremove ../x\n", 2, "must be relative"),
    ])
    func `says what went wrong`(text: String, line: Int, message: String) async throws {
        let failure = await #expect(throws: ScenarioRun.Failure.self) {
            try await ScenarioRun.perform(Scenario(text), isRecording: false)
        }
        #expect(failure?.line == line)
        #expect(failure?.message.contains(message) == true, "\(failure?.message ?? "")")
    }

    @Test func `records outputs in place`() async throws {
        let text = "sh echo a; echo b >&2\nstdout x\nstderr y\n-- x --\nold\n-- z --\n1\n"
        let recorded = try await ScenarioRun.perform(Scenario(text), isRecording: true)
        #expect(recorded["x"] == "a\n")
        #expect(recorded["y"] == "b\n")
        #expect(recorded["z"] == "1\n")
        await #expect(throws: ScenarioRun.Failure.self) {
            try await ScenarioRun.perform(
                Scenario("sh echo a\nstdout x\nsh echo b\nstdout x\n"),
                isRecording: true
            )
        }
    }
}
