import TenantryDiagnostics
import TenantryYAML

/// Cuts a file into tokens: its scalars, which the tree knows, and what stands between them.
struct LayoutScan {
    private let bytes: [UInt8]
    private var tokens: [LayoutToken] = []
    private var offset: Int
    private var line = 1
    private var lineStart: Int
    /// The bytes in this line, up to here, that begin no character: columns count characters.
    private var extraBytes = 0
    /// Brackets that are open.
    private var depth = 0

    /// Returns the tokens of a file; `nil` if something stands in it that nobody expects there.
    static func tokens(of bytes: [UInt8], _ tree: YAMLTree) -> [LayoutToken]? {
        var scan = LayoutScan(bytes)
        guard scan.takeScalars(of: tree.root), scan.takeGap(to: nil) else { return nil }
        return scan.tokens
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        // A byte order mark belongs to no line, and goes.
        offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        lineStart = offset
    }

    private mutating func takeScalars(of node: YAMLNode) -> Bool {
        switch node.kind {
        case .scalar:
            let span = node.span
            // A value that is not written.
            if span.start == span.end { return true }
            return takeGap(to: span.start) && takeScalar(node, to: span.end)
        case .sequence:
            for item in node.items { guard takeScalars(of: item) else { return false } }
            return true
        case .mapping:
            for (key, value) in node.entries {
                guard takeScalars(of: key), takeScalars(of: value) else { return false }
            }
            return true
        }
    }

    /// Takes everything up to the place of a scalar, or to the end of the file.
    private mutating func takeGap(to target: SourcePosition?) -> Bool {
        while offset < bytes.count {
            if let target, isAt(target) { return true }
            switch bytes[offset] {
            case 0x20, 0x09, 0x0D: offset += 1
            case 0x0A: endLine()
            case UInt8(ascii: "#"): takeComment()
            default: guard takeIndicator() else { return false }
            }
        }
        return target.map(isAt) ?? true
    }

    private func isAt(_ place: SourcePosition) -> Bool {
        line == place.line && offset - lineStart - extraBytes == place.column - 1
    }

    private mutating func endLine() {
        offset += 1
        line += 1
        lineStart = offset
        extraBytes = 0
    }

    private mutating func takeComment() {
        let start = offset
        var end = offset
        while offset < bytes.count, bytes[offset] != 0x0A {
            if !bytes[offset].isLayoutBlank { end = offset + 1 }
            offset += 1
        }
        append(.comment, start..<end)
    }

    private mutating func takeIndicator() -> Bool {
        if offset == lineStart, isMarker {
            append(.marker, offset..<offset + 3)
            offset += 3
            return true
        }
        let kind: LayoutToken.Kind
        switch bytes[offset] {
        case UInt8(ascii: "-") where depth == 0 && isBlank(offset + 1): kind = .dash
        case UInt8(ascii: ":"): kind = .colon
        case UInt8(ascii: ",") where depth > 0: kind = .comma
        case UInt8(ascii: "{"): kind = .openMap
        case UInt8(ascii: "["): kind = .openList
        case UInt8(ascii: "}") where depth > 0: kind = .closeMap
        case UInt8(ascii: "]") where depth > 0: kind = .closeList
        default: return false
        }
        if kind == .colon { nameKey() }
        append(kind, offset..<offset + 1)
        offset += 1
        if kind == .openMap || kind == .openList { depth += 1 }
        if kind == .closeMap || kind == .closeList { depth -= 1 }
        return true
    }

    private var isMarker: Bool {
        let three = bytes[offset...].prefix(3)
        return (three.elementsEqual("---".utf8) || three.elementsEqual("...".utf8))
            && isBlank(offset + 3)
    }

    private func isBlank(_ offset: Int) -> Bool {
        offset >= bytes.count || bytes[offset].isLayoutBlank || bytes[offset] == 0x0A
    }

    /// A scalar in front of a colon names an entry; only those outside of brackets have a level.
    private mutating func nameKey() {
        guard depth == 0, let last = tokens.indices.last, tokens[last].kind == .scalar,
            tokens[last].endLine == line
        else { return }
        tokens[last].kind = .key
    }

    private mutating func takeScalar(_ node: YAMLNode, to end: SourcePosition) -> Bool {
        let (start, firstLine, column) = (offset, line, offset - lineStart)
        let isBlock =
            !node.isPlain
            && (bytes[start] == UInt8(ascii: "|") || bytes[start] == UInt8(ascii: ">"))
        while offset < bytes.count, !isAt(end) {
            if bytes[offset] == 0x0A {
                endLine()
                continue
            }
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 {
                offset += 1
                extraBytes += 1
            }
        }
        guard isAt(end) else { return false }
        tokens.append(
            LayoutToken(
                kind: isBlock ? .block : .scalar,
                range: start..<offset,
                line: firstLine,
                column: column,
                endLine: line
            )
        )
        return true
    }

    private mutating func append(_ kind: LayoutToken.Kind, _ range: Range<Int>) {
        tokens.append(
            LayoutToken(
                kind: kind,
                range: range,
                line: line,
                column: range.lowerBound - lineStart,
                endLine: line
            )
        )
    }
}

extension UInt8 {
    /// Whether a byte is white space inside a line, or the first half of a CRLF.
    var isLayoutBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
