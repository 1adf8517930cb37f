internal import TenantryDiagnostics

extension YAMLFailure {
    /// Says in words for people what libyaml could not read.
    ///
    /// libyaml knows some forty phrases; those that people meet are worded here, at the place
    /// where the mistake is rather than where libyaml noticed it.
    func diagnostic(in lines: SourceLines) -> Diagnostic {
        if let refused = refusedFeature(in: lines) { return refused }
        switch problem {
        case "could not find expected ':'":
            return withoutColon(in: lines)
        case "mapping values are not allowed in this context":
            return misplacedColon(in: lines)
        case "block sequence entries are not allowed in this context":
            return here(
                "a list item (`- `) cannot stand here",
                in: lines,
                "begin the list on a line of its own, and align its items"
            )
        case "mapping keys are not allowed in this context":
            return here("a value cannot begin with `? `", in: lines, "put the value in quotes")
        case "did not find expected key":
            return misplaced("map", in: lines)
        case "did not find expected '-' indicator":
            return misplaced("list", in: lines)
        case "did not find expected ',' or ']'":
            return unclosed("[", "]", in: lines)
        case "did not find expected ',' or '}'":
            return splitReference(in: lines) ?? unclosed("{", "}", in: lines)
        case "found unexpected end of stream", "found unexpected document indicator":
            return there("a quote is never closed", in: lines, "write the closing quote")
        case "found unknown escape character", "did not find expected hexdecimal number",
            "found invalid Unicode character escape code":
            return here(
                "a backslash sequence that does not exist",
                in: lines,
                "write `\\\\` for a backslash, or put the value in single quotes"
            )
        default:
            return unexpectedWord(in: lines)
        }
    }

    /// Mistakes that are best told by the word at which libyaml stopped.
    private func unexpectedWord(in lines: SourceLines) -> Diagnostic {
        switch problem {
        case "found character that cannot start any token":
            here(
                "cannot begin a value",
                .shown,
                in: lines,
                "put the value in quotes"
            )
        case "did not find expected node content":
            here(
                "stands where a value is expected",
                .shown,
                in: lines,
                "write the value, in quotes if needed"
            )
        case "did not find expected <document start>":
            here(
                "does not belong to the content above, which has ended",
                .shown,
                in: lines,
                "look for a quote or bracket that closes too early, or for wrong indentation"
            )
        case "did not find expected comment or line break",
            "found an indentation indicator equal to 0":
            here(
                "cannot follow `|` or `>` on the same line",
                .shown,
                in: lines,
                "write the text on the next line, indented; or put the value in quotes"
            )
        default:
            here(
                "cannot be read: \(problem)",
                .shown,
                in: lines,
                "rewrite this line, or put the value in quotes"
            )
        }
    }

    /// Mistakes in a feature that is not allowed anyway.
    private func refusedFeature(in lines: SourceLines) -> Diagnostic? {
        if lines.hasTab(at: problemMark) || problem.hasPrefix("found a tab character") {
            return .tabIndentation(at: problemMark, in: lines)
        }
        if problem == "found incompatible YAML document" || problem.contains("duplicate %") {
            return .refused(.directive, at: problemMark, in: lines)
        }
        if problem == "found undefined tag handle" {
            return .refused(.tag, at: problemMark, in: lines)
        }
        if problem == "did not find expected <document start>", lines.isBehindEndMarker(problemMark)
        {
            return .secondDocument(at: problemMark, in: lines)
        }
        switch context {
        case "while scanning an anchor":
            return .refused(.anchor, at: contextMark, in: lines)
        case "while scanning an alias"
        where lines.word(at: contextMark).text == "*" && lines.before(contextMark).text.isEmpty:
            let end = Mark(line: contextMark.line, column: contextMark.column + 1)
            return Diagnostic(
                "FMT001",
                .error,
                "`*` does not begin a list item",
                at: SourceSpan(in: lines.file, contextMark, end),
                help: ["a list item begins with `- `"]
            )
        case "while scanning an alias":
            return .refused(.alias, at: contextMark, in: lines)
        case "while scanning a tag", "while parsing a tag":
            return .refused(.tag, at: contextMark, in: lines)
        case "while scanning a directive", "while scanning a %YAML directive",
            "while scanning a %TAG directive", "while parsing a %TAG directive",
            "while scanning a tag directive", "while parsing a tag directive":
            return .refused(.directive, at: contextMark, in: lines)
        default:
            return nil
        }
    }

    private func withoutColon(in lines: SourceLines) -> Diagnostic {
        let (text, end) = lines.rest(from: contextMark)
        let colon = text.unicodeScalars.firstIndex(of: ":")
        let isGlued = colon != nil
        // What is glued to a key may be a secret: it is not repeated.
        let shown = colon.map { "\(text[..<$0]):…" } ?? "\(text)"
        return Diagnostic(
            "FMT001",
            .error,
            "\(HiddenCharacter.quoted(shown)) is no `key: value`",
            at: SourceSpan(in: lines.file, contextMark, end),
            help: [
                isGlued
                    ? "write a space behind the `:`"
                    : "write a `:` behind the key, or indent the line if it continues a value"
            ]
        )
    }

    private func misplacedColon(in lines: SourceLines) -> Diagnostic {
        let (text, start) = lines.before(problemMark)
        if let mistyped = mistypedDash(text, at: start, in: lines) { return mistyped }
        if let reference = splitReference(in: lines) { return reference }
        if text.contains(": ") {
            return here(
                "a second `:` on one line",
                in: lines,
                "put the value in quotes if the `:` belongs to it, else begin a new line"
            )
        }
        let end = Mark(line: problemMark.line, column: problemMark.column + 1)
        return Diagnostic(
            "FMT001",
            .error,
            "\(HiddenCharacter.quoted(text)) is a key where the value above still goes on",
            at: SourceSpan(in: lines.file, start, end),
            help: ["align it with the keys it belongs to", "write a space behind every `:` above"]
                + longForm(of: text, in: lines)
        )
    }

    /// A reference to a secret with a space in the middle: `clientSecret: env: NAME`.
    private func splitReference(in lines: SourceLines) -> Diagnostic? {
        let (text, _) = lines.before(problemMark)
        return ["env", "file"].first { text.hasSuffix(": \($0)") }.map { scheme in
            here(
                "a reference to a secret has no space behind `\(scheme):`",
                in: lines,
                "write `\(scheme):` and what follows without a space between"
            )
        }
    }

    /// A list item whose dash is another sign, or has no blank behind it.
    private func mistypedDash(
        _ text: String,
        at start: Mark,
        in lines: SourceLines
    ) -> Diagnostic? {
        guard let sign = text.unicodeScalars.first else { return nil }
        let rest = text.unicodeScalars.dropFirst()
        let message: String
        switch (sign, rest.first) {
        case ("-", "{"), ("-", "["): message = "`-` needs a blank behind it"
        case ("\u{2010}"..."\u{2015}", " "), ("\u{2212}", " "), ("\u{2022}", " "):
            message = "`\(sign)` (\(sign.codePoint)) is another sign than `-`"
        default: return nil
        }
        let end = Mark(line: start.line, column: start.column + 1)
        return Diagnostic(
            "FMT001",
            .error,
            message,
            at: SourceSpan(in: lines.file, start, end),
            help: ["a list item begins with `- `"]
        )
    }

    /// How a key that has a value of its own is given several fields.
    private func longForm(of field: String, in lines: SourceLines) -> [String] {
        let mark = Mark(line: problemMark.line - 1, column: 0)
        guard mark.line >= 0 else { return [] }
        let above = lines.rest(from: lines.skippingBlanks(from: mark)).text
        guard let colon = above.firstRange(of: ": ") else { return [] }
        let key = HiddenCharacter.quoted("\(above[..<colon.lowerBound])")
        // What the line above says may be a secret: it is not repeated.
        return ["if it belongs to \(key) and that takes a map, write its fields in `{ … }`"]
    }

    private func misplaced(_ collection: String, in lines: SourceLines) -> Diagnostic {
        guard lines.before(problemMark).text.isEmpty else {
            return here(
                "cannot follow the value before it",
                .shown,
                in: lines,
                "put the whole value in quotes; inside single quotes write '' for '"
            )
        }
        var problem = here(
            "does not fit into the \(collection)",
            .shown,
            in: lines,
            "align it with its neighbours, or put the value in quotes"
        )
        let place = SourceSpan(in: lines.file, contextMark, lines.word(at: contextMark).end)
        problem.related.append(RelatedPlace("the \(collection) begins here", at: place))
        return problem
    }

    private func unclosed(
        _ opening: String,
        _ closing: String,
        in lines: SourceLines
    ) -> Diagnostic {
        if lines.isEnd(problemMark) {
            return there(
                "a `\(opening)` is never closed",
                in: lines,
                "write the closing `\(closing)`"
            )
        }
        var problem = here(
            "stands where `,` or `\(closing)` is expected",
            .shown,
            in: lines,
            "write the `,` or `\(closing)`, or put the value in quotes"
        )
        let end = Mark(line: contextMark.line, column: contextMark.column + 1)
        let place = SourceSpan(in: lines.file, contextMark, end)
        problem.related.append(RelatedPlace("the `\(opening)` is here", at: place))
        return problem
    }

    private enum Token {
        case shown
        case hidden
    }

    /// Points to what libyaml stopped at.
    private func here(
        _ message: String,
        _ token: Token = .hidden,
        in lines: SourceLines,
        _ help: String
    ) -> Diagnostic {
        let isEnd = lines.isEnd(problemMark)
        let mark = isEnd ? lines.lastMark : problemMark
        let (text, end) = lines.word(at: mark)
        let said: String
        switch token {
        case .shown where isEnd: said = "the end of the file \(message)"
        case .shown: said = "\(HiddenCharacter.quoted(text)) \(message)"
        case .hidden: said = message
        }
        return Diagnostic(
            "FMT001",
            .error,
            said,
            at: SourceSpan(in: lines.file, mark, end),
            help: [help]
        )
    }

    /// Points to where what libyaml could not finish begins.
    private func there(_ message: String, in lines: SourceLines, _ help: String) -> Diagnostic {
        let end = Mark(line: contextMark.line, column: contextMark.column + 1)
        return Diagnostic(
            "FMT001",
            .error,
            message,
            at: SourceSpan(in: lines.file, contextMark, end),
            help: [help]
        )
    }
}
