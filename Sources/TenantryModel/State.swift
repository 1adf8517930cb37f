/// All organizations and the catalog at one moment.
///
/// It is *desired* when read from files, *live* when read from a store. The type is the same, so
/// the two compare with `==`.
package struct State: Hashable, Sendable {
    /// What the provider offers.
    package var catalog: Catalog
    /// The organizations, sorted by id, each id once.
    package var organizations: [Organization]

    /// Puts a state together; sorts the organizations.
    ///
    /// - Complexity: O(*n* log *n*).
    package init(catalog: Catalog = Catalog(), organizations: [Organization] = []) {
        self.catalog = catalog
        let ids = organizations.indices.map { organizations[$0].id }
        self.organizations =
            ids.isInOrder ? organizations : ids.order.map { organizations[$0] }
    }

    /// Returns the organization with this id.
    ///
    /// - Complexity: O(log *n*).
    package func organization(_ id: Text) -> Organization? {
        place(of: id).map { organizations[$0] }
    }

    /// Returns the place of the organization with this id.
    ///
    /// - Complexity: O(log *n*).
    package func place(of id: Text) -> Int? {
        organizations.place(of: id)
    }

    /// Returns the place of the organization with this id, which is likely to come soon after one.
    ///
    /// - Complexity: O(log *d*) in the distance between both; O(log *n*) if it comes before.
    package func place(of id: Text, after start: Int) -> Int? {
        let rest = organizations[min(start, organizations.count)...]
        guard let first = rest.first, first.id <= id else { return place(of: id) }
        var reach = 1
        while reach < rest.count, rest[rest.startIndex + reach].id < id { reach *= 2 }
        let near = rest.prefix(reach + 1)
        return near.place(of: id)
    }
}

extension RandomAccessCollection where Element: Resource, Index == Int {
    /// Returns the one with this key, from a section: they are sorted by key.
    ///
    /// - Complexity: O(log *n*).
    package func named(_ key: Text) -> Element? { place(of: key).map { self[$0] } }

    /// Returns the place of the one with this key in a section.
    ///
    /// - Complexity: O(log *n*).
    package func place(of key: Text) -> Int? {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if self[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low < endIndex && self[low].key == key ? low : nil
    }
}
