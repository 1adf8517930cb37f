/// A name letter by letter, as one compares it with others: its storage is used again and again.
///
/// Letters count only where a word has at least five of them. Digits never count: `ward-1` and
/// `ward-2` are a series, as `unit-a` and `unit-b` are, or `acme-de` and `acme-dk`.
struct SpelledName {
    private var signs: [UInt32] = []
    /// For each sign how many letters its word has; none for what is no letter.
    private var wordLengths: [Int] = []
    private var prefixes: [UInt64] = []
    /// The hash of the name, and of what is left without each of the signs that count.
    private(set) var hashes: [UInt64] = []

    private static let shortestWord = 5
    private static let longestName = 128
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Takes another name.
    mutating func read(_ name: String) {
        signs.removeAll(keepingCapacity: true)
        wordLengths.removeAll(keepingCapacity: true)
        for byte in name.utf8 {
            guard byte < 0x80 else {
                readScalars(of: name)
                break
            }
            signs.append(UInt32(byte &- 0x41 < 26 ? byte | 0x20 : byte))
        }
        measureWords()
        hash()
    }

    private mutating func readScalars(of name: String) {
        signs.removeAll(keepingCapacity: true)
        for scalar in name.unicodeScalars {
            let small = scalar.properties.lowercaseMapping.unicodeScalars
            for scalar in small { signs.append(scalar.value) }
        }
    }

    private mutating func measureWords() {
        var start = 0
        while start < signs.count {
            var end = start
            while end < signs.count, Self.isLetter(signs[end]) { end += 1 }
            for _ in start..<end { wordLengths.append(end - start) }
            if end < signs.count { wordLengths.append(0) }
            start = end + 1
        }
    }

    private static func isLetter(_ sign: UInt32) -> Bool {
        sign &- 0x61 < 26 || sign > 0x7F
    }

    private static func isDigit(_ sign: UInt32) -> Bool { sign &- 0x30 < 10 }

    private mutating func hash() {
        hashes.removeAll(keepingCapacity: true)
        let count = signs.count
        guard (Self.shortestWord...Self.longestName).contains(count) else { return }
        prefixes.removeAll(keepingCapacity: true)
        var sum: UInt64 = 0
        for sign in signs {
            prefixes.append(sum)
            sum = sum &* Self.factor &+ UInt64(sign)
        }
        hashes.append(Self.mixed(sum))
        var suffix: UInt64 = 0
        var power: UInt64 = 1
        for index in signs.indices.reversed() {
            let counts =
                wordLengths[index] == 0
                ? !Self.isDigit(signs[index]) : wordLengths[index] >= Self.shortestWord
            // A name without one of several equal signs in a row is the same each time.
            if counts, index + 1 == count || signs[index] != signs[index + 1] {
                hashes.append(Self.mixed(prefixes[index] &* power &+ suffix))
            }
            suffix = UInt64(signs[index]) &* power &+ suffix
            power = power &* Self.factor
        }
    }

    @inline(__always)
    private static func mixed(_ sum: UInt64) -> UInt64 {
        let product = (sum ^ sum >> 32) &* 0xD6E8_FEB8_6659_FD93
        return product ^ product >> 32
    }

    /// Whether one letter or separator more, less or other makes one name the other.
    func isOneEdit(from other: SpelledName) -> Bool {
        let (long, short) = signs.count >= other.signs.count ? (self, other) : (other, self)
        let surplus = long.signs.count - short.signs.count
        guard surplus <= 1,
            let place = long.signs.indices.first(where: {
                $0 >= short.signs.count || long.signs[$0] != short.signs[$0]
            }),
            long.signs[(place + 1)...].elementsEqual(short.signs[(place + 1 - surplus)...])
        else { return false }
        if surplus == 1 {
            return long.wordLengths[place] > Self.shortestWord || long.isSeparator(place)
        }
        return long.wordLengths[place] >= Self.shortestWord
            && short.wordLengths[place] >= Self.shortestWord
            || long.isSeparator(place) && short.isSeparator(place)
    }

    private func isSeparator(_ place: Int) -> Bool {
        wordLengths[place] == 0 && !Self.isDigit(signs[place])
    }
}
