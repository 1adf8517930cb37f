import Crypto
package import TenantryModel

/// The SHA-256 of canonical bytes, written `sha256:` and 64 hexadecimal digits.
package struct Digest: Hashable, Sendable {
    // The 32 bytes, eight in each, the first byte in the highest place: no array, since there is
    // a digest of everything.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// Computes the digest of some bytes.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    package init(of bytes: [UInt8]) { self.init(SHA256.hash(data: bytes)) }

    fileprivate init(_ hash: SHA256Digest) {
        var words = SIMD4<UInt64>()
        for (place, byte) in hash.enumerated() {
            words[place / 8] = words[place / 8] << 8 | UInt64(byte)
        }
        (first, second, third, fourth) = (words[0], words[1], words[2], words[3])
    }

    /// Takes a digest that somebody wrote; `nil` if it is none.
    package init?(_ text: String) { self.init(utf8: Array(text.utf8)[...]) }

    /// Takes a digest that somebody wrote, as bytes; `nil` if it is none.
    package init?(utf8 written: ArraySlice<UInt8>) {
        guard written.count == 71, written.starts(with: "sha256:".utf8) else { return nil }
        // Without a way out for each digit: there are twenty thousand digests in a small state.
        var words = SIMD4<UInt64>()
        var flaws: UInt8 = 0
        for (place, byte) in written.dropFirst(7).enumerated() {
            let (decimal, letter) = (byte &- 0x30, byte &- 0x61)
            flaws |= decimal > 9 && letter > 5 ? 1 : 0
            let digit = decimal <= 9 ? decimal : letter &+ 10
            words[place / 16] = words[place / 16] << 4 | UInt64(digit)
        }
        guard flaws == 0 else { return nil }
        (first, second, third, fourth) = (words[0], words[1], words[2], words[3])
    }

    /// Puts the 32 bytes together, eight in each, the first byte in the highest place.
    init(words first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
    }

    /// Computes the digest of the canonical form of a thing.
    ///
    /// - Complexity: O(*n*) in the size of the record.
    package init(of record: Record) { self.init(of: record.canonicalForm.bytes) }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        var result: [UInt8] = []
        append(to: &result)
        return result
    }

    /// Writes the 32 bytes behind others.
    package func append(to list: inout [UInt8]) {
        for word in [first, second, third, fourth] { list.append(number: word) }
    }
}

extension [UInt8] {
    /// Writes the eight bytes of a number behind others, the highest first.
    @inlinable package mutating func append(number: UInt64) {
        for shift in stride(from: 56, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
        }
    }
}

/// A digest of bytes that come piece by piece.
package struct DigestInProgress: Sendable {
    private var hash = SHA256()

    /// Begins with no bytes.
    package init() {}

    /// Adds bytes behind those that came before.
    ///
    /// - Complexity: O(*n*) in their number.
    package mutating func add(_ bytes: [UInt8]) { hash.update(data: bytes) }

    /// The digest of all bytes so far.
    package var result: Digest { Digest(hash.finalize()) }
}

extension Digest: CustomStringConvertible {
    package var description: String {
        let digits = Array("0123456789abcdef".utf8)
        var text = Array("sha256:".utf8)
        text.reserveCapacity(71)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(validating: text, as: UTF8.self) ?? ""
    }
}
