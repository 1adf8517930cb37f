package import TenantryModel

/// One thing that has to be different: created, changed or deleted, field by field.
package struct Change: Hashable, Sendable {
    /// What changes; after a rename, the new address.
    package var address: Address
    /// What happens to it.
    package var action: Action
    /// The fields that change, in the order of the description; of a new thing those that say
    /// something, of a deleted one none.
    package var fields: [FieldChange]
    /// The key before a rename.
    package var formerKey: Text?
    /// The uid that it had before it was removed, if this brings it back as itself.
    package var revives: Text?

    /// Says what changes.
    package init(
        _ address: Address,
        _ action: Action,
        _ fields: [FieldChange] = [],
        formerKey: Text? = nil
    ) {
        self.address = address
        self.action = action
        self.fields = fields
        self.formerKey = formerKey
    }

    /// Whether this makes an organization.
    var isNewOrganization: Bool {
        action == .create && address.kind == .organization && address.isRoot
    }
}

extension [Change] {
    /// The changes of each root; changes that are sorted give each root once.
    ///
    /// - Complexity: O(*n*).
    package var byRoot: [ArraySlice<Change>] { self[...].cut { $0.outermost != $1.outermost } }

    /// The roots of sorted changes, sorted.
    ///
    /// - Complexity: O(*n*).
    package var roots: [Address] { byRoot.map(\.root) }
}

extension ArraySlice<Change> {
    /// The root that changes of one root are about.
    ///
    /// There is at least one change.
    package var root: Address { self[startIndex].address.root }

    /// What happens to the root itself: it is changed, too, where only something inside is.
    package var rootAction: Action {
        self[startIndex].address.isRoot ? self[startIndex].action : .update
    }

    /// Cuts the changes wherever two that follow each other differ.
    ///
    /// - Complexity: O(*n*).
    func cut(where differ: (Address, Address) -> Bool) -> [ArraySlice<Change>] {
        var result: [ArraySlice<Change>] = []
        var start = startIndex
        // By place: there are many changes, and each is long to copy.
        for place in indices where differ(self[place].address, self[start].address) {
            result.append(self[start..<place])
            start = place
        }
        if start < endIndex { result.append(self[start...]) }
        return result
    }
}

/// What happens to a thing.
package enum Action: String, Hashable, CaseIterable, Sendable {
    /// It did not exist.
    case create
    /// Some of its fields get other values, or it gets another key.
    case update
    /// It goes.
    case delete

    /// The sign in front of it.
    package var symbol: String {
        switch self {
        case .create: "+"
        case .update: "~"
        case .delete: "-"
        }
    }
}
