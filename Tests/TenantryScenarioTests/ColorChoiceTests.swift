import Testing

@testable import TenantryCommandLine

/// Which wish for colours goes before which.
struct ColorChoiceTests {
    /// A choice, what the environment holds, and whether there are colours in a pipe and on a
    /// terminal.
    struct Wish: CustomTestStringConvertible, Sendable {
        let choice: ColorChoice
        let environment: [EnvironmentVariable: String]
        let inPipe: Bool
        let onTerminal: Bool

        var testDescription: String {
            "\(choice) \(environment.map { "\($0.rawValue)=\($1)" }.sorted())"
        }
    }

    private static let wishes: [Wish] = [
        Wish(choice: .auto, environment: [:], inPipe: false, onTerminal: true),
        Wish(choice: .auto, environment: [.noColor: "1"], inPipe: false, onTerminal: false),
        Wish(choice: .auto, environment: [.noColor: "0"], inPipe: false, onTerminal: false),
        Wish(choice: .auto, environment: [.forcedColor: "1"], inPipe: true, onTerminal: true),
        Wish(choice: .auto, environment: [.forcedColor: "0"], inPipe: false, onTerminal: true),
        Wish(
            choice: .auto,
            environment: [.noColor: "1", .forcedColor: "1"],
            inPipe: false,
            onTerminal: false
        ),
        Wish(choice: .auto, environment: [.terminal: "dumb"], inPipe: false, onTerminal: false),
        Wish(
            choice: .auto,
            environment: [.terminal: "dumb", .forcedColor: "1"],
            inPipe: true,
            onTerminal: true
        ),
        Wish(choice: .always, environment: [.noColor: "1"], inPipe: true, onTerminal: true),
        Wish(choice: .always, environment: [.terminal: "dumb"], inPipe: true, onTerminal: true),
        Wish(choice: .never, environment: [.forcedColor: "1"], inPipe: false, onTerminal: false),
    ]

    @Test(arguments: wishes)
    func `goes before the others`(_ wish: Wish) {
        let value = { (variable: EnvironmentVariable) in wish.environment[variable] }
        #expect(wish.choice.isWanted(isTerminal: false, value) == wish.inPipe)
        #expect(wish.choice.isWanted(isTerminal: true, value) == wish.onTerminal)
    }
}
