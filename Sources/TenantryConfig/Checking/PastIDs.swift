package import TenantryModel

/// The ids that lead to somebody already, although nobody has them, as the live state knows them.
package struct PastIDs: Sendable {
    /// Organizations that had another id before: from the old id to the one that they have live.
    let aliases: [Text: Text]
    /// Organizations that were removed: the last day on which their ids are kept, by the id.
    let removed: [Text: Day]

    /// Says what is known.
    package init(aliases: [Text: Text] = [:], removed: [Text: Day] = [:]) {
        self.aliases = aliases
        self.removed = removed
    }
}
