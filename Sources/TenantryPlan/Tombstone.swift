package import TenantryModel

/// What is kept of an organization that was removed.
package struct Tombstone: Hashable, Sendable {
    /// How many days an id is kept from being used again unseen.
    package static let retention = 90

    /// The uid that it had, which everything outside knows it by.
    package let uid: Text
    /// The last day on which its id is kept.
    package let until: Day

    /// Says what is kept.
    package init(uid: Text, until: Day) {
        self.uid = uid
        self.until = until
    }
}
