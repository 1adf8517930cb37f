internal import Foundation
internal import TenantryDiagnostics
internal import TenantryTestSupport
internal import TenantryYAML

/// One case of github.com/yaml/yaml-test-suite, and what becomes of it here.
struct ConformanceCase {
    /// Its name: `229Q`, or `JEF9/02` for one of several.
    let name: String
    /// What it is about, in the words of the suite.
    let title: String
    /// What becomes of it.
    let outcome: Outcome

    /// What can become of a case.
    enum Outcome: Hashable {
        /// It is read, with the events that the suite names.
        case equal
        /// It is YAML, and left out on purpose.
        case policy(Policy)
        /// It is no YAML, and refused.
        case invalid
        /// The parser differs from the specification.
        case deviation(Deviation)
    }

    /// How libyaml differs from the specification.
    enum Deviation: String, CaseIterable {
        case refused = "is YAML, and refused"
        case accepted = "is no YAML, and read"
        case different = "is read as something else"
    }

    /// What is left out, by what is said about it.
    enum Policy: String, CaseIterable {
        case anchor = "an anchor or an alias"
        case tag = "a tag"
        case directive = "a directive"
        case document = "a second document"
        case complexKey = "a key that is a list or a map"
        case mergeKey = "a merge key"
        case tab = "a tab in an indentation"
        case empty = "a file without a value"
        case repeatedKey = "a key that is written twice"
        case hidden = "a character that is not seen"
        case oneLine = "a tab or a line break in a value on one line"
        case limit = "more than a limit allows"

        /// The policy that a problem speaks of; `nil` if it is a mistake in the syntax.
        init?(_ problem: Diagnostic) {
            let phrases: [(String, Policy)] = [
                ("is an anchor", .anchor), ("is an alias", .anchor), ("is a tag", .tag),
                ("is a directive", .directive), ("second document", .document),
                ("not a list or a map", .complexKey), ("is a merge key", .mergeKey),
                ("a tab is used for indentation", .tab), ("the file is empty", .empty),
                ("is written twice", .repeatedKey), ("the text holds", .hidden),
                ("the value holds", .oneLine), ("more than", .limit), ("deeper than", .limit),
            ]
            guard let found = phrases.first(where: { problem.message.contains($0.0) }) else {
                return nil
            }
            self = found.1
        }
    }

    /// Reads all cases of a folder, sorted by name.
    static func all(in folder: URL) throws -> [ConformanceCase] {
        guard let paths = FileManager.default.enumerator(atPath: folder.path) else { return [] }
        return try paths.compactMap { $0 as? String }
            .filter { $0.hasSuffix("/in.yaml") }
            .map { String($0.dropLast(8)) }
            .sorted()
            .map { try ConformanceCase($0, in: folder.appending(path: $0)) }
    }

    private init(_ name: String, in folder: URL) throws {
        func text(_ file: String) -> String? {
            try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
        }
        self.name = name
        title = (text("===") ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
        let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "in.yaml")))
        let reading = Reading(SourceFile(path: name, bytes: bytes))
        let isInvalid = text("error") != nil
        if !reading.problems.isEmpty {
            let policies = reading.problems.compactMap(Policy.init)
            outcome =
                isInvalid
                ? .invalid : policies.first.map(Outcome.policy) ?? .deviation(.refused)
        } else if isInvalid {
            outcome = .deviation(.accepted)
        } else {
            let events = reading.root.map(SuiteEvents.of) ?? []
            let expected = SuiteEvents.parsed(text("test.event") ?? "")
            outcome = events == expected ? .equal : .deviation(.different)
        }
    }
}

/// Events in the notation of the suite, without styles.
enum SuiteEvents {
    /// The events of a tree.
    static func of(_ root: YAMLNode) -> [String] {
        switch root.kind {
        case .scalar: ["=" + root.text]
        case .sequence: ["+SEQ"] + root.items.flatMap(of) + ["-SEQ"]
        case .mapping:
            ["+MAP"] + root.entries.flatMap { of($0.key) + of($0.value) } + ["-MAP"]
        }
    }

    /// The events that a file of the suite lists.
    static func parsed(_ text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            switch line.prefix(4) {
            case "+SEQ", "+MAP", "-SEQ", "-MAP": String(line.prefix(4))
            case "=VAL": "=" + unescaped(line.dropFirst(6))
            default: nil
            }
        }
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.next() {
            case "n": result.unicodeScalars.append("\n")
            case "t": result.unicodeScalars.append("\t")
            case "r": result.unicodeScalars.append("\r")
            case "b": result.unicodeScalars.append("\u{08}")
            case let other?: result.unicodeScalars.append(other)
            case nil: break
            }
        }
        return result
    }
}
