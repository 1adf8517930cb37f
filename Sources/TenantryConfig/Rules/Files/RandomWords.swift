/// Finds words that nobody made up: long, and without any order in their characters.
enum RandomWords {
    /// How long a word must be; shorter ones say too little about chance.
    static let shortest = 24
    /// How many bits each character must carry: English text stays below, and hexadecimal numbers
    /// such as ids and fingerprints can never have more than four.
    static let leastEntropy = 4.2
    /// How often letters, capitals and digits must take turns; `2026-11-onboarding` hardly does.
    static let leastTurns = 4

    /// Returns where such words are, in order.
    ///
    /// A word of this length covers a byte of each stretch of this length, so most are never read.
    ///
    /// - Complexity: O(*n*) in the length of the text, with a small factor.
    static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var probe = shortest - 1
        while probe < bytes.count {
            guard isPart(bytes[probe]) else {
                probe += shortest
                continue
            }
            var start = probe
            while start > 0, isPart(bytes[start - 1]) { start -= 1 }
            var end = probe + 1
            while end < bytes.count, isPart(bytes[end]) { end += 1 }
            if end - start >= shortest, isRandom(bytes[start..<end]) { result.append(start..<end) }
            probe = end + shortest - 1
        }
        return result
    }

    /// Whether a byte can stand in a word: letters, digits, and what Base64 has beside, but no
    /// slash, which paths are full of.
    private static func isPart(_ byte: UInt8) -> Bool {
        TokenScan.isAlphanumeric(byte) || byte == 0x2B || byte == 0x2D || byte == 0x5F
            || byte == 0x3D
    }

    private enum Class {
        case small
        case capital
        case digit
        case other
    }

    private static func isRandom(_ word: ArraySlice<UInt8>) -> Bool {
        var turns = 0
        var hasDigit = false
        var previous = Class.other
        // Which of the characters below 64, and from there on, occur.
        var (low, high): (UInt64, UInt64) = (0, 0)
        for byte in word {
            let kind = kind(of: byte)
            if byte < 0x40 { low |= 1 << UInt64(byte) } else { high |= 1 << UInt64(byte & 0x3F) }
            hasDigit = hasDigit || kind == .digit
            // A capital in front of small letters begins a word.
            if kind != previous, kind != .other, previous != .other,
                !(previous == .capital && kind == .small)
            {
                turns += 1
            }
            previous = kind
        }
        return hasDigit && turns >= leastTurns
            // So many must be different to carry so much.
            && low.nonzeroBitCount + high.nonzeroBitCount >= 19
            && entropy(of: word) > leastEntropy
    }

    private static func kind(of byte: UInt8) -> Class {
        if byte &- 0x61 < 26 { return .small }
        if byte &- 0x41 < 26 { return .capital }
        return byte &- 0x30 < 10 ? .digit : .other
    }

    /// The bits that each character carries, by how often each occurs (Shannon).
    private static func entropy(of word: ArraySlice<UInt8>) -> Double {
        var counts = [Int](repeating: 0, count: 128)
        for byte in word { counts[Int(byte & 0x7F)] += 1 }
        var characters: [Int: Int] = [:]
        for count in counts where count > 0 { characters[count, default: 0] += 1 }
        let length = Double(word.count)
        // Sorted, so that the sum is the same in every run.
        return characters.sorted { $0.key < $1.key }.reduce(0) { sum, entry in
            let share = Double(entry.key) / length
            return sum - Double(entry.value) * share * binaryLogarithm(share)
        }
    }

    /// The binary logarithm of a number above 0, exact to five digits.
    ///
    /// The standard library has none.
    private static func binaryLogarithm(_ number: Double) -> Double {
        var rest = number.significand
        var result = Double(number.exponent)
        var weight = 0.5
        while weight > 1e-6 {
            rest *= rest
            if rest >= 2 {
                rest /= 2
                result += weight
            }
            weight /= 2
        }
        return result
    }
}
