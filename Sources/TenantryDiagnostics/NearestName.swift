/// Finds what somebody probably meant to type.
package enum NearestName {
    /// Returns the candidate with the smallest edit distance to `typed`, at most two edits away
    /// (one for words of three letters or fewer), the first in byte order among equals.
    ///
    /// - Complexity: O(*candidates* × *length*²), on names cut at 64 bytes.
    package static func to(_ typed: String, among candidates: some Sequence<String>) -> String? {
        let word = Array(typed.utf8.prefix(64))
        let reach = word.count <= 3 ? 1 : 2
        var best: (distance: Int, name: String)?
        for name in candidates
        where !name.utf8.elementsEqual(typed.utf8) && !isOpposite(name, typed) {
            let other = Array(name.utf8.prefix(64))
            guard abs(other.count - word.count) <= reach else { continue }
            let distance = editDistance(word, other)
            guard distance <= reach else { continue }
            if let found = best,
                found.distance < distance
                    || found.distance == distance
                        && !name.utf8.lexicographicallyPrecedes(found.name.utf8)
            {
                continue
            }
            best = (distance, name)
        }
        return best?.name
    }

    /// Whether one word is the other with a syllable in front that turns its meaning round: whoever
    /// wrote `inactive` did not mean `active`.
    private static func isOpposite(_ one: String, _ other: String) -> Bool {
        let (shorter, longer) =
            one.utf8.count < other.utf8.count ? (one, other) : (other, one)
        return ["in", "un", "de", "non"].contains { syllable in
            longer.utf8.elementsEqual((syllable + shorter).utf8)
        }
    }

    /// Counts insertions, deletions, replacements and swaps of neighbours
    /// (optimal string alignment), upper and lower case being equal.
    private static func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte + 0x20 : byte }
        var older = [Int](repeating: 0, count: second.count + 1)
        var previous = Array(0...second.count)
        for (row, left) in first.enumerated() {
            var current = [row + 1]
            for (column, right) in second.enumerated() {
                let cost = lower(left) == lower(right) ? 0 : 1
                var distance = min(
                    previous[column + 1] + 1,
                    current[column] + 1,
                    previous[column] + cost
                )
                if row > 0, column > 0, lower(first[row - 1]) == lower(right),
                    lower(left) == lower(second[column - 1])
                {
                    distance = min(distance, older[column - 1] + 1)
                }
                current.append(distance)
            }
            older = previous
            previous = current
        }
        return previous[second.count]
    }
}
