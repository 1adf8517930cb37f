/// A place in a file: line and column count from 1, columns count Unicode scalars.
package struct SourcePosition: Hashable, Comparable, Sendable {
    /// The line, from 1.
    package let line: Int
    /// The column, from 1, in Unicode scalars.
    package let column: Int

    /// Names a place.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static func < (lhs: SourcePosition, rhs: SourcePosition) -> Bool {
        (lhs.line, lhs.column) < (rhs.line, rhs.column)
    }
}

/// The stretch of a file that a diagnostic speaks of; `end` is the first place after it.
package struct SourceSpan: Hashable, Comparable, Sendable {
    /// The path of the file, as in ``SourceFile/path``.
    package let file: String
    /// Where it begins.
    package let start: SourcePosition
    /// The first place behind it.
    package let end: SourcePosition

    /// Names a stretch of a file.
    package init(file: String, start: SourcePosition, end: SourcePosition) {
        self.file = file
        self.start = start
        self.end = end
    }

    /// The beginning of a file: what is said of the file as a whole points there.
    package init(startOf file: String) {
        let first = SourcePosition(line: 1, column: 1)
        self.init(file: file, start: first, end: first)
    }

    package static func < (lhs: SourceSpan, rhs: SourceSpan) -> Bool {
        if lhs.file != rhs.file { return lhs.file.utf8.lexicographicallyPrecedes(rhs.file.utf8) }
        return (lhs.start, lhs.end) < (rhs.start, rhs.end)
    }
}
