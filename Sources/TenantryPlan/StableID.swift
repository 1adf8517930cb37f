import Crypto
package import TenantryModel

/// The uid of a row: made once, never reused, the same for equal inputs.
///
/// It comes from no clock and no random source, so that a plan that is carried out twice from the
/// same beginning gives the same bytes. Fifteen characters are 75 bits; two things that came to
/// the same uid would be refused by the primary key.
package enum StableID {
    /// Returns the uid of a thing that is created by a run.
    ///
    /// - Parameters:
    ///   - address: The address at its creation.
    ///   - lineage: The identity of the store.
    ///   - revision: The revision that the run makes.
    /// - Returns: Fifteen letters and digits.
    package static func uid(of address: Address, lineage: Text, revision: Int) -> Text {
        var bytes = Array(lineage.string.utf8)
        for step in address.steps {
            bytes.append(0)
            bytes += step.kind.rawValue.utf8
            bytes.append(0)
            bytes += step.key.string.utf8
        }
        bytes.append(0)
        bytes += String(revision).utf8
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
        var characters: [UInt8] = []
        characters.reserveCapacity(15)
        var buffer: UInt32 = 0
        var bits = 0
        for byte in SHA256.hash(data: bytes) {
            buffer = buffer << 8 | UInt32(byte)
            bits += 8
            while bits >= 5, characters.count < 15 {
                bits -= 5
                characters.append(alphabet[Int(buffer >> UInt32(bits)) & 31])
                buffer &= (1 << UInt32(bits)) - 1
            }
        }
        return Text(String(validating: characters, as: UTF8.self) ?? "")
    }
}
