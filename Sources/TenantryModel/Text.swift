import CTexts

/// Text that is equal to other text only if its UTF-8 bytes are equal.
///
/// `String` compares by canonical equivalence: two group names that an identity provider tells
/// apart could be one to us. So all text of the model is of this type. Ids, domains, roles and
/// addresses are ASCII by their grammar; free text is kept byte for byte as it was written.
///
/// Each text is kept once, for as long as the process lives, and a value only says where: a state
/// holds the same few texts many times, and they are copied and compared all the time.
package struct Text: Hashable, Comparable, Sendable {
    /// Where the text is kept.
    @usableFromInline let place: UInt

    @usableFromInline
    init(place: UInt) { self.place = place }

    /// Takes text as it is.
    ///
    /// - Complexity: O(*n*) in its length.
    package init(_ string: String) {
        var string = string
        self.init(place: string.withUTF8 { Text.place(of: $0) })
    }

    /// Takes bytes; what is no UTF-8 is replaced by U+FFFD.
    ///
    /// - Complexity: O(*n*) in their number.
    package init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        // All bytes, without a way out: the compiler takes many at once.
        guard bytes.reduce(0, |) < 0x80 else {
            self.init(String(decoding: bytes, as: UTF8.self))
            return
        }
        self.init(place: Text.place(of: bytes))
    }

    /// Takes some of many bytes, as if they were all.
    ///
    /// - Complexity: O(*n*) in their number.
    package init(utf8 bytes: [UInt8], in range: Range<Int>) {
        self = bytes.withUnsafeBufferPointer { bytes in
            Text(utf8: UnsafeBufferPointer(rebasing: bytes[range]))
        }
    }

    /// Takes many parts of many bytes, each as if they were all.
    ///
    /// It takes half as long as one after the other where most are far apart in memory.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    package static func texts(utf8 bytes: [UInt8], in ranges: [Range<Int>]) -> [Text] {
        bytes.withUnsafeBufferPointer { all in
            guard all.reduce(0, |) < 0x80 else {
                // Few are not ASCII, and must be looked at first.
                let plain = ranges.map { all[$0].reduce(0, |) < 0x80 ? $0 : 0..<0 }
                var texts = asciiTexts(all, plain)
                for index in ranges.indices where plain[index] != ranges[index] {
                    texts[index] = Text(utf8: UnsafeBufferPointer(rebasing: all[ranges[index]]))
                }
                return texts
            }
            return asciiTexts(all, ranges)
        }
    }

    private static func asciiTexts(
        _ bytes: UnsafeBufferPointer<UInt8>,
        _ ranges: [Range<Int>]
    ) -> [Text] {
        let pieces = ranges.map { range in
            tenantry_piece(
                start: range.lowerBound,
                length: range.count,
                hash: hash(of: UnsafeBufferPointer(rebasing: bytes[range]))
            )
        }
        return [UInt](unsafeUninitializedCapacity: pieces.count) { places, count in
            tenantry_texts(bytes.baseAddress, pieces, pieces.count, places.baseAddress)
            count = pieces.count
        }.map { Text(place: $0) }
    }

    /// Where these bytes are kept.
    private static func place(of bytes: UnsafeBufferPointer<UInt8>) -> UInt {
        tenantry_text(bytes.baseAddress, bytes.count, hash(of: bytes))
    }

    /// A hash with a seed of the process: of long texts as Swift has it, of short ones in a tenth
    /// of that time.
    private static func hash(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        if bytes.count <= 16 {
            return withUnsafePointer(to: keys) {
                tenantry_short_hash(bytes.baseAddress, bytes.count, $0)
            }
        }
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
        return UInt64(truncatingIfNeeded: hasher.finalize())
    }

    private static let keys: tenantry_keys = {
        func key(_ number: Int) -> UInt64 {
            UInt64(truncatingIfNeeded: number.hashValue)
        }
        return tenantry_keys(
            halves: (key(0), key(1), key(2), key(3), key(4), key(5), key(6), key(7))
        )
    }()

    /// The text for showing and for storing.
    ///
    /// - Complexity: O(*n*) in its length.
    package var string: String { String(decoding: utf8, as: UTF8.self) }

    /// The bytes.
    @inlinable package var utf8: UTF8View { UTF8View(place: place) }

    /// Whether this comes before other bytes (less than 0), is the same, or comes after them.
    ///
    /// - Complexity: O(*n*) in the length.
    package func order(besides bytes: UnsafeBufferPointer<UInt8>) -> Int {
        Int(tenantry_text_order(place, bytes.baseAddress, bytes.count))
    }

    /// Whether this comes before some of many bytes, as if they were all.
    ///
    /// - Complexity: O(*n*) in the length.
    package func order(besides bytes: [UInt8], in range: Range<Int>) -> Int {
        bytes.withUnsafeBufferPointer { order(besides: UnsafeBufferPointer(rebasing: $0[range])) }
    }

    /// Whether there is no text.
    @inlinable package var isEmpty: Bool { tenantry_text_length(place) == 0 }

    @inlinable
    package static func == (lhs: Text, rhs: Text) -> Bool { lhs.place == rhs.place }

    @inlinable
    package static func < (lhs: Text, rhs: Text) -> Bool {
        tenantry_text_compare(lhs.place, rhs.place) < 0
    }

    @inlinable
    package func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

extension Text {
    /// What is before and after the first of an ASCII character; `nil` if there is none.
    ///
    /// - Complexity: O(*n*) in the length.
    func parts(around character: UInt8) -> (before: Text, after: Text)? {
        utf8.withContiguousStorageIfAvailable { bytes -> (Text, Text)? in
            guard let place = bytes.firstIndex(of: character) else { return nil }
            return (
                Text(place: Text.place(of: UnsafeBufferPointer(rebasing: bytes[..<place]))),
                Text(place: Text.place(of: UnsafeBufferPointer(rebasing: bytes[(place + 1)...])))
            )
        } ?? nil
    }

    /// The bytes of a text, where it is kept.
    package struct UTF8View: RandomAccessCollection, Sendable {
        @usableFromInline let place: UInt

        @usableFromInline
        init(place: UInt) { self.place = place }

        /// The place of the first byte.
        @inlinable package var startIndex: Int { 0 }

        /// How many bytes there are.
        @inlinable package var endIndex: Int { tenantry_text_length(place) }

        /// The byte at a place.
        @inlinable
        package subscript(position: Int) -> UInt8 {
            precondition(position >= 0 && position < endIndex, "a text has no such byte")
            return tenantry_text_byte(place, position)
        }

        /// Shows all bytes at once; never `nil`.
        @inlinable
        package func withContiguousStorageIfAvailable<Result>(
            _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
        ) rethrows -> Result? {
            let bytes = tenantry_text_bytes(place)
            return try body(UnsafeBufferPointer(start: bytes, count: endIndex))
        }
    }
}

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
    package init(stringLiteral value: String) { self.init(value) }

    package var description: String { string }
}

extension [Text] {
    /// Whether none comes before the one in front of it.
    ///
    /// - Complexity: O(*n*).
    package var isInOrder: Bool {
        indices.dropFirst().allSatisfy { self[$0 - 1] <= self[$0] }
    }

    /// The places of the texts, in the order of the texts: what they name may be long to move.
    ///
    /// - Complexity: O(*n* log *n*).
    package var order: [Int] { indices.sorted { self[$0] < self[$1] } }
}

extension Collection where Element == Text {
    /// The texts with commas.
    package var list: String { map(\.string).joined(separator: ", ") }
}
