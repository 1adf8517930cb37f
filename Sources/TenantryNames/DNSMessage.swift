/// One question to DNS for TXT records, and what comes back, as bytes (RFC 1035).
///
/// What comes back can be from anybody: every length is checked, names lead backwards only, and
/// what is not the answer to the question is refused.
package enum DNSMessage {
    /// What an answer says.
    package enum Answer: Hashable, Sendable {
        /// The texts of the name; none, if it has no such records.
        case texts([String])
        /// There is no such name.
        case noSuchName
        /// The answer does not fit: it must be asked for over TCP.
        case truncated
        /// The server does not answer, for a reason of its own.
        case refused(code: Int)
    }

    /// Why bytes are no answer.
    package enum Failure: Error, Hashable, Sendable {
        /// They are no DNS message.
        case malformed
        /// They answer something else.
        case notOurs
    }

    private static let typeTXT = 16
    private static let typeCNAME = 5
    private static let classInternet = 1

    /// The bytes that ask for the TXT records of a name; `nil` if it is too long, or no name.
    package static func query(_ id: UInt16, for name: String) -> [UInt8]? {
        var bytes = [UInt8(id >> 8), UInt8(id & 255), 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]
        for label in name.utf8.split(separator: 0x2E, omittingEmptySubsequences: false) {
            guard (1...63).contains(label.count) else { return nil }
            bytes.append(UInt8(label.count))
            bytes += label
        }
        bytes.append(0)
        guard bytes.count <= 12 + 255 else { return nil }
        return bytes + [0, UInt8(typeTXT), 0, UInt8(classInternet)]
    }

    /// Reads an answer.
    ///
    /// - Parameters:
    ///   - bytes: What came.
    ///   - id: The number of the question.
    ///   - name: The name that was asked for.
    /// - Returns: What it says.
    /// - Throws: ``Failure`` if it is no answer to this question.
    /// - Complexity: O(*n*) in the number of bytes, times the length of a name.
    package static func answer(
        _ bytes: [UInt8],
        to id: UInt16,
        for name: String
    ) throws(Failure) -> Answer {
        var reader = DNSReader(bytes)
        guard try reader.number() == Int(id) else { throw .notOurs }
        let flags = try reader.number()
        let questions = try reader.number()
        let answers = try reader.number()
        _ = try reader.take(4)
        guard flags & 0xF800 == 0x8000 else { throw .notOurs }
        // Some servers that fail do not repeat the question; whoever tells anything does.
        if questions == 0, flags & 15 != 0, flags & 15 != 3 {
            return .refused(code: flags & 15)
        }
        guard questions == 1 else { throw .notOurs }
        let asked = try reader.name()
        let type = try reader.number()
        let kind = try reader.number()
        guard asked == lowercased(Array(name.utf8)), type == typeTXT, kind == classInternet else {
            throw .notOurs
        }
        if flags & 0x0200 != 0 { return .truncated }
        switch flags & 15 {
        case 0: break
        case 3: return .noSuchName
        case let code: return .refused(code: code)
        }
        return .texts(try texts(answers, of: asked, &reader))
    }

    /// Reads the texts of a name, or of what it is another name of.
    private static func texts(
        _ count: Int,
        of name: [UInt8],
        _ reader: inout DNSReader
    ) throws(Failure) -> [String] {
        var names: Set<[UInt8]> = [name]
        var result: [String] = []
        for _ in 0..<count {
            let owner = try reader.name()
            let type = try reader.number()
            let kind = try reader.number()
            _ = try reader.take(4)
            let length = try reader.number()
            let start = reader.position
            let content = try reader.take(length)
            guard kind == classInternet, names.contains(owner) else { continue }
            if type == typeCNAME {
                var inner = reader
                inner.position = start
                names.insert(try inner.name())
            } else if type == typeTXT {
                // What is no text cannot be what we look for.
                if let text = String(validating: try joined(content), as: UTF8.self) {
                    result.append(text)
                }
            }
        }
        return result
    }

    /// The pieces of one record, which belong together.
    private static func joined(_ content: [UInt8]) throws(Failure) -> [UInt8] {
        var result: [UInt8] = []
        var place = 0
        while place < content.count {
            let end = place + 1 + Int(content[place])
            guard end <= content.count else { throw .malformed }
            result += content[(place + 1)..<end]
            place = end
        }
        return result
    }

    fileprivate static func lowercased(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    }
}

/// Reads the bytes of one message, and never beyond them.
private struct DNSReader {
    let bytes: [UInt8]
    var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func take(_ count: Int) throws(DNSMessage.Failure) -> [UInt8] {
        guard count <= bytes.count - position else { throw .malformed }
        defer { position += count }
        return Array(bytes[position..<(position + count)])
    }

    /// Two bytes as a number.
    mutating func number() throws(DNSMessage.Failure) -> Int {
        let pair = try take(2)
        return Int(pair[0]) << 8 | Int(pair[1])
    }

    /// A name in lower case with dots; each pointer must lead before everything read so far, so
    /// that there is an end.
    mutating func name() throws(DNSMessage.Failure) -> [UInt8] {
        var result: [UInt8] = []
        var place = position
        var earliest = position
        var end: Int?
        while true {
            guard place < bytes.count else { throw .malformed }
            let length = Int(bytes[place])
            if length == 0 {
                position = end ?? place + 1
                return DNSMessage.lowercased(result)
            }
            if length & 0xC0 == 0xC0 {
                guard place + 1 < bytes.count else { throw .malformed }
                let target = (length & 0x3F) << 8 | Int(bytes[place + 1])
                guard target < earliest else { throw .malformed }
                end = end ?? place + 2
                earliest = target
                place = target
                continue
            }
            guard length < 64, place + 1 + length <= bytes.count else { throw .malformed }
            if !result.isEmpty { result.append(0x2E) }
            result += bytes[(place + 1)..<(place + 1 + length)]
            guard result.count <= 255 else { throw .malformed }
            place += 1 + length
        }
    }
}
