/// A file that was read once: everything said about it is said about these bytes.
package struct SourceFile: Hashable, Sendable {
    /// The path as people know it: relative to where they look from, with `/` between parts.
    package let path: String
    /// The whole content, as read.
    package let bytes: [UInt8]

    /// Pairs a path with the bytes that were found there.
    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// Pairs a path with text, as tests and examples do.
    package init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }

    /// Returns the line with this number, without its line break; empty beyond the end.
    ///
    /// Bytes that are no UTF-8 are shown as U+FFFD: this is for showing only.
    ///
    /// - Complexity: O(*n*) in the length of the file.
    package func line(_ number: Int) -> String { lines(number...number).first ?? "" }

    /// Returns the lines with these numbers, as ``line(_:)`` does; those beyond the end are left
    /// out.
    ///
    /// - Complexity: O(*n*) in the length of the file.
    package func lines(_ numbers: ClosedRange<Int>) -> [String] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let first = max(numbers.lowerBound, 1)
        var start = first == 1 && bytes.starts(with: mark) ? mark.count : 0
        for _ in 1..<first {
            guard let newline = bytes[start...].firstIndex(of: 0x0A) else { return [] }
            start = newline + 1
        }
        var result: [String] = []
        while result.count < numbers.upperBound - first + 1 {
            let newline = bytes[start...].firstIndex(of: 0x0A)
            var end = newline ?? bytes.count
            if end > start, bytes[end - 1] == 0x0D { end -= 1 }
            result.append(String(decoding: bytes[start..<end], as: UTF8.self))
            guard let newline else { break }
            start = newline + 1
        }
        return result
    }
}
