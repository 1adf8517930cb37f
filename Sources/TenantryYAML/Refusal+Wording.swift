internal import TenantryDiagnostics

extension Refusal {
    /// Words the refusal, with the place and the next action.
    func problems(in lines: SourceLines, limits: YAMLLimits) -> [Diagnostic] {
        switch self {
        case .properties(let start):
            return Self.properties(from: start, in: lines)
        case .alias(let start, let end):
            return [.refused(.alias, from: start, to: end, in: lines)]
        case .mergeKey(let start, let end):
            return [.refused(.mergeKey, from: start, to: end, in: lines)]
        case .complexKey(let start, _):
            return [Self.complexKey(at: start, in: lines)]
        case .secondDocument(let start):
            return [.secondDocument(at: start, in: lines)]
        case .directives(let start):
            return Self.directives(from: start, in: lines)
        case .tooDeep(let start):
            return Self.limit(
                "nesting is deeper than \(limits.depth) levels",
                from: start,
                in: lines,
                "look for a mistake in the indentation or the brackets"
            )
        case .tooManyNodes(let start):
            return Self.limit(
                "the file has more than \(limits.nodes) values",
                from: start,
                in: lines,
                "split the file"
            )
        case .tooManyEntries(let start):
            return Self.limit(
                "a list or map has more than \(limits.entries) entries",
                from: start,
                in: lines,
                "split the file"
            )
        case .longScalar(let start, let end, let bytes):
            return Self.limit(
                "a value has \(bytes) bytes, more than \(limits.scalarBytes)",
                from: start,
                to: end,
                in: lines,
                "shorten the value"
            )
        case .longKey(let start, let end, let bytes):
            return Self.limit(
                "a key has \(bytes) bytes, more than \(limits.keyBytes)",
                from: start,
                to: end,
                in: lines,
                "shorten the key"
            )
        }
    }

    /// A node can have an anchor and a tag, in either order, on one line or on several.
    private static func properties(from start: Mark, in lines: SourceLines) -> [Diagnostic] {
        var found: [Diagnostic] = []
        var mark = start
        while found.count < 2 {
            let (text, end) = lines.word(at: mark)
            if text.hasPrefix("&") {
                found.append(.refused(.anchor, from: mark, to: end, in: lines))
            } else if text.hasPrefix("!") {
                found.append(.refused(.tag, from: mark, to: end, in: lines))
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
            found.append(.refused(.directive, from: mark, to: end, in: lines))
        }
        return found
    }

    private static func complexKey(at start: Mark, in lines: SourceLines) -> Diagnostic {
        Diagnostic(
            "FMT006",
            .error,
            "the key of a map must be plain or quoted text, not a list or a map",
            at: SourceSpan(in: lines.file, start, lines.word(at: start).end),
            help: ["put the key in quotes if it is text"]
        )
    }

    /// Points to the word at `start` where no end is given.
    private static func limit(
        _ message: String,
        from start: Mark,
        to end: Mark? = nil,
        in lines: SourceLines,
        _ help: String
    ) -> [Diagnostic] {
        [
            Diagnostic(
                "FMT010",
                .error,
                message,
                at: SourceSpan(in: lines.file, start, end ?? lines.word(at: start).end),
                help: [help]
            )
        ]
    }
}

extension Character {
    fileprivate var isBlank: Bool { self == " " || self == "\t" }
}
