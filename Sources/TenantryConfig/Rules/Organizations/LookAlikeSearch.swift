import TenantryModel
import TenantryNames

/// Finds names that people take for each other, among very many, without comparing all with all.
///
/// Two names that are one edit apart become equal when one character of one or both is left out.
/// So each name is reduced to the hashes of what is left without each of its characters, and only
/// names that have a hash in common are compared. A bitmap keeps the hashes that occur once, which
/// are nearly all, from being sorted.
struct LookAlikeSearch {
    /// Two names, by their places.
    struct Pair: Hashable, Comparable {
        let earlier: Int
        let later: Int

        static func < (lhs: Pair, rhs: Pair) -> Bool {
            (lhs.later, lhs.earlier) < (rhs.later, rhs.earlier)
        }
    }

    private struct Trace {
        let hash: UInt64
        let place: Int
    }

    private let count: Int
    private let name: (Int) -> String

    /// With how many earlier names of one hash a name is compared.
    ///
    /// Where very many names are alike, one finding for each is enough.
    private static let most = 8

    /// How many bytes a name must have to look like something.
    private static let shortestName = 3

    /// Returns the names that look alike, in order.
    ///
    /// - Complexity: O(*n*) in the length of all names, and O(*m* log *m*) in the number of those
    ///   that have something in common.
    static func pairs(among count: Int, _ name: (Int) -> String) -> [Pair] {
        withoutActuallyEscaping(name) { name in
            let search = LookAlikeSearch(count: count, name: name)
            return Set(search.sameSkeletons() + search.singleEdits()).sorted()
        }
    }

    private func sameSkeletons() -> [Pair] {
        var sieve = HashSieve(capacity: count)
        let prints = (0..<count).map { Skeleton.fingerprint(of: name($0)) }
        for print in prints { sieve.insert(print) }
        var traces: [Trace] = []
        for place in 0..<count where sieve.mayHoldTwice(prints[place]) {
            guard name(place).utf8.count >= Self.shortestName else { continue }
            traces.append(Trace(hash: prints[place], place: place))
        }
        return pairs(in: traces) { Skeleton(of: name($0)) == Skeleton(of: name($1)) }
    }

    private func singleEdits() -> [Pair] {
        var spelled = SpelledName()
        var hashes: [UInt64] = []
        var ends: [Int] = []
        ends.reserveCapacity(count)
        for place in 0..<count {
            spelled.read(name(place))
            hashes += spelled.hashes
            ends.append(hashes.count)
        }
        var sieve = HashSieve(capacity: hashes.count)
        for hash in hashes { sieve.insert(hash) }
        var traces: [Trace] = []
        var place = 0
        for (index, hash) in hashes.enumerated() where sieve.mayHoldTwice(hash) {
            while ends[place] <= index { place += 1 }
            traces.append(Trace(hash: hash, place: place))
        }
        var other = SpelledName()
        return pairs(in: traces) { earlier, later in
            spelled.read(name(earlier))
            other.read(name(later))
            return spelled.isOneEdit(from: other)
        }
    }

    /// Returns the pairs of one hash that are what the hash promises.
    private func pairs(in traces: [Trace], where fits: (Int, Int) -> Bool) -> [Pair] {
        let sorted = traces.sorted { ($0.hash, $0.place) < ($1.hash, $1.place) }
        var result: [Pair] = []
        var start = 0
        for index in sorted.indices {
            if sorted[index].hash != sorted[start].hash { start = index }
            for other in start..<min(index, start + Self.most)
            where sorted[other].place != sorted[index].place {
                if fits(sorted[other].place, sorted[index].place) {
                    result.append(Pair(earlier: sorted[other].place, later: sorted[index].place))
                }
            }
        }
        return result
    }
}

/// Tells which hashes may have occurred twice, in one bit each: never a no that should be a yes.
private struct HashSieve {
    /// Bits for hashes that occurred, each word followed by that for those that did again.
    private var words: [UInt64]
    private let mask: UInt64

    /// Makes room for about so many hashes: 32 bits for each, so that chance meetings are rare.
    init(capacity: Int) {
        var bits = 1 << 10
        while bits < capacity * 32, bits < 1 << 30 { bits <<= 1 }
        words = [UInt64](repeating: 0, count: bits / 64 * 2)
        mask = UInt64(bits - 1)
    }

    @inline(__always)
    mutating func insert(_ hash: UInt64) {
        let place = (Int(hash & mask) >> 6) << 1
        let bit: UInt64 = 1 << (hash & 63)
        words[place + 1] |= words[place] & bit
        words[place] |= bit
    }

    @inline(__always)
    func mayHoldTwice(_ hash: UInt64) -> Bool {
        words[((Int(hash & mask) >> 6) << 1) + 1] & 1 << (hash & 63) != 0
    }
}
