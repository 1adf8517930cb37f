internal import TenantryDiagnostics

extension Refusal {
    /// Words the refusal, with the place and the next action.
    func problems(in lines: SourceLines, limits: YAMLLimits) -> [Diagnostic] {
        switch self {
        case .properties(let start):
            return Self.properties(from: start, in: lines)
        case .alias(let start, let end):
            return [Self.feature("an alias", "aliases", start, end, in: lines, "write the value out")]
        case .mergeKey(let start, let end):
            return [
                Self.feature("a merge key", "merge keys", start, end, in: lines, "write the keys out")
            ]
        case .complexKey(let start, _):
            let word = lines.word(at: start)
            return [
                Diagnostic(
                    "FMT006", .error,
                    "a mapping key must be plain or quoted text, not a list or a mapping",
                    at: SourceSpan(in: lines.file, start, word.end),
                    help: ["put the key in quotes if it is text"])
            ]
        case .secondDocument(let start):
            return [
                Diagnostic(
                    "FMT006", .error,
                    "a second document begins here, and a file may hold only one",
                    at: SourceSpan(in: lines.file, start, lines.word(at: start).end),
                    help: ["move it to a file of its own, or remove the line that separates them"])
            ]
        case .directives(let start):
            return Self.directives(from: start, in: lines)
        case .tooDeep(let start):
            return [
                Self.limit(
                    "nesting is deeper than \(limits.depth) levels", start, start, in: lines,
                    "look for a mistake in the indentation or the brackets")
            ]
        case .tooManyNodes(let start):
            return [
                Self.limit(
                    "the file has more than \(limits.nodes) values", start, start, in: lines,
                    "split the file")
            ]
        case .tooManyEntries(let start):
            return [
                Self.limit(
                    "a list or mapping has more than \(limits.entries) entries", start, start,
                    in: lines, "split the file")
            ]
        case .longScalar(let start, let end, let bytes):
            return [
                Self.limit(
                    "a value has \(bytes) bytes, more than \(limits.scalarBytes)", start, end,
                    in: lines, "shorten the value")
            ]
        case .longKey(let start, let end, let bytes):
            return [
                Self.limit(
                    "a key has \(bytes) bytes, more than \(limits.keyBytes)", start, end,
                    in: lines, "shorten the key")
            ]
        }
    }

    private static func feature(
        _ name: String,
        _ names: String,
        _ start: Mark,
        _ end: Mark,
        in lines: SourceLines,
        _ help: String
    ) -> Diagnostic {
        let bytes = lines.file.bytes[lines.offset(of: start)..<lines.offset(of: end)]
        let text = String(validating: bytes, as: UTF8.self) ?? ""
        return Diagnostic(
            "FMT006", .error,
            "\(HiddenCharacter.quoted(text)) is \(name), and \(names) are not allowed",
            at: SourceSpan(in: lines.file, start, end),
            help: [help])
    }

    /// A node can have an anchor and a tag, in either order, on one line or on several.
    private static func properties(from start: Mark, in lines: SourceLines) -> [Diagnostic] {
        var found: [Diagnostic] = []
        var mark = start
        while found.count < 2 {
            let (text, end) = lines.word(at: mark)
            if text.hasPrefix("&") {
                found.append(
                    feature("an anchor", "anchors", mark, end, in: lines, "remove the anchor"))
            } else if text.hasPrefix("!") {
                found.append(
                    feature(
                        "a tag", "tags", mark, end, in: lines,
                        "remove the tag; write the value in quotes if it begins with `!`"))
            } else {
                break
            }
            mark = lines.skippingBlanks(from: end)
        }
        return found
    }

    /// Every directive but `%YAML 1.2`, which says what holds anyway.
    private static func directives(from start: Mark, in lines: SourceLines) -> [Diagnostic] {
        var found: [Diagnostic] = []
        for number in start.line..<Int32(lines.count) {
            let mark = Mark(line: number, column: 0)
            let (text, end) = lines.rest(from: mark)
            if text.hasPrefix("---") { break }
            guard text.hasPrefix("%"), text.split(whereSeparator: \.isBlank) != ["%YAML", "1.2"]
            else { continue }
            found.append(
                feature("a directive", "directives", mark, end, in: lines, "remove the line"))
        }
        return found
    }

    private static func limit(
        _ message: String, _ start: Mark, _ end: Mark, in lines: SourceLines, _ help: String
    ) -> Diagnostic {
        let end = start == end ? lines.word(at: start).end : end
        return Diagnostic(
            "FMT010", .error, message, at: SourceSpan(in: lines.file, start, end), help: [help])
    }
}

extension Character {
    fileprivate var isBlank: Bool { self == " " || self == "\t" }
}
