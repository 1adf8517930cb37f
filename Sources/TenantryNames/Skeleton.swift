/// What a name looks like: two names with one skeleton are easily taken for each other.
///
/// The idea, and nearly all pairs, are from section 4 of Unicode Technical Standard 39 and its
/// table `confusables.txt`, cut down to what matters for names that people read in Latin: the
/// letters of other scripts that IDNA 2008 admits and that look like one of `a` to `z`, the
/// full-width forms, `0` for `o`, `1` for `l`, and `rn` for `m`. Unlike there, capitals are
/// small letters here.
package struct Skeleton: Hashable, Sendable {
    /// The scalars that are left when everything that looks alike is one.
    package let scalars: [UInt32]

    /// Returns what a name looks like.
    ///
    /// - Complexity: O(*n*) in the length of the name.
    package init(of name: String) {
        var scalars: [UInt32] = []
        Skeleton.forEachSign(of: name) { scalars.append($0) }
        self.scalars = scalars
    }

    /// Returns a number that is equal for names with one skeleton, and hardly ever for others.
    ///
    /// It allocates nothing for ASCII, and is the same in every run.
    ///
    /// - Complexity: O(*n*) in the length of the name.
    package static func fingerprint(of name: String) -> UInt64 {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        forEachSign(of: name) { sum = (sum ^ UInt64($0)) &* 0x0000_0100_0000_01B3 }
        return (sum ^ sum >> 29) &* 0x9E37_79B9_7F4A_7C15
    }

    @inline(__always)
    private static func forEachSign(of name: String, _ body: (UInt32) -> Void) {
        var hasR = false
        @inline(__always)
        func take(_ sign: UInt32) {
            let isN = sign == 0x6E
            if hasR { body(isN ? 0x6D : 0x72) }
            if hasR && isN {
                hasR = false
                return
            }
            hasR = sign == 0x72
            if !hasR { body(sign) }
        }
        for scalar in name.unicodeScalars {
            switch scalar {
            case "0": take(0x6F)
            case "1": take(0x6C)
            case "A"..."Z": take(scalar.value | 0x20)
            case "\u{0}"..."\u{7F}": take(scalar.value)
            default:
                for small in scalar.properties.lowercaseMapping.unicodeScalars {
                    take(ConfusableLetters.latin(for: small.value))
                }
            }
        }
        if hasR { body(0x72) }
    }
}
