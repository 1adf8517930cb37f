/// A stretch of a YAML file that formatting moves but never changes.
struct LayoutToken {
    /// What it is.
    enum Kind {
        /// A plain or quoted scalar that no `:` follows in the same line.
        case scalar
        /// A scalar that names an entry of a block mapping.
        case key
        /// A literal or folded scalar: its header and all its lines.
        case block
        /// A comment, without white space at its end.
        case comment
        /// `---` or `...`.
        case marker
        case dash
        case colon
        case comma
        case openMap
        case closeMap
        case openList
        case closeList
    }

    var kind: Kind
    /// Its bytes in the file.
    let range: Range<Int>
    /// The line in which it begins, from 1.
    let line: Int
    /// The bytes in front of it in its line.
    let column: Int
    /// The line in which it ends; of a block scalar, the line behind it.
    let endLine: Int

    /// Whether it closes a bracket.
    var isClosing: Bool { kind == .closeMap || kind == .closeList }
}
