import Crypto
package import TenantryModel

/// The SHA-256 of canonical bytes, written `sha256:` and 64 hexadecimal digits.
package struct Digest: Hashable, Sendable {
    // The 32 bytes, eight in each, the first byte in the highest place: no array, since there is
    // a digest of everything.
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var third: UInt64 = 0
    private var fourth: UInt64 = 0

    /// Computes the digest of some bytes.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    package init(of bytes: [UInt8]) {
        for byte in SHA256.hash(data: bytes) { append(byte, bits: 8) }
    }

    /// Takes a digest that somebody wrote; `nil` if it is none.
    package init?(_ text: String) {
        let digits = text.utf8
        guard digits.count == 71, digits.starts(with: Digest.prefix) else { return nil }
        for digit in digits.dropFirst(Digest.prefix.count) {
            switch digit {
            case 0x30...0x39: append(digit - 0x30, bits: 4)
            case 0x61...0x66: append(digit - 0x57, bits: 4)
            default: return nil
            }
        }
    }

    /// Computes the digest of the canonical form of a thing.
    ///
    /// - Complexity: O(*n*) in the size of the record.
    package init(of record: Record) { self.init(of: record.canonicalForm.bytes) }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        [first, second, third, fourth].flatMap { word in
            stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> $0) }
        }
    }

    private static let prefix = Array("sha256:".utf8)

    /// Moves everything up and puts some bits at the end.
    private mutating func append(_ value: UInt8, bits: UInt64) {
        let rest = 64 - bits
        first = first << bits | second >> rest
        second = second << bits | third >> rest
        third = third << bits | fourth >> rest
        fourth = fourth << bits | UInt64(value)
    }
}

extension Digest: CustomStringConvertible {
    package var description: String {
        let digits = Array("0123456789abcdef".utf8)
        let text = Digest.prefix + bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(validating: text, as: UTF8.self) ?? ""
    }
}
