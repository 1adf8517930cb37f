/// What is known of a file that was applied as it is: what it made is live as it was then.
package struct UntouchedOrganization: Hashable, Sendable {
    /// The place of the organization in the live state.
    package let place: Int
    /// Whether no ``LocalRule`` had anything to say about it, and none has now.
    package let isFaultless: Bool

    /// Says so.
    package init(place: Int, isFaultless: Bool) {
        self.place = place
        self.isFaultless = isFaultless
    }
}
