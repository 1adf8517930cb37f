/// What of a desired state is known to be live just as it was last applied: whoever knows that from
/// the files need not compare it again.
package struct Untouched: Sendable {
    /// Whether that is all of the catalog.
    let catalog: Bool
    /// Whether that is an organization, by its place in the desired state.
    let organizations: [Bool]

    /// Knows nothing.
    package static let nothing = Untouched(catalog: false, organizations: [])

    /// Says what is known.
    package init(catalog: Bool, organizations: [Bool]) {
        self.catalog = catalog
        self.organizations = organizations
    }

    /// Whether that is the organization at this place.
    func holds(_ place: Int) -> Bool { place < organizations.count && organizations[place] }
}
