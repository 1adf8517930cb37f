internal import TenantryDiagnostics

/// Finds the bytes of places in a file.
///
/// Made only when there is a problem to tell.
struct SourceLines {
    let file: SourceFile
    /// Where each line begins; a byte order mark belongs to no line.
    private let starts: [Int]

    /// - Complexity: O(*n*) in the length of the file.
    init(_ file: SourceFile) {
        self.file = file
        var starts = [SourceScan.markLength(file.bytes)]
        for (offset, byte) in file.bytes.enumerated() where byte == 0x0A {
            starts.append(offset + 1)
        }
        self.starts = starts
    }

    var count: Int { starts.count }

    /// The bytes of a line, without its line break.
    func line(_ number: Int32) -> Range<Int> {
        guard let start = starts.indices.contains(Int(number)) ? starts[Int(number)] : nil else {
            return file.bytes.count..<file.bytes.count
        }
        let next = Int(number) + 1
        var end = next < starts.count ? starts[next] - 1 : file.bytes.count
        if end > start, file.bytes[end - 1] == 0x0D { end -= 1 }
        return start..<end
    }

    /// The byte at a place, or the end of its line.
    func offset(of mark: Mark) -> Int {
        let line = line(mark.line)
        var offset = line.lowerBound
        var column: Int32 = 0
        while offset < line.upperBound, column < mark.column {
            offset += 1
            while offset < line.upperBound, file.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            column += 1
        }
        return offset
    }

    /// The rest of the line from a place on, without trailing white space or comment.
    func rest(from mark: Mark) -> (text: String, end: Mark) {
        let end = line(mark.line).upperBound
        let bytes = file.bytes[offset(of: mark)..<end]
        var length = bytes.count
        for index in bytes.indices.dropFirst() where bytes[index] == 0x23 {
            guard isBlank(bytes[index - 1]) else { continue }
            length = index - bytes.startIndex
            break
        }
        return piece(from: mark, bytes.prefix(length))
    }

    /// The run of characters at a place that white space or a flow indicator ends.
    func word(at mark: Mark) -> (text: String, end: Mark) {
        let bytes = file.bytes[offset(of: mark)..<line(mark.line).upperBound]
        let isVerbatimTag = bytes.starts(with: [0x21, 0x3C])
        let word = bytes.dropFirst().prefix { byte in
            !isBlank(byte) && (isVerbatimTag || !Self.indicators.contains(byte))
        }
        let isAloneAlready = bytes.first.map(Self.indicators.contains) ?? true
        return piece(from: mark, bytes.prefix(isAloneAlready ? 1 : word.count + 1))
    }

    /// Whether there is a tab at a place.
    func hasTab(at mark: Mark) -> Bool {
        let offset = offset(of: mark)
        return offset < file.bytes.count && file.bytes[offset] == 0x09
    }

    /// The next place on the line that is no white space.
    func skippingBlanks(from mark: Mark) -> Mark {
        let blanks = file.bytes[offset(of: mark)..<line(mark.line).upperBound].prefix(
            while: isBlank
        )
        return Mark(line: mark.line, column: mark.column + Int32(blanks.count))
    }

    /// What stands on the line before a place, without the white space around it.
    func before(_ mark: Mark) -> (text: String, start: Mark) {
        let start = skippingBlanks(from: Mark(line: mark.line, column: 0))
        guard start < mark else { return ("", mark) }
        let bytes = file.bytes[offset(of: start)..<offset(of: mark)]
        return (piece(from: start, bytes).text, start)
    }

    /// Whether the last line before a place that is not blank ends a document (`...`).
    func isBehindEndMarker(_ mark: Mark) -> Bool {
        for number in (0..<mark.line).reversed() {
            let bytes = file.bytes[line(number)]
            if !bytes.allSatisfy(isBlank) { return bytes.starts(with: "...".utf8) }
        }
        return false
    }

    /// Whether nothing but white space follows in the whole file.
    func isEnd(_ mark: Mark) -> Bool { offset(of: mark) >= contentEnd }

    /// The place behind the last character that is no white space.
    var lastMark: Mark {
        let line = (starts.lastIndex { $0 <= contentEnd } ?? 0)
        let bytes = file.bytes[min(starts[line], contentEnd)..<contentEnd]
        let columns = bytes.lazy.filter { $0 & 0xC0 != 0x80 }.count
        return Mark(line: Int32(line), column: Int32(columns))
    }

    private var contentEnd: Int {
        let last = file.bytes.lastIndex { !isBlank($0) && $0 != 0x0A && $0 != 0x0D }
        return last.map { $0 + 1 } ?? 0
    }

    private static let indicators: [UInt8] = Array(",[]{}".utf8)

    private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private func piece(from mark: Mark, _ bytes: ArraySlice<UInt8>) -> (text: String, end: Mark) {
        var bytes = bytes
        while let last = bytes.last, isBlank(last) { bytes.removeLast() }
        let text = String(validating: bytes, as: UTF8.self) ?? ""
        let length = Int32(text.unicodeScalars.count)
        return (text, Mark(line: mark.line, column: mark.column + length))
    }
}
