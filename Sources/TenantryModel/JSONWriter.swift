/// Writes JSON, the same bytes for the same calls.
///
/// Indented output is for people and programs: everything that could act on a terminal, on a page
/// or on a reader is escaped, such as control characters, bidirectional overrides, `<`, `>`, `&`.
/// Compact output is canonical, for digests and copies: it escapes only what JSON must escape, and
/// is also YAML.
package struct JSONWriter: Sendable {
    /// What was written so far.
    ///
    /// Its end tells what is due: text ends with a quotation mark.
    package private(set) var bytes: [UInt8] = []
    /// How many brackets are open.
    private var depth = 0
    private let indents: Bool

    /// Starts with nothing; indented output is for people and files, compact for digests.
    ///
    /// - Parameters:
    ///   - indented: Whether it is for people.
    ///   - capacity: How many bytes are likely.
    package init(indented: Bool = false, capacity: Int = 0) {
        indents = indented
        bytes.reserveCapacity(capacity)
    }

    /// What was written, as text.
    package var text: String { String(decodingValid: bytes) }

    /// Takes away what was written so far, but for the last byte: that tells what is due.
    ///
    /// - Returns: What belongs in front of ``bytes``.
    /// - Complexity: O(*n*) in their number.
    package mutating func drain() -> [UInt8] {
        guard let last = bytes.popLast() else { return [] }
        defer { bytes = [last] }
        return bytes
    }

    private mutating func begin() {
        switch bytes.last {
        // Behind the colon of a key, or the space that follows it.
        case 0x3A, 0x20: return
        case nil, 0x7B, 0x5B: break
        default: bytes.append(0x2C)
        }
        if depth > 0 { breakLine() }
    }

    private mutating func breakLine() {
        guard indents else { return }
        bytes.append(0x0A)
        bytes += repeatElement(0x20, count: 2 * depth)
    }

    private mutating func open(_ bracket: UInt8) {
        begin()
        bytes.append(bracket)
        depth += 1
    }

    private mutating func close(_ bracket: UInt8) {
        depth -= 1
        if bytes.last != 0x7B, bytes.last != 0x5B { breakLine() }
        bytes.append(bracket)
    }

    /// Writes an object.
    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        beginObject()
        body(&self)
        endObject()
    }

    /// Writes an array.
    package mutating func array(_ body: (inout JSONWriter) -> Void) {
        beginArray()
        body(&self)
        endArray()
    }

    /// Opens an object.
    package mutating func beginObject() { open(0x7B) }

    /// Closes an object.
    package mutating func endObject() { close(0x7D) }

    /// Opens an array.
    package mutating func beginArray() { open(0x5B) }

    /// Closes an array.
    package mutating func endArray() { close(0x5D) }

    /// A writer of some of the elements of the open array, to be put in their place later.
    package var elements: JSONWriter {
        var writer = JSONWriter(indented: indents)
        writer.depth = depth
        return writer
    }

    /// Puts elements behind those that are there.
    ///
    /// - Complexity: O(*n*) in their length.
    package mutating func append(_ elements: JSONWriter) {
        guard !elements.bytes.isEmpty else { return }
        if bytes.last != 0x5B { bytes.append(0x2C) }
        bytes += elements.bytes
    }

    /// Writes the key of the next value.
    package mutating func key(_ key: String) {
        string(key)
        endKey()
    }

    /// Writes the key of the next value.
    package mutating func key(_ key: Text) {
        string(key)
        endKey()
    }

    /// Writes the key of the next value, which was put in quotes before.
    mutating func key(quoted key: Text) {
        begin()
        bytes.append(contentsOf: key.utf8)
        endKey()
    }

    private mutating func endKey() {
        bytes.append(0x3A)
        if indents { bytes.append(0x20) }
    }

    /// Writes a number.
    package mutating func integer(_ value: Int) {
        begin()
        bytes += String(value).utf8
    }

    /// Writes `true` or `false`.
    package mutating func flag(_ value: Bool) {
        begin()
        bytes += (value ? "true" : "false").utf8
    }

    /// Writes `null`.
    package mutating func null() {
        begin()
        bytes += "null".utf8
    }

    /// Writes a text.
    package mutating func string(_ value: String) { quote(value.utf8, value) }

    /// Writes a text.
    package mutating func string(_ value: Text) { quote(value.utf8, value.string) }

    /// Writes a text in quotes; as text it is asked for only if something must be escaped.
    @inline(__always)
    private mutating func quote(_ utf8: some Collection<UInt8>, _ text: @autoclosure () -> String) {
        begin()
        bytes.append(0x22)
        if !take(utf8) {
            for scalar in text().unicodeScalars { append(scalar) }
        }
        bytes.append(0x22)
    }

    /// Writes bytes of which none must be escaped; `false` if one must be, and nothing is written.
    @inline(__always)
    private mutating func take(_ text: some Collection<UInt8>) -> Bool {
        text.withContiguousStorageIfAvailable { text in
            // All bytes, without a way out: the compiler takes many at once.
            let flaws =
                indents
                ? text.reduce(0) { $0 | JSONWriter.shownFlaw($1) }
                : text.reduce(0) { $0 | JSONWriter.storedFlaw($1) }
            guard flaws == 0 else { return false }
            bytes.append(contentsOf: text)
            return true
        } ?? false
    }

    /// Not 0 if a byte is, or may begin, what JSON must escape.
    private static func storedFlaw(_ byte: UInt8) -> UInt8 {
        (byte < 0x20 ? 1 : 0) | (byte == 0x22 ? 1 : 0) | (byte == 0x5C ? 1 : 0)
    }

    /// Not 0 if a byte is, or may begin, what is escaped for people.
    private static func shownFlaw(_ byte: UInt8) -> UInt8 {
        storedFlaw(byte) | (byte > 0x7E ? 1 : 0) | (byte == 0x26 ? 1 : 0)
            | (byte == 0x3C ? 1 : 0) | (byte == 0x3E ? 1 : 0) | (byte == 0x23 ? 1 : 0)
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": bytes += #"\""#.utf8
        case "\\": bytes += #"\\"#.utf8
        case "\n": bytes += #"\n"#.utf8
        case "\t": bytes += #"\t"#.utf8
        case "<" where indents, ">" where indents, "&" where indents:
            escape(UInt16(scalar.value))
        // In a log, `##[` begins a command for some runners.
        case "[" where indents && bytes.last == 0x23: escape(UInt16(scalar.value))
        default:
            guard scalar.value < 0x20 || (indents && scalar.isInvisible) else {
                bytes += String(scalar).utf8
                return
            }
            for unit in UTF16.encode(scalar) ?? UTF16.EncodedScalar() { escape(unit) }
        }
    }

    private mutating func escape(_ unit: UInt16) {
        let digits = String(unit, radix: 16)
        bytes += #"\u"#.utf8
        bytes += repeatElement(0x30, count: 4 - digits.utf8.count)
        bytes += digits.utf8
    }
}

extension String {
    /// Takes bytes that are known to be UTF-8.
    fileprivate init(decodingValid bytes: [UInt8]) {
        self = String(validating: bytes, as: UTF8.self) ?? ""
    }
}
