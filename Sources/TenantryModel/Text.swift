#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Text that is equal to other text only if its UTF-8 bytes are equal.
///
/// `String` compares by canonical equivalence: two group names that an identity provider tells
/// apart could be one to us. So all text of the model is of this type. Ids, domains, roles and
/// addresses are ASCII by their grammar; free text is kept byte for byte as it was written.
package struct Text: Hashable, Comparable, Sendable {
    /// The text for showing and for storing.
    package let string: String

    /// Takes text as it is.
    package init(_ string: String) { self.string = string }

    /// Whether there is no text.
    package var isEmpty: Bool { string.isEmpty }

    package static func == (lhs: Text, rhs: Text) -> Bool {
        guard lhs.string.utf8.count == rhs.string.utf8.count else { return false }
        let isEqual = lhs.string.utf8.withContiguousStorageIfAvailable { left in
            rhs.string.utf8.withContiguousStorageIfAvailable { right in
                guard let first = left.baseAddress, let second = right.baseAddress else {
                    return true
                }
                return memcmp(first, second, left.count) == 0
            }
        }
        return (isEqual ?? nil) ?? lhs.string.utf8.elementsEqual(rhs.string.utf8)
    }

    package static func < (lhs: Text, rhs: Text) -> Bool {
        let precedes = lhs.string.utf8.withContiguousStorageIfAvailable { left in
            rhs.string.utf8.withContiguousStorageIfAvailable { right in
                guard let first = left.baseAddress, let second = right.baseAddress else {
                    return left.count < right.count
                }
                let order = memcmp(first, second, min(left.count, right.count))
                return order != 0 ? order < 0 : left.count < right.count
            }
        }
        return (precedes ?? nil)
            ?? lhs.string.utf8.lexicographicallyPrecedes(rhs.string.utf8)
    }

    package func hash(into hasher: inout Hasher) {
        // Canonically equivalent texts meet in one bucket, which is legal and rare; the fast path
        // of `String` for ASCII is worth it.
        string.hash(into: &hasher)
    }
}

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
    package init(stringLiteral value: String) { string = value }

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
