import Crypto
package import TenantryModel

/// The SHA-256 of canonical bytes, written `sha256:` and 64 hexadecimal digits.
package struct Digest: Hashable, Sendable, CustomStringConvertible {
    /// The whole text.
    package let description: String

    /// Computes the digest of some bytes.
    ///
    /// - Complexity: O(*n*) in the number of bytes.
    package init(of bytes: [UInt8]) {
        let digits: [UInt8] = Array("0123456789abcdef".utf8)
        var text: [UInt8] = Array("sha256:".utf8)
        text.reserveCapacity(71)
        for byte in SHA256.hash(data: bytes) {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        description = String(validating: text, as: UTF8.self) ?? ""
    }

    /// The 32 bytes.
    package var bytes: [UInt8] {
        let digits = description.utf8.dropFirst(7).map { $0 < 0x61 ? $0 - 0x30 : $0 - 0x57 }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    /// Takes a digest that somebody wrote; `nil` if it is none.
    package init?(_ text: String) {
        let digits = text.utf8.dropFirst(7)
        guard text.hasPrefix("sha256:"), digits.count == 64,
            digits.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        description = text
    }

    /// Computes the digest of the canonical form of a thing.
    ///
    /// - Complexity: O(*n*) in the size of the record.
    package init(of record: Record) { self.init(of: record.canonicalForm.bytes) }
}
