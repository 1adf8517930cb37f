import TenantryDiagnostics
import TenantryTestSupport
import TenantryYAML

@testable import TenantryConfig

/// What must hold for every file that is formatted.
enum FormattingLaws {
    /// What became of a file.
    enum Outcome: Hashable {
        case formatted
        /// It is no YAML of ours.
        case unreadable
        /// It holds something that is not laid out.
        case leftAlone
        /// A law is broken: which one.
        case broken(String)
    }

    /// Formats a file and looks at what came of it.
    static func outcome(of text: String) -> Outcome {
        let file = SourceFile(path: "a.yaml", text: text)
        guard let tree = YAMLTree.read(file).tree else { return .unreadable }
        guard let bytes = Formatting.laidOut(file, tree: tree) else { return .leftAlone }
        let formatted = SourceFile(path: "a.yaml", bytes: bytes)
        guard let second = YAMLTree.read(formatted).tree else { return .broken("unreadable") }
        if !Formatting.saysTheSame(tree.root, second.root) { return .broken("says something else") }
        guard let again = Formatting.laidOut(formatted, tree: second) else {
            return .broken("is left alone the second time")
        }
        if again != bytes { return .broken("changes the second time") }
        if comments(in: file, tree) != comments(in: formatted, second) {
            return .broken("loses a comment")
        }
        if LayoutGlance.isFormatted(file.bytes), bytes != file.bytes {
            return .broken("a glance takes it for formatted")
        }
        return .formatted
    }

    /// The comments of a file in order.
    private static func comments(in file: SourceFile, _ tree: YAMLTree) -> [[UInt8]] {
        (LayoutScan.tokens(of: file.bytes, tree) ?? []).filter { $0.kind == .comment }
            .map { Array(file.bytes[$0.range]) }
    }
}

/// Writes YAML as nobody should: any indentation, comments and empty lines anywhere.
struct UntidyYAML {
    private var random: SeededRandom
    private var text = ""
    /// How many comments were written; each holds its number.
    private(set) var comments = 0

    private init(seed: UInt64) { random = SeededRandom(seed: seed) }

    /// Returns a mapping with the number of comments in it.
    static func file(seed: UInt64) -> (text: String, comments: Int) {
        var yaml = UntidyYAML(seed: seed)
        if yaml.chance(10) { yaml.text = "\u{FEFF}" }
        yaml.noise(near: 0)
        yaml.mapping(at: 0, depth: 0, isFirstPlaced: true)
        if yaml.chance(20) { yaml.text += "\n\n" }
        if yaml.chance(10), yaml.text.hasSuffix("\n") { yaml.text.removeLast() }
        let end = yaml.chance(10) ? "\r\n" : "\n"
        let text = yaml.text.unicodeScalars.map { $0 == "\n" ? end : String($0) }.joined()
        return (text, yaml.comments)
    }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &random) < percent
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: elements.indices, using: &random)]
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }

    private mutating func gap() -> String { chance(70) ? " " : spaces(pick([1, 2, 3, 7])) }

    /// Nothing or little: where YAML asks for no space.
    private mutating func slack() -> String { chance(60) ? "" : spaces(pick([1, 2])) }

    private mutating func comment() -> String {
        comments += 1
        return "#" + pick(["", " ", "  "]) + "c\(comments)"
    }

    /// Ends a line, maybe with a comment, and adds empty lines and comments behind it.
    private mutating func endLine(near column: Int) {
        if chance(15) { text += spaces(pick([1, 2, 5])) + comment() }
        if chance(10) { text += pick([" ", "   ", "\t"]) }
        text += "\n"
        noise(near: column)
    }

    private mutating func noise(near column: Int) {
        while chance(15) {
            let line = chance(50) ? "" : spaces(pick([0, column, column + 2, 9])) + comment()
            text += line + pick(["", "", "  "]) + "\n"
        }
    }

    private mutating func mapping(at column: Int, depth: Int, isFirstPlaced: Bool) {
        for number in 0..<pick([1, 2, 3]) {
            if number > 0 || !isFirstPlaced { text += spaces(column) }
            text += pick(["key\(number)", "\"key\(number)\"", "a b\(number)", "schlüssel\(number)"])
            text += (chance(90) ? "" : " ") + ":"
            value(inMappingAt: column, depth: depth)
        }
    }

    private mutating func value(inMappingAt column: Int, depth: Int) {
        let isDeep = depth > 3
        switch isDeep ? pick([0, 1, 2, 3]) : pick([0, 1, 2, 3, 4, 4, 5, 5, 6]) {
        case 0:
            text += gap() + scalar(inside: column)
            endLine(near: column)
        case 1:
            text += gap() + flow(depth: 0)
            endLine(near: column)
        case 2: block(inside: column)
        case 3: endLine(near: column)
        case 4:
            endLine(near: column)
            mapping(at: column + pick([1, 2, 3, 4]), depth: depth + 1, isFirstPlaced: false)
        case 5:
            endLine(near: column)
            list(at: column + pick([0, 0, 1, 2, 4]), depth: depth + 1, isFirstPlaced: false)
        default:
            endLine(near: column)
            text += spaces(column + pick([1, 2, 5])) + scalar(inside: column)
            endLine(near: column)
        }
    }

    private mutating func list(at column: Int, depth: Int, isFirstPlaced: Bool) {
        for number in 0..<pick([1, 2, 3]) {
            if number > 0 || !isFirstPlaced { text += spaces(column) }
            let gap = spaces(pick([1, 1, 1, 3]))
            text += "-"
            switch depth > 3 ? pick([0, 1]) : pick([0, 1, 2, 2, 3, 4, 5]) {
            case 0:
                text += gap + scalar(inside: column)
                endLine(near: column)
            case 1:
                text += gap + flow(depth: 0)
                endLine(near: column)
            case 2:
                text += gap
                mapping(at: column + 1 + gap.count, depth: depth + 1, isFirstPlaced: true)
            case 3:
                text += gap
                list(at: column + 1 + gap.count, depth: depth + 1, isFirstPlaced: true)
            case 4:
                endLine(near: column)
                mapping(at: column + pick([1, 2, 3]), depth: depth + 1, isFirstPlaced: false)
            default: block(inside: column)
            }
        }
    }

    private mutating func scalar(inside column: Int) -> String {
        let next = "\n" + spaces(column + pick([1, 2, 3, 6]))
        return pick([
            "plain", "two  words", "-5", "https://a.example/x#y", "\"quo\\\"ted # no comment\"",
            "'it''s: fine'", "\"\"", "''", "é\u{1F600}", "[]", "{ }", "\"a \\\\ b\"",
            "plain\(next)goes on\(next)and on", "\"quoted\\\(next)\\ goes on\(next)end\"",
            "'single \(next)  folded'", "\"one\n\(next)two\\ \(next)three\"",
        ])
    }

    private mutating func block(inside column: Int) {
        let indent = pick([1, 2, 4])
        let sign = pick(["|", ">", "|-", ">-", "|+", ">+"])
        let isExplicit = chance(30)
        let start = spaces(column + indent)
        text += gap() + sign + (isExplicit ? String(indent) : "") + pick(["", "", "  "]) + "\n"
        if isExplicit { text += start + "  indented first\n" }
        text += start + "text # no comment\n" + pick(["", "\n", " \n"])
        text += start + pick(["  more", "- item", "key: value  ", "\tx"]) + "\n"
        text += pick(["", "", "\n", "\n\n"])
        if !sign.hasSuffix("+") { noise(near: 0) }
    }

    private mutating func flow(depth: Int) -> String {
        let isMap = chance(50)
        let inner = isMap && chance(70) ? slack() : ""
        var items: [String] = []
        for number in 0..<pick([0, 1, 2, 3]) {
            var item =
                depth < 2 && chance(30)
                ? flow(depth: depth + 1)
                : pick([
                    "a", "b c", "\"q, {\"", "'s'", "x@y.example", "1", "a/b",
                ])
            if isMap { item = "k\(number)" + (chance(90) ? "" : " ") + ":" + gap() + item }
            items.append(item + slack())
        }
        let separator = chance(85) ? "," + slack() : ",\n" + spaces(pick([20, 30])) + slack()
        let content = items.joined(separator: separator)
        return isMap ? "{" + inner + content + slack() + "}" : "[" + slack() + content + "]"
    }
}
