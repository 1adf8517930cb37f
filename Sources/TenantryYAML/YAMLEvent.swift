/// One step of libyaml through a file, without any pointer.
struct YAMLEvent {
    enum Kind: UInt8 {
        case streamStart
        case streamEnd
        case documentStart
        case documentEnd
        case alias
        case scalar
        case collectionStart
        case collectionEnd
        /// libyaml cannot go on; ``YAMLEvents/failure`` says why.
        case failed
    }

    var kind: Kind
    var shape = Shape.plain
    var start = Mark(line: 0, column: 0)
    var end = Mark(line: 0, column: 0)
    /// Whether a collection is written in brackets.
    var isFlow = false
    var hasAnchor = false
    var hasTag = false
    var hasDirective = false
    /// Where a scalar's text was put.
    var textOffset = 0
    /// The length of a scalar in bytes, even if it was too long to be kept.
    var textCount = 0
}

/// Why libyaml stopped.
struct YAMLFailure {
    /// What it was doing, in its words.
    var context: String
    var contextMark: Mark
    /// What it met, in its words.
    var problem: String
    var problemMark: Mark
}
