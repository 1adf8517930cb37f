/// Puts tokens together again, with the white space that the canonical layout has between them.
struct Layout {
    let bytes: [UInt8]
    var out: [UInt8] = []
    /// The mappings and lists that are open around the current place, outermost first.
    var levels: [Level] = []
    /// Brackets that are open, and how far the line with the outermost one is indented.
    private var depth = 0
    private var base = 0
    /// The line in which the last token ended.
    var lastLine = 0
    /// Lines with nothing but a comment, which wait for the line that they belong to.
    private var waiting: [(token: LayoutToken, isBehindBlank: Bool)] = []

    /// A mapping or list outside of brackets.
    struct Level {
        let isList: Bool
        /// Where its keys or dashes stand in the file.
        let column: Int
        /// Where they will stand.
        let indent: Int
    }

    /// Returns the canonical layout; `nil` if the tokens stand in an order that nobody expects.
    static func bytes(_ bytes: [UInt8], _ tokens: [LayoutToken]) -> [UInt8]? {
        var layout = Layout(bytes: bytes)
        layout.out.reserveCapacity(bytes.count + bytes.count / 8)
        for (index, token) in tokens.enumerated() {
            let previous = index > 0 ? tokens[index - 1] : nil
            let isPlaced: Bool
            if let previous, layout.lastLine == token.line, previous.kind != .block {
                isPlaced = layout.place(token, behind: previous)
            } else {
                isPlaced = layout.startLine(with: token)
            }
            guard isPlaced else { return nil }
        }
        layout.placeWaiting(layout.levels, before: nil)
        layout.out.append(0x0A)
        return layout.out
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    /// How far what is inside the innermost mapping or list is indented.
    var inside: Int { levels.last.map { $0.indent + 2 } ?? 0 }

    /// How far the next lines of something that goes on are indented.
    var continuation: Int { depth > 0 ? base + 2 * depth : inside }

    // MARK: - Lines

    private mutating func startLine(with token: LayoutToken) -> Bool {
        let isBehindBlank = lastLine > 0 && token.line > lastLine + 1
        if token.kind == .comment, depth == 0 {
            waiting.append((token, isBehindBlank))
            lastLine = token.line
            return true
        }
        let before = levels
        let indent: Int
        if depth > 0 {
            indent = base + 2 * (token.isClosing ? depth - 1 : depth)
        } else {
            switch token.kind {
            case .dash, .key:
                enter(token)
                indent = levels.last?.indent ?? 0
            case .marker:
                levels = []
                indent = 0
            case .scalar, .block, .openMap, .openList:
                indent = inside
                base = indent
            case .comment, .colon, .comma, .closeMap, .closeList:
                return false
            }
        }
        placeWaiting(before, before: (token.column, indent))
        beginLine(indent: indent, isBehindBlank: isBehindBlank)
        return write(token)
    }

    private mutating func beginLine(indent: Int, isBehindBlank: Bool) {
        if !out.isEmpty { out.append(0x0A) }
        if isBehindBlank, !out.isEmpty { out.append(0x0A) }
        out.append(contentsOf: repeatElement(0x20, count: indent))
    }

    /// Goes to the level of a key or dash, and opens it where it is the first of its kind.
    private mutating func enter(_ token: LayoutToken) {
        let isList = token.kind == .dash
        // A key ends the list whose dashes stand right below it: they belong to the key before.
        while let last = levels.last,
            last.column > token.column || (last.isList && !isList && last.column == token.column)
        {
            levels.removeLast()
        }
        if let last = levels.last, last.column == token.column, last.isList == isList { return }
        levels.append(Level(isList: isList, column: token.column, indent: inside))
    }

    // MARK: - Comments

    /// Places comments that fill a line: at the line that follows, or, where they stand further
    /// right, at the level of what is before them.
    private mutating func placeWaiting(_ levels: [Level], before next: (column: Int, indent: Int)?)
    {
        for (token, isBehindBlank) in waiting {
            let nearest = levels.last { $0.column <= token.column }
            // Of a key and the dashes right below it, the key counts.
            let around = levels.first { $0.column == nearest?.column }?.indent ?? 0
            let indent: Int
            if let next {
                indent = token.column <= next.column ? next.indent : max(next.indent, around)
            } else {
                indent = around
            }
            beginLine(indent: indent, isBehindBlank: isBehindBlank)
            out.append(contentsOf: bytes[token.range])
        }
        waiting = []
    }

    // MARK: - Inside a line

    private mutating func place(_ token: LayoutToken, behind previous: LayoutToken) -> Bool {
        if depth == 0 {
            switch token.kind {
            case .dash, .key: enter(token)
            case .openMap, .openList:
                base = previous.kind == .dash ? inside : levels.last?.indent ?? 0
            case .scalar, .block, .comment, .marker, .colon, .comma, .closeMap, .closeList: break
            }
        }
        let gap = bytes[previous.range.upperBound..<token.range.lowerBound]
        let width = Self.width(previous.kind, token.kind, asWritten: gap)
        out.append(contentsOf: repeatElement(0x20, count: width))
        return write(token)
    }

    /// How many spaces stand between two tokens of a line.
    private static func width(
        _ left: LayoutToken.Kind,
        _ right: LayoutToken.Kind,
        asWritten gap: ArraySlice<UInt8>
    ) -> Int {
        switch (left, right) {
        // People align comments.
        case (_, .comment): max(1, gap.allSatisfy { $0 == 0x20 } ? gap.count : 1)
        case (.openMap, .closeMap), (.openList, _): 0
        case (.openMap, _), (_, .closeMap), (.colon, _): 1
        case (_, .closeList), (_, .comma), (_, .colon): 0
        default: 1
        }
    }

    private mutating func write(_ token: LayoutToken) -> Bool {
        lastLine = token.endLine
        switch token.kind {
        case .block: return writeBlock(token)
        case .scalar where token.line < token.endLine: writeFolded(token)
        case .scalar, .key, .comment, .marker, .dash, .colon, .comma:
            out.append(contentsOf: bytes[token.range])
        case .openMap, .openList:
            out.append(contentsOf: bytes[token.range])
            depth += 1
        case .closeMap, .closeList:
            out.append(contentsOf: bytes[token.range])
            depth -= 1
        }
        return true
    }
}
