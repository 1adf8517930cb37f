// Scalars of several lines: what is content in them stays to the byte.

extension Layout {
    /// Writes a plain or quoted scalar of several lines, which YAML folds into one.
    ///
    /// White space around its line breaks is no content.
    mutating func writeFolded(_ token: LayoutToken) {
        let isEscaping = bytes[token.range.lowerBound] == UInt8(ascii: "\"")
        let lines = bytes[token.range].split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            var text = number == 0 ? line : line.drop(while: \.isLayoutBlank)
            if number < lines.count - 1 {
                let whole = text
                while text.last?.isLayoutBlank == true { text.removeLast() }
                // A blank behind a backslash is content; but not the first half of a CRLF.
                if isEscaping, text.count < whole.count, whole[text.endIndex] != 0x0D,
                    text.reversed().prefix(while: { $0 == UInt8(ascii: "\\") }).count % 2 == 1
                {
                    text = whole[text.startIndex...text.endIndex]
                }
            }
            if number > 0 {
                out.append(0x0A)
                if !text.isEmpty {
                    out.append(contentsOf: repeatElement(0x20, count: continuation))
                }
            }
            out.append(contentsOf: text)
        }
    }

    /// Writes a block scalar, moved as a whole.
    mutating func writeBlock(_ token: LayoutToken) -> Bool {
        var lines = bytes[token.range].split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { $0.last == 0x0D ? $0.dropLast() : $0 }
        var header = lines.removeFirst()
        while header.last?.isLayoutBlank == true { header.removeLast() }
        out.append(contentsOf: header)
        // What follows the last line break is the line behind the scalar.
        guard lines.popLast()?.isEmpty == true else { return false }
        let sign = header.prefix { !$0.isLayoutBlank }
        var (old, new) = (Self.indentation(of: lines), levels.isEmpty ? 2 : inside)
        if let digit = sign.first(where: { (0x31...0x39).contains($0) }) {
            old = (levels.last?.column ?? 0) + Int(digit - 0x30)
            new = (levels.last?.indent ?? 0) + Int(digit - 0x30)
        }
        lines = lines.map { Self.isBlank($0, within: old) ? $0.prefix(0) : $0 }
        lastLine = token.line + lines.count
        if !sign.contains(UInt8(ascii: "+")) {
            while lines.last?.isEmpty == true {
                lines.removeLast()
                lastLine -= 1
            }
        }
        for line in lines {
            out.append(0x0A)
            guard !line.isEmpty else { continue }
            guard line.prefix(old).count == old, line.prefix(old).allSatisfy({ $0 == 0x20 }) else {
                return false
            }
            out.append(contentsOf: repeatElement(0x20, count: new))
            out.append(contentsOf: line.dropFirst(old))
        }
        return true
    }

    /// Where the content of a block scalar begins: in the column of its first line with text.
    private static func indentation(of lines: [ArraySlice<UInt8>]) -> Int {
        lines.lazy.compactMap { line in
            line.firstIndex { $0 != 0x20 }.map { $0 - line.startIndex }
        }.first ?? Int.max
    }

    private static func isBlank(_ line: ArraySlice<UInt8>, within width: Int) -> Bool {
        line.count <= width && line.allSatisfy { $0 == 0x20 }
    }
}
