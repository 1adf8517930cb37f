import TenantryDiagnostics

/// The source line of a diagnostic with a mark under the stretch that it speaks of.
struct SourceSnippet {
    /// The line, harmless.
    let line: String
    /// The mark, aligned with the line.
    let mark: String

    /// How many columns of a line are shown where nobody knows how wide the place is.
    static let usualWidth = 100

    /// Cuts the line out of its file; a line longer than the width is cut around the mark.
    init(_ span: SourceSpan, in file: SourceFile, width: Int = SourceSnippet.usualWidth) {
        let scalars = Array(file.line(span.start.line).unicodeScalars)
        let start = min(span.start.column - 1, scalars.count)
        let end = span.end.line == span.start.line ? span.end.column - 1 : scalars.count
        let stop = min(max(end, start + 1), max(scalars.count, start + 1))
        let from = start > width - 20 ? start - 20 : 0
        let to = min(scalars.count, from + width)
        func text(_ range: Range<Int>) -> String {
            var view = String.UnicodeScalarView()
            view.append(contentsOf: scalars[range])
            return String(view).replacingTabs.harmless
        }
        let before = text(from..<min(start, to))
        let marked = text(min(start, to)..<min(stop, to))
        let after = text(min(stop, to)..<to)
        line =
            (from > 0 ? "…" : "") + before + marked + after + (to < scalars.count ? "…" : "")
        mark =
            String(repeating: " ", count: before.columns + (from > 0 ? 1 : 0))
            + String(repeating: "^", count: max(1, marked.columns))
    }
}

extension String {
    /// The text with a blank in place of each tab.
    fileprivate var replacingTabs: String {
        var view = String.UnicodeScalarView()
        for scalar in unicodeScalars { view.append(scalar == "\t" ? " " : scalar) }
        return String(view)
    }
}
