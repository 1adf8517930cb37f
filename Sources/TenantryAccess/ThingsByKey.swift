package import TenantryModel

/// Things of one kind, found by key: the first of each.
package struct ThingsByKey<Thing: Resource>: Sendable {
    private let things: [Thing]
    private let places: [Text: Int]

    /// Notes the places of things.
    ///
    /// - Complexity: O(*n*).
    init(_ things: [Thing]) {
        self.things = things
        var places: [Text: Int] = [:]
        places.reserveCapacity(things.count)
        for (place, thing) in things.enumerated().reversed() { places[thing.key] = place }
        self.places = places
    }

    /// The thing with this key.
    package subscript(key: Text) -> Thing? { places[key].map { things[$0] } }

    /// Whether there is a thing with this key.
    package func contains(_ key: Text) -> Bool { places[key] != nil }

    /// The keys, in the order of the things.
    ///
    /// - Complexity: O(*n*).
    package var keys: [Text] { things.map(\.key) }
}
