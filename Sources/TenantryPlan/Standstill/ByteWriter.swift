import TenantryModel

/// Writes numbers, texts and digests behind each other.
///
/// Numbers have eight bytes, the first the highest; texts and lists have their length in front.
struct ByteWriter {
    /// What was written.
    private(set) var bytes: [UInt8] = []
    /// What stands where there is no number.
    fileprivate static let none = UInt64.max

    /// Writes a number.
    mutating func write(_ number: UInt64) { bytes.append(number: number) }

    /// Writes a number that is not below 0, or that there is none.
    mutating func write(_ integer: Int?) { write(integer.map { UInt64($0) } ?? ByteWriter.none) }

    /// Writes a text.
    mutating func write(_ text: Text) {
        write(UInt64(text.utf8.count))
        bytes.append(contentsOf: text.utf8)
    }

    /// Writes a digest.
    mutating func write(_ digest: Digest) { digest.append(to: &bytes) }

    /// Writes a digest, or that there is none.
    mutating func write(optional digest: Digest?) {
        write(digest != nil)
        digest?.append(to: &bytes)
    }

    /// Writes yes or no.
    mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }
}

/// Reads what ``ByteWriter`` wrote: whatever other bytes say, it reads something, and knows that it
/// is nothing.
struct ByteReader {
    private let bytes: [UInt8]
    private var place = 0
    /// Whether something was not there.
    private var hasFailed = false

    /// Begins in front.
    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether everything was there, and nothing more.
    var isAtEnd: Bool { place == bytes.count && !hasFailed }

    /// The place of the next bytes; `nil` if there are not so many.
    private mutating func take(_ count: Int) -> Int? {
        guard count <= bytes.count - place else {
            hasFailed = true
            return nil
        }
        defer { place += count }
        return place
    }

    /// A number.
    mutating func number() -> UInt64 {
        guard let start = take(8) else { return 0 }
        var number: UInt64 = 0
        for place in start..<start + 8 { number = number << 8 | UInt64(bytes[place]) }
        return number
    }

    /// A number that is not below 0, or that there is none.
    mutating func optionalInteger() -> Int? {
        let number = number()
        guard number != ByteWriter.none else { return nil }
        hasFailed = hasFailed || number > UInt64(Int.max)
        return Int(truncatingIfNeeded: number)
    }

    /// A number that is not below 0.
    mutating func integer() -> Int {
        guard let integer = optionalInteger(), integer >= 0 else {
            hasFailed = true
            return 0
        }
        return integer
    }

    /// Yes or no.
    mutating func flag() -> Bool {
        let byte = take(1).map { bytes[$0] } ?? 0
        hasFailed = hasFailed || byte > 1
        return byte == 1
    }

    /// One of several, by its place.
    mutating func one<Element>(of elements: [Element], or other: Element) -> Element {
        let place = integer()
        hasFailed = hasFailed || !elements.indices.contains(place)
        return elements.indices.contains(place) ? elements[place] : other
    }

    /// A text.
    mutating func text() -> Text {
        let count = integer()
        return take(count).map { Text(utf8: bytes, in: $0..<$0 + count) } ?? ""
    }

    /// A digest.
    mutating func digest() -> Digest { Digest(words: number(), number(), number(), number()) }

    /// A digest, or that there is none.
    mutating func optionalDigest() -> Digest? { flag() ? digest() : nil }

    /// A list.
    mutating func list<Element>(_ element: (inout ByteReader) -> Element) -> [Element] {
        let count = integer()
        var list: [Element] = []
        // No element is shorter than a number.
        guard count <= (bytes.count - place) / 8 else {
            hasFailed = true
            return list
        }
        list.reserveCapacity(count)
        for _ in 0..<count { list.append(element(&self)) }
        return list
    }
}
