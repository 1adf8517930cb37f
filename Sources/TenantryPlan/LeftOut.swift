package import TenantryModel

/// What a plan is not for: organizations that were not selected, and stay as they are live.
package struct LeftOut: Hashable, Sendable {
    /// Nothing: the plan is for everything.
    package static let nothing = LeftOut(ids: [], differing: [])

    /// The ids that are not selected.
    let ids: Set<Text>
    /// Those of them that are not as the files say.
    let differing: [Address]

    /// Leaves out.
    package init(ids: Set<Text>, differing: [Address]) {
        self.ids = ids
        self.differing = differing
    }

    /// Whether a thing is left out.
    func contains(_ address: Address) -> Bool {
        address.isInOrganization && ids.contains(address.root.key)
    }
}
