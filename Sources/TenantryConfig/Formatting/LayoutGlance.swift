/// One look at the bytes of a file that proves, for nearly all files, that they are formatted.
///
/// It knows a small part of YAML: entries and list items on lines of their own, with plain or
/// quoted texts and brackets that close in their line. What it does not know it does not prove;
/// whether the file is YAML at all is for others to say.
struct LayoutGlance {
    private let bytes: [UInt8]
    private var offset = 0
    /// For each open level whether it is a list, outermost in the lowest bit: they stand 0, 2, 4…
    /// columns from the left.
    private var lists: UInt64 = 0
    private var levels = 0
    /// Whether the last line ends behind a colon, so that a deeper level may follow.
    private var isOpen = true
    /// How far the comments in front of the next line are indented; they must agree.
    private var comment: Int?

    /// Whether a file is certainly formatted; `false` says nothing.
    ///
    /// - Complexity: O(*n*) in the length of the file.
    static func isFormatted(_ bytes: [UInt8]) -> Bool {
        guard bytes.count > 1, bytes[bytes.count - 1] == 0x0A, bytes[bytes.count - 2] != 0x0A,
            bytes[0] != 0x0A, bytes[0] != 0xEF
        else { return false }
        var glance = LayoutGlance(bytes)
        while glance.offset < bytes.count {
            guard glance.passLine() else { return false }
        }
        return glance.comment == nil || glance.comment == 0
    }

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    private mutating func passLine() -> Bool {
        if bytes[offset] == 0x0A {
            offset += 1
            return bytes[offset] != 0x0A
        }
        var indent = 0
        while bytes[offset] == 0x20 {
            offset += 1
            indent += 1
        }
        if bytes[offset] == UInt8(ascii: "#") {
            guard comment == nil || comment == indent else { return false }
            comment = indent
            return passToEnd()
        }
        if let comment, comment != indent { return false }
        comment = nil
        var isItem = false
        while bytes[offset] == UInt8(ascii: "-"), bytes[offset + 1] == 0x20 {
            isItem = true
            guard enter(indent, isList: true) else { return false }
            offset += 2
            indent += 2
            isOpen = true
        }
        return passContent(indent, isItem: isItem)
    }

    /// Goes to the level at an indentation, or opens one more.
    private mutating func enter(_ indent: Int, isList: Bool) -> Bool {
        guard indent & 1 == 0 else { return false }
        let level = indent / 2
        if level < levels {
            levels = level + 1
            return (lists >> UInt64(level)) & 1 == (isList ? 1 : 0)
        }
        guard level == levels, isOpen, level < 64 else { return false }
        let bit: UInt64 = 1 << UInt64(level)
        lists = isList ? lists | bit : lists & ~bit
        levels += 1
        return true
    }

    /// Passes an entry, or the rest of a list item that is no mapping.
    private mutating func passContent(_ indent: Int, isItem: Bool) -> Bool {
        if isItem, Self.isOpening(bytes[offset]) {
            isOpen = false
            return passValue()
        }
        guard Self.canBeginKey(bytes[offset]) else { return false }
        var place = offset
        while true {
            let byte = bytes[place]
            if byte == UInt8(ascii: ":"), bytes[place + 1] == 0x20 || bytes[place + 1] == 0x0A {
                guard bytes[place - 1] != 0x20, enter(indent, isList: false) else { return false }
                offset = place + 1
                return passBehindColon()
            }
            if byte < 0x20 || byte == UInt8(ascii: "#") { break }
            place += 1
        }
        isOpen = false
        return isItem && passValue()
    }

    private mutating func passBehindColon() -> Bool {
        isOpen = bytes[offset] == 0x0A
        if isOpen {
            offset += 1
            return true
        }
        let start = offset
        while bytes[offset] == 0x20 { offset += 1 }
        if bytes[offset] == UInt8(ascii: "#") {
            isOpen = true
            return passToEnd()
        }
        return offset == start + 1 && passValue()
    }

    /// Passes a value up to the end of its line.
    private mutating func passValue() -> Bool {
        let first = bytes[offset]
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            return passBrackets() && passRest()
        }
        if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
            return passQuotes() && passRest()
        }
        guard Self.canBegin(first) else { return false }
        return passToEnd()
    }

    /// Passes text or a comment: no byte of it can be wrong but a blank at its end.
    private mutating func passToEnd() -> Bool {
        while bytes[offset] >= 0x20 { offset += 1 }
        guard bytes[offset] == 0x0A, bytes[offset - 1] != 0x20 else { return false }
        offset += 1
        return true
    }

    /// Passes what may follow a closed value: nothing, or a comment.
    private mutating func passRest() -> Bool {
        if bytes[offset] == 0x0A {
            offset += 1
            return true
        }
        guard bytes[offset] == 0x20 else { return false }
        while bytes[offset] == 0x20 { offset += 1 }
        return bytes[offset] == UInt8(ascii: "#") && passToEnd()
    }

    private mutating func passQuotes() -> Bool {
        let quote = bytes[offset]
        offset += 1
        while bytes[offset] != quote {
            guard bytes[offset] >= 0x20, bytes[offset] != UInt8(ascii: "\\") else { return false }
            offset += 1
        }
        offset += 1
        return true
    }
}

// MARK: - Brackets

extension LayoutGlance {
    /// Passes brackets that close in the same line, and whose blanks stand where they should.
    private mutating func passBrackets() -> Bool {
        var depth = 0
        repeat {
            let byte = bytes[offset]
            let last = bytes[offset - 1]
            switch byte {
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                // A bracket inside a plain text is none; such a file is looked at more closely.
                guard depth == 0 || Self.isSeparator(last) else { return false }
                depth += 1
                offset += 1
                if byte == UInt8(ascii: "{"), bytes[offset] != UInt8(ascii: "}") {
                    guard bytes[offset] == 0x20, Self.isContent(bytes[offset + 1]) else {
                        return false
                    }
                    offset += 1
                }
                if bytes[offset] == 0x20, byte == UInt8(ascii: "[") { return false }
            case UInt8(ascii: "]"):
                guard last != 0x20, last != UInt8(ascii: ",") else { return false }
                depth -= 1
                offset += 1
            case UInt8(ascii: "}"):
                guard last == 0x20 || last == UInt8(ascii: "{") else { return false }
                depth -= 1
                offset += 1
            case UInt8(ascii: ","):
                guard last != 0x20, bytes[offset + 1] == 0x20,
                    Self.isContent(bytes[offset + 2])
                else { return false }
                offset += 2
            case 0x20 where last == UInt8(ascii: "]") || last == UInt8(ascii: "}"):
                guard bytes[offset + 1] == UInt8(ascii: "}") else { return false }
                offset += 1
            default:
                guard passText() else { return false }
            }
        } while depth > 0
        return true
    }

    /// Passes one text inside brackets, with the colon behind it if it is a key.
    private mutating func passText() -> Bool {
        guard Self.isSeparator(bytes[offset - 1]) else { return false }
        if bytes[offset] == UInt8(ascii: "\"") || bytes[offset] == UInt8(ascii: "'") {
            guard passQuotes() else { return false }
        } else {
            guard Self.canBegin(bytes[offset]) else { return false }
            while !Self.endsText(bytes[offset]) {
                if bytes[offset] == UInt8(ascii: ":"), bytes[offset + 1] == 0x20 { break }
                if bytes[offset] == 0x20, !Self.isContent(bytes[offset + 1]) { break }
                offset += 1
            }
        }
        if bytes[offset] == UInt8(ascii: ":") {
            guard bytes[offset + 1] == 0x20, Self.isContent(bytes[offset + 2]) else {
                return false
            }
            offset += 2
            return true
        }
        // A blank in front of a closing brace is the only one that may stand behind a text.
        if bytes[offset] == 0x20 {
            guard bytes[offset + 1] == UInt8(ascii: "}") else { return false }
            offset += 1
            return true
        }
        return bytes[offset] == UInt8(ascii: ",") || bytes[offset] == UInt8(ascii: "]")
    }

    /// Whether something may begin behind a byte inside brackets.
    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == UInt8(ascii: "[")
    }

    /// Whether a byte is neither white space nor something that needs none in front of it.
    private static func isContent(_ byte: UInt8) -> Bool {
        switch byte {
        case ..<0x21, UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"),
            UInt8(ascii: ":"):
            false
        default: true
        }
    }

    private static func endsText(_ byte: UInt8) -> Bool {
        switch byte {
        case ..<0x20, UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
            UInt8(ascii: "}"), UInt8(ascii: "#"):
            true
        default: false
        }
    }

    private static func isOpening(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "\"")
            || byte == UInt8(ascii: "'")
    }

    private static func canBeginKey(_ byte: UInt8) -> Bool {
        (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == UInt8(ascii: "_")
    }

    /// Whether a plain text may begin with a byte, whatever follows.
    private static func canBegin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80..., UInt8(ascii: "_"), UInt8(ascii: "."),
            UInt8(ascii: "/"), UInt8(ascii: "+"), UInt8(ascii: "("), UInt8(ascii: "$"),
            UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
