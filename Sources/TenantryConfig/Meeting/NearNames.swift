package import TenantryModel

/// The ids and names of some organizations, beside which others are held that could be taken for
/// one of them: what ``LookAlikeSearch`` would compare with each other.
package struct NearNames: Sendable {
    /// The names in small letters, by how many bytes they have.
    private var names: [[[UInt8]]] = []
    /// The hashes of what they are without one letter, as the search has them.
    private var hashes: Set<UInt64> = []
    /// Those of names that are not of ASCII: to put another letter in place of one changes several
    /// bytes.
    private var foreignHashes: Set<UInt64> = []

    /// Takes the ids and names of some organizations.
    package init(of organizations: some Sequence<Organization>) {
        var spelled = SpelledName()
        for text in Set(organizations.flatMap { [$0.id, $0.name] }) {
            let count = text.utf8.count
            while names.count <= count { names.append([]) }
            names[count].append(text.utf8.map(NearNames.small))
            spelled.read(text.string)
            hashes.formUnion(spelled.hashes)
            if !NearNames.isASCII(text) { foreignHashes.formUnion(spelled.hashes) }
        }
    }

    /// Whether a name is the same as one of these, or perhaps one edit apart, or becomes the same
    /// if one letter of each is left out: the search compares all those with each other, up to a
    /// number.
    ///
    /// - Complexity: O(*n*) in the number of these names that are about as long.
    package func include(_ name: Text) -> Bool {
        let count = name.utf8.count
        let near = names.dropFirst(max(0, count - 1)).prefix(count > 0 ? 3 : 2)
        let isNear = near.joined().contains { NearNames.isNear($0, name) }
        let others = NearNames.isASCII(name) ? foreignHashes : hashes
        guard !isNear, !others.isEmpty else { return isNear }
        var spelled = SpelledName()
        spelled.read(name.string)
        return !others.isDisjoint(with: spelled.hashes)
    }

    private static func isASCII(_ name: Text) -> Bool {
        name.utf8.withContiguousStorageIfAvailable { $0.allSatisfy { $0 < 0x80 } } ?? false
    }

    /// Whether both are the same without one byte of the longer, or without one of each.
    private static func isNear(_ name: [UInt8], _ other: Text) -> Bool {
        other.utf8.withContiguousStorageIfAvailable { other in
            let (most, least) = (max(name.count, other.count), min(name.count, other.count))
            var start = 0
            while start < least, name[start] == small(other[start]) { start += 1 }
            var end = 0
            while end < least - start,
                name[name.count - 1 - end] == small(other[other.count - 1 - end])
            {
                end += 1
            }
            guard start + end + 1 < most else { return true }
            guard name.count == other.count else { return false }
            let middle = start..<most - end - 1
            return middle.allSatisfy { name[$0] == small(other[$0 + 1]) }
                || middle.allSatisfy { name[$0 + 1] == small(other[$0]) }
        } ?? false
    }

    private static func small(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
}
