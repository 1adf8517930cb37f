/// What of a desired state is known to be live just as it was last applied: whoever knows that from
/// the files need not compare it again.
package struct Untouched: Sendable {
    /// Whether that is all of the catalog.
    let catalog: Bool
    /// The places of organizations in the live state, by their places in the desired state.
    private let places: [Int?]

    /// Knows nothing.
    package static let nothing = Untouched(catalog: false, organizations: [])

    /// Says what is known.
    ///
    /// - Parameters:
    ///   - catalog: Whether that is all of the catalog.
    ///   - organizations: By place in the desired state, the place of what is known to be the same
    ///     in the live state.
    package init(catalog: Bool, organizations: [Int?]) {
        self.catalog = catalog
        places = organizations
    }

    /// Whether nothing is known.
    var isNothing: Bool { !catalog && places.isEmpty }

    /// The place in the live state of the same as the organization at this place.
    func place(of desired: Int) -> Int? { desired < places.count ? places[desired] : nil }
}
