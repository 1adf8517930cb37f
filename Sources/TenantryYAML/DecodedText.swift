internal import TenantryDiagnostics

/// Looks for characters in values that the bytes of the file do not show: those written as
/// escapes, and tabs and line breaks in values that should be one line.
///
/// What stands in the file itself was already told by ``SourceScan``.
struct DecodedText {
    let text: [UInt8]
    let lines: SourceLines

    /// Whether there is nothing to look for, as in nearly all files.
    static func isPlain(_ text: [UInt8]) -> Bool {
        var odd: UInt8 = 0
        for index in 0..<text.count { odd |= text[index] &- 0x20 > 0x5E ? 1 : 0 }
        return odd == 0
    }

    /// Whether every byte is ASCII.
    static func isASCII(_ text: [UInt8]) -> Bool {
        var all: UInt8 = 0
        for index in 0..<text.count { all |= text[index] }
        return all < 0x80
    }

    /// Whether the text of every scalar is UTF-8 by itself, so that nobody has to ask again.
    static func isValid(_ text: [UInt8], _ nodes: ContiguousArray<CompactNode>) -> Bool {
        guard String(validating: text, as: UTF8.self) != nil else { return false }
        return nodes.allSatisfy { node in
            !node.isScalar || node.count == 0 || text[Int(node.offset)] & 0xC0 != 0x80
        }
    }

    /// Whether a scalar may have something to tell.
    static func isSuspect(_ node: CompactNode, in text: [UInt8]) -> Bool {
        switch node.shape {
        case .sequence, .mapping, .block:
            return false
        case .plain, .singleQuoted:
            return text[node.textRange].contains { $0 < 0x20 }
        case .doubleQuoted:
            let bytes = text[node.textRange]
            guard bytes.contains(where: { $0 &- 0x20 > 0x5E }) else { return false }
            guard let string = String(validating: bytes, as: UTF8.self) else { return true }
            return string.unicodeScalars.contains {
                $0.value < 0x20 || HiddenCharacter($0) != nil
            }
        }
    }

    /// Tells what is wrong in one scalar that is suspect.
    func check(_ node: CompactNode, _ problems: inout ProblemList) {
        var escaped: Set<Unicode.Scalar> = []
        if node.shape == .doubleQuoted {
            for (scalar, previous, span) in escapes(in: node) {
                escaped.insert(scalar)
                if let kind = HiddenCharacter(scalar, after: previous) {
                    problems.add(.hidden(scalar, kind, at: span))
                } else if scalar.value < 0x20 {
                    problems.add(.unexpected(scalar, at: span))
                }
            }
        }
        let span = SourceSpan(in: lines.file, node.start, node.end)
        for scalar in ["\t", "\n"] as [Unicode.Scalar] where !escaped.contains(scalar) {
            guard text[node.textRange].contains(UInt8(ascii: scalar)) else { continue }
            problems.add(.unexpected(scalar, at: span))
        }
    }

    /// Finds the escapes of a double-quoted scalar, with what they stand for and what is written in
    /// front of them.
    private func escapes(
        in node: CompactNode
    ) -> [(scalar: Unicode.Scalar, previous: Unicode.Scalar?, span: SourceSpan)] {
        let source = lines.file.bytes[lines.offset(of: node.start)..<lines.offset(of: node.end)]
        guard let string = String(validating: source, as: UTF8.self) else { return [] }
        let scalars = Array(string.unicodeScalars)
        var found: [(Unicode.Scalar, Unicode.Scalar?, SourceSpan)] = []
        var mark = node.start
        var index = 0
        while index < scalars.count {
            let start = mark
            var length = 1
            if scalars[index] == "\\", index + 1 < scalars.count {
                let digits = Self.digits(of: scalars[index + 1])
                length = min(2 + digits, scalars.count - index)
                let escape = scalars[index + 1..<index + length]
                mark.column += Int32(length)
                if let scalar = Self.decode(escape) {
                    let previous = index > 0 ? scalars[index - 1] : nil
                    found.append((scalar, previous, SourceSpan(in: lines.file, start, mark)))
                }
                // An escaped line break is no part of the value, yet it ends the line.
                if escape.last == "\n" { mark = Mark(line: start.line + 1, column: 0) }
            } else if scalars[index] == "\n" {
                mark = Mark(line: start.line + 1, column: 0)
            } else {
                mark.column += 1
            }
            index += length
        }
        return found
    }

    private static func digits(of letter: Unicode.Scalar) -> Int {
        switch letter {
        case "x": 2
        case "u": 4
        case "U": 8
        default: 0
        }
    }

    private static func decode(_ escape: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
        switch escape.first {
        case "0": return "\0"
        case "a": return "\u{07}"
        case "b": return "\u{08}"
        case "t", "\t": return "\t"
        case "n": return "\n"
        case "v": return "\u{0B}"
        case "f": return "\u{0C}"
        case "r": return "\r"
        case "e": return "\u{1B}"
        case "N": return "\u{85}"
        case "L": return "\u{2028}"
        case "P": return "\u{2029}"
        case "x", "u", "U":
            var digits = String.UnicodeScalarView()
            digits.append(contentsOf: escape.dropFirst())
            return UInt32(String(digits), radix: 16).flatMap(Unicode.Scalar.init)
        default: return nil
        }
    }
}
