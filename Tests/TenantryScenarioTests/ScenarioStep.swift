/// One line of a scenario's header, understood.
struct ScenarioStep: Equatable, Sendable {
    /// What a line can ask for.
    enum Verb: Equatable, Sendable {
        case tenantry([String])
        case sh(String)
        case sql(database: String, query: String)
        case exit(Int32)
        case stdout(section: String)
        case stderr(section: String)
        case stdoutContains(String)
        case stdoutLacks(String)
        case stderrContains(String)
        case edit(file: String, old: String, new: String)
        case write(file: String, section: String)
        case remove(file: String)
        case copy(repositoryPath: String, destination: String)
        case env(name: String, value: String)
        case remember(file: String)
        case unchanged(file: String)
    }

    /// A line that makes no sense.
    struct Refusal: Error, Equatable {
        /// The number of the line.
        let line: Int
        /// What is wrong with it.
        let message: String
    }

    /// The number of the line in the scenario file.
    let line: Int
    /// The line as written.
    let text: String
    /// What it asks for.
    let verb: Verb

    /// Understands a line.
    init(line: Int, text: String) throws(Refusal) {
        guard let verb = Self.verb(of: text) else {
            throw Refusal(line: line, message: "cannot understand `\(text)`")
        }
        self.line = line
        self.text = text
        self.verb = verb
    }

    /// Says whether the line runs a process, of which the lines after it speak.
    var runsProcess: Bool {
        switch verb {
        case .tenantry, .sh, .sql: true
        case .exit, .stdout, .stderr, .stdoutContains, .stdoutLacks, .stderrContains, .edit,
            .write, .remove, .copy, .env, .remember, .unchanged:
            false
        }
    }

    private static func verb(of text: String) -> Verb? {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        let rest = parts.count > 1 ? String(parts[1]) : ""
        switch parts.first ?? "" {
        case "tenantry": return words(of: rest).map { .tenantry($0) }
        case "exit": return Int32(rest).map { .exit($0) }
        case "env": return environment(rest)
        case "edit": return edit(rest)
        case let name where !rest.isEmpty: return verb(name, text: rest) ?? verb(name, words: rest)
        default: return nil
        }
    }

    /// Understands the verbs that take the rest of their line as it is.
    private static func verb(_ name: Substring, text: String) -> Verb? {
        switch name {
        case "sh": .sh(text)
        case "sql": pair(text).map { .sql(database: $0, query: $1) }
        case "stdout-contains": .stdoutContains(text)
        case "stdout-lacks": .stdoutLacks(text)
        case "stderr-contains": .stderrContains(text)
        default: nil
        }
    }

    /// Understands the verbs that name files and sections.
    private static func verb(_ name: Substring, words rest: String) -> Verb? {
        guard let names = words(of: rest) else { return nil }
        switch (name, names.count) {
        case ("stdout", 1): return .stdout(section: names[0])
        case ("stderr", 1): return .stderr(section: names[0])
        case ("remove", 1): return .remove(file: names[0])
        case ("remember", 1): return .remember(file: names[0])
        case ("unchanged", 1): return .unchanged(file: names[0])
        case ("write", 2): return .write(file: names[0], section: names[1])
        case ("copy", 2): return .copy(repositoryPath: names[0], destination: names[1])
        default: return nil
        }
    }

    private static func environment(_ text: String) -> Verb? {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty else { return nil }
        return .env(name: String(parts[0]), value: String(parts[1]))
    }

    /// Understands `FILE s/OLD/NEW/`: any character may stand for `/`, and `\n` is a line break.
    private static func edit(_ text: String) -> Verb? {
        guard let (file, script) = pair(text), script.first == "s" else { return nil }
        let body = script.dropFirst()
        guard let delimiter = body.first else { return nil }
        let parts = body.dropFirst().split(
            separator: delimiter,
            omittingEmptySubsequences: false
        )
        guard parts.count == 3, !parts[0].isEmpty, parts[2].isEmpty else { return nil }
        return .edit(file: file, old: withBreaks(parts[0]), new: withBreaks(parts[1]))
    }

    private static func withBreaks(_ text: Substring) -> String {
        text.split(separator: "\\n", omittingEmptySubsequences: false).joined(separator: "\n")
    }

    private static func pair(_ text: String) -> (first: String, rest: String)? {
        let parts = text.split(separator: " ", maxSplits: 1)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
    }

    /// Splits at blanks, except between quotes; `nil` if a quote is left open.
    private static func words(of text: String) -> [String]? {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in text {
            if character == quote {
                quote = nil
            } else if quote == nil, character == "\"" || character == "'" {
                quote = character
                word = word ?? ""
            } else if quote == nil, character == " " {
                if let complete = word { words.append(complete) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let complete = word { words.append(complete) }
        return quote == nil ? words : nil
    }
}
