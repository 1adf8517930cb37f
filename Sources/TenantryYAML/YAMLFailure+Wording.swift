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
            return here(
                "a second `:` on this line, or a key that is indented wrongly", in: lines,
                "put the value in quotes if the `:` belongs to it; else align the key")
        case "block sequence entries are not allowed in this context":
            return here(
                "a list item (`- `) cannot stand here", in: lines,
                "begin the list on a line of its own, and align its items")
        case "mapping keys are not allowed in this context":
            return here(
                "a value cannot begin with `? `", in: lines, "put the value in quotes")
        case "found character that cannot start any token":
            let sign = HiddenCharacter.quoted(lines.word(at: problemMark).text.prefix(1))
            return here("a value cannot begin with \(sign)", in: lines, "put the value in quotes")
        case "did not find expected key":
            return unexpected("this does not fit into the mapping", "the mapping", in: lines)
        case "did not find expected '-' indicator":
            return unexpected("this does not fit into the list", "the list", in: lines)
        case "did not find expected ',' or ']'":
            return unclosed("[", "]", in: lines)
        case "did not find expected ',' or '}'":
            return unclosed("{", "}", in: lines)
        case "found unexpected end of stream", "found unexpected document indicator":
            return there("this quote is never closed", in: lines, "write the closing quote")
        case "found unknown escape character", "did not find expected hexdecimal number",
            "found invalid Unicode character escape code":
            return here(
                "a backslash sequence that does not exist", in: lines,
                "write `\\\\` for a backslash, or put the value in single quotes")
        case "did not find expected node content":
            return here("a value is missing here", in: lines, "write the value, in quotes if needed")
        case "did not find expected <document start>":
            return here(
                "this stands behind the end of the content", in: lines,
                "look for a quote or bracket that closes too early, or for wrong indentation")
        case "did not find expected comment or line break",
            "found an indentation indicator equal to 0":
            return here(
                "`|` and `>` cannot be followed by this", in: lines,
                "write the text on the next line, indented; or put the value in quotes")
        default:
            return here(
                "this is not YAML: \(problem)", in: lines, "put the value in quotes, or rewrite it")
        }
    }

    /// Mistakes in a feature that is not allowed anyway.
    private func refusedFeature(in lines: SourceLines) -> Diagnostic? {
        let isTab = lines.word(at: problemMark).text.isEmpty && lines.hasTab(at: problemMark)
        if isTab || problem.hasPrefix("found a tab character") {
            return .tabIndentation(at: problemMark, in: lines)
        }
        let feature: String
        let mark: Mark
        if problem == "found undefined tag handle" {
            (feature, mark) = ("a tag, and tags", problemMark)
        } else if problem == "found incompatible YAML document" || problem.contains("duplicate %") {
            (feature, mark) = ("a directive, and directives", problemMark)
        } else {
            mark = contextMark
            switch context {
            case "while scanning an anchor": feature = "an anchor, and anchors"
            case "while scanning an alias": feature = "an alias, and aliases"
            case "while scanning a tag", "while parsing a tag": feature = "a tag, and tags"
            case "while scanning a directive", "while scanning a %YAML directive",
                "while scanning a %TAG directive", "while parsing a %TAG directive",
                "while scanning a tag directive", "while parsing a tag directive":
                feature = "a directive, and directives"
            default: return nil
            }
        }
        let (text, end) = lines.word(at: mark)
        return Diagnostic(
            "FMT006", .error,
            "\(HiddenCharacter.quoted(text)) is \(feature) are not allowed",
            at: SourceSpan(in: lines.file, mark, end),
            help: ["remove it, or put the value in quotes"])
    }

    private func withoutColon(in lines: SourceLines) -> Diagnostic {
        let (text, end) = lines.rest(from: contextMark)
        let isGlued = text.contains(":")
        return Diagnostic(
            "FMT001", .error,
            "\(HiddenCharacter.quoted(text)) is no `key: value`",
            at: SourceSpan(in: lines.file, contextMark, end),
            help: [
                isGlued
                    ? "write a space behind the `:`"
                    : "write a `:` behind the key, or indent the line if it continues a value"
            ])
    }

    private func unexpected(
        _ message: String, _ collection: String, in lines: SourceLines
    ) -> Diagnostic {
        var problem = here(
            message, in: lines, "align it with its neighbours, or put the value in quotes")
        let place = SourceSpan(in: lines.file, contextMark, contextMark)
        problem.related.append(RelatedPlace("\(collection) begins here", at: place))
        return problem
    }

    private func unclosed(
        _ opening: String, _ closing: String, in lines: SourceLines
    ) -> Diagnostic {
        if lines.isEnd(problemMark) {
            return there(
                "this `\(opening)` is never closed", in: lines, "write the closing `\(closing)`")
        }
        var problem = here(
            "a `,` or `\(closing)` is missing before this", in: lines,
            "write the `,` or `\(closing)`, or put the value in quotes")
        let end = Mark(line: contextMark.line, column: contextMark.column + 1)
        let place = SourceSpan(in: lines.file, contextMark, end)
        problem.related.append(RelatedPlace("the `\(opening)` is here", at: place))
        return problem
    }

    /// Points to what libyaml stopped at.
    private func here(_ message: String, in lines: SourceLines, _ help: String) -> Diagnostic {
        let (text, end) = lines.word(at: problemMark)
        let found = text.isEmpty ? "" : ": \(HiddenCharacter.quoted(text))"
        return Diagnostic(
            "FMT001", .error,
            message.contains("`") ? message : message + found,
            at: SourceSpan(in: lines.file, problemMark, end),
            help: [help])
    }

    /// Points to where what libyaml could not finish begins.
    private func there(_ message: String, in lines: SourceLines, _ help: String) -> Diagnostic {
        let end = Mark(line: contextMark.line, column: contextMark.column + 1)
        return Diagnostic(
            "FMT001", .error, message, at: SourceSpan(in: lines.file, contextMark, end), help: [help])
    }
}

extension Diagnostic {
    /// Tells of a line that is indented with a tab.
    static func tabIndentation(at mark: Mark, in lines: SourceLines) -> Diagnostic {
        let end = Mark(line: mark.line, column: mark.column + 1)
        return Diagnostic(
            "FMT006", .error,
            "a tab is used for indentation",
            at: SourceSpan(in: lines.file, mark, end),
            help: ["indent with spaces"])
    }
}
