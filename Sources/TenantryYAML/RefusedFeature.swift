internal import TenantryDiagnostics

/// A part of YAML that is left out, because a reader would have to look elsewhere to know what
/// a line means.
enum RefusedFeature {
    case alias
    case anchor
    case directive
    case mergeKey
    case tag

    fileprivate var phrase: String {
        switch self {
        case .alias: "is an alias, and aliases are not allowed"
        case .anchor: "is an anchor, and anchors are not allowed"
        case .directive: "is a directive, and directives are not allowed"
        case .mergeKey: "is a merge key, and merge keys are not allowed"
        case .tag: "is a tag, and tags are not allowed"
        }
    }

    fileprivate var help: String {
        switch self {
        case .alias: "write the value out, or put it in quotes if it begins with `*`"
        case .anchor: "remove the anchor, or put the value in quotes if it begins with `&`"
        case .directive: "remove the line"
        case .mergeKey: "write the keys out"
        case .tag: "remove the tag, or put the value in quotes if it begins with `!`"
        }
    }
}

extension Diagnostic {
    /// Refuses a feature whose extent is known.
    static func refused(
        _ feature: RefusedFeature,
        from start: Mark,
        to end: Mark,
        in lines: SourceLines
    ) -> Diagnostic {
        let bytes = lines.file.bytes[lines.offset(of: start)..<lines.offset(of: end)]
        let text = String(validating: bytes, as: UTF8.self) ?? ""
        return Diagnostic(
            "FMT006",
            .error,
            "\(HiddenCharacter.quoted(text)) \(feature.phrase)",
            at: SourceSpan(in: lines.file, start, end),
            help: [feature.help]
        )
    }

    /// Refuses a feature that begins at a place where libyaml gave up.
    static func refused(
        _ feature: RefusedFeature,
        at mark: Mark,
        in lines: SourceLines
    ) -> Diagnostic {
        let end: Mark
        switch feature {
        case .directive: end = lines.rest(from: mark).end
        case .alias, .anchor, .mergeKey, .tag: end = lines.word(at: mark).end
        }
        return refused(feature, from: mark, to: end, in: lines)
    }

    /// Refuses all but the first document.
    static func secondDocument(at mark: Mark, in lines: SourceLines) -> Diagnostic {
        Diagnostic(
            "FMT006",
            .error,
            "a second document begins here, and a file may hold only one",
            at: SourceSpan(in: lines.file, mark, lines.word(at: mark).end),
            help: ["move it to a file of its own, or remove the line that separates them"]
        )
    }

    /// Tells of a line that is indented with a tab.
    static func tabIndentation(at mark: Mark, in lines: SourceLines) -> Diagnostic {
        let end = Mark(line: mark.line, column: mark.column + 1)
        return Diagnostic(
            "FMT006",
            .error,
            "a tab is used for indentation",
            at: SourceSpan(in: lines.file, mark, end),
            help: ["indent with spaces"]
        )
    }
}
