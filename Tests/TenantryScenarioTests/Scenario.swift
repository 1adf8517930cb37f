import TenantryTestSupport

/// A scenario file, understood: what to do, and the files to do it with.
struct Scenario: Sendable {
    /// The steps in the order of the file.
    let steps: [ScenarioStep]
    /// The file itself.
    let file: Txtar

    /// Understands a scenario file.
    init(_ text: String) throws {
        file = try Txtar(text)
        steps = try file.commands.map { try ScenarioStep(line: $0.line, text: $0.text) }
        var hasExit: Bool?
        for step in steps {
            if step.runsProcess { hasExit = false }
            guard case .exit = step.verb else { continue }
            guard hasExit == false else {
                throw ScenarioStep.Refusal(
                    line: step.line,
                    message: "`exit` must follow a command, once"
                )
            }
            hasExit = true
        }
        if hasExit == nil {
            throw ScenarioStep.Refusal(line: 1, message: "the scenario runs no command")
        }
    }

    /// Returns the exit code that the step at this index must have: 0 unless the lines up to the
    /// next command say otherwise.
    func expectedExit(at index: Int) -> (code: Int32, isStated: Bool) {
        for step in steps[(index + 1)...].prefix(while: { !$0.runsProcess }) {
            if case .exit(let code) = step.verb { return (code, true) }
        }
        return (0, false)
    }
}
