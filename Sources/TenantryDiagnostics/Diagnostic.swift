/// One thing that is wrong or worth saying about the files: what, where, and what to do next.
///
/// The texts may hold whatever a file holds; renderers make them harmless.
package struct Diagnostic: Hashable, Sendable {
    /// The rule that speaks.
    package var code: DiagnosticCode
    /// How much it weighs.
    package var severity: Severity
    /// One phrase that makes sense alone: lower case, no full stop, names in backticks.
    package var message: String
    /// Where it is; `nil` if it concerns no file.
    package var span: SourceSpan?
    /// What to do next, one action a line.
    package var help: [String]
    /// Other places that belong to it.
    package var related: [RelatedPlace]
    /// Whether the source line must not be shown, because it holds a secret.
    package var concealsSource: Bool

    /// Says one thing.
    package init(
        _ code: DiagnosticCode,
        _ severity: Severity,
        _ message: String,
        at span: SourceSpan?,
        help: [String] = [],
        related: [RelatedPlace] = [],
        concealsSource: Bool = false
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        self.span = span
        self.help = help
        self.related = related
        self.concealsSource = concealsSource
    }

    /// Says one thing that is an error.
    package init(
        _ code: DiagnosticCode,
        _ message: String,
        at span: SourceSpan?,
        help: [String] = [],
        related: [RelatedPlace] = []
    ) {
        self.init(code, .error, message, at: span, help: help, related: related)
    }
}

/// Another place that belongs to a diagnostic, and why.
package struct RelatedPlace: Hashable, Sendable {
    /// Where.
    package let span: SourceSpan
    /// What is there, as a phrase.
    package let message: String

    /// Names the place and says what is there.
    package init(_ message: String, at span: SourceSpan) {
        self.span = span
        self.message = message
    }
}

extension Diagnostic: Comparable {
    /// Orders by file, place, code and text, and then by all else, so that equal files give equal
    /// output.
    package static func < (lhs: Diagnostic, rhs: Diagnostic) -> Bool {
        switch (lhs.span, rhs.span) {
        case (nil, .some): return true
        case (.some, nil): return false
        case (let left?, let right?) where left != right: return left < right
        case (.some, .some), (nil, nil): break
        }
        if lhs.code != rhs.code { return lhs.code < rhs.code }
        if lhs.message != rhs.message { return lhs.message.precedes(rhs.message) }
        if lhs.severity != rhs.severity { return lhs.severity < rhs.severity }
        if lhs.help != rhs.help {
            return lhs.help.lexicographicallyPrecedes(rhs.help) { $0.precedes($1) }
        }
        if lhs.related != rhs.related { return lhs.related.lexicographicallyPrecedes(rhs.related) }
        return lhs.concealsSource && !rhs.concealsSource
    }
}

extension RelatedPlace: Comparable {
    /// Orders by place, then by text.
    package static func < (lhs: RelatedPlace, rhs: RelatedPlace) -> Bool {
        lhs.span != rhs.span ? lhs.span < rhs.span : lhs.message.precedes(rhs.message)
    }
}

extension String {
    /// Whether it comes first by its bytes.
    fileprivate func precedes(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
