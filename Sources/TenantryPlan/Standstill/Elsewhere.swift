package import TenantryModel

/// What stands still and is not looked at, beside what is.
package struct Elsewhere: Hashable, Sendable {
    private let standstill: Standstill
    /// The families that are looked at.
    private let seen: Set<Int>
    /// How many organizations are not looked at.
    package let organizations: Int

    /// Says what is looked at.
    ///
    /// - Complexity: O(*n*) in the number of organizations.
    package init(_ standstill: Standstill, besides seen: Set<Int>) {
        self.standstill = standstill
        self.seen = seen
        organizations = standstill.members.count { !seen.contains($0.family) }
    }

    /// What stands in the catalog and is not looked at: accounts of families that are not.
    private var items: some Sequence<Standstill.Item> {
        standstill.items.lazy.filter { [seen] item in
            item.family.map { !seen.contains($0) } ?? false
        }
    }

    /// The ids of the billing accounts that are not looked at.
    ///
    /// - Complexity: O(*n*) in the size of the catalog.
    package var accounts: Set<Text> { Set(items.map(\.address.key)) }

    /// The digests of everything, as ``RootDigests`` has them.
    ///
    /// - Parameter others: Those of what is looked at.
    /// - Returns: These and those of what is not, sorted by address.
    /// - Complexity: O(*n*) in the number of all of them.
    func digests(
        among others: [(address: Address, digest: Digest)]
    ) -> [(address: Address, digest: Digest)] {
        var result: [(address: Address, digest: Digest)] = []
        result.reserveCapacity(others.count + organizations)
        var rest = others[...]
        func add(_ address: Address, _ digest: Digest) {
            while let next = rest.first, next.address < address {
                result.append(next)
                rest.removeFirst()
            }
            result.append((address, digest))
        }
        for item in items { add(item.address, item.copy) }
        for member in standstill.members where !seen.contains(member.family) {
            add(Address(.organization, member.id), member.copy)
        }
        return result + rest
    }
}
