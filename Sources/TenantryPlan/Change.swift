package import TenantryModel

/// One thing that has to be different: created, changed or deleted, field by field.
package struct Change: Hashable, Sendable {
    /// What changes; after a rename, the new address.
    package var address: Address
    /// What becomes of it.
    package var content: Content
    /// The key before a rename.
    package var formerKey: Text?
    /// The uid that it had before it was removed, if this brings it back as itself.
    package var revives: Text?

    /// What becomes of a thing.
    package enum Content: Hashable, Sendable {
        /// It did not exist, and gets these values, by place in its description.
        case create([FieldValue])
        /// These fields get other values, in the order of the description; none of them if it only
        /// gets another key.
        case update([FieldChange])
        /// It goes.
        case delete
    }

    /// Says what changes.
    package init(_ address: Address, _ content: Content, formerKey: Text? = nil) {
        self.address = address
        self.content = content
        self.formerKey = formerKey
    }

    /// Says that an organization gets another id, and what else changes of it.
    init(renaming former: Text, to address: Address, besides own: Change?) {
        let id = FieldChange("id", before: .text(former), after: .text(address.key))
        self.init(address, .update([id] + (own?.fields ?? [])), formerKey: former)
    }

    /// What happens to it.
    package var action: Action {
        switch content {
        case .create: .create
        case .update: .update
        case .delete: .delete
        }
    }

    /// The fields that change, in the order of the description; of a new thing those that say
    /// something, of a deleted one none.
    ///
    /// - Complexity: O(*n*) in the number of fields of a new thing, otherwise O(1).
    package var fields: [FieldChange] {
        switch content {
        case .create(let values):
            zip(Description.of(address.kind).fields, values).compactMap { field, value in
                // What something new was called is kept, too: whoever approves it must see it.
                value.isEmpty ? nil : FieldChange(field.name, before: .absent, after: value)
            }
        case .update(let fields): fields
        case .delete: []
        }
    }

    /// What a field is afterwards; `nil` if it stays as it is, and for a new thing if that says
    /// nothing.
    ///
    /// - Complexity: O(*n*) in the number of fields.
    package func after(_ field: String) -> FieldValue? {
        switch content {
        case .create(let values):
            Description.of(address.kind).place(of: field).map { values[$0] }
                .flatMap { $0.isEmpty ? nil : $0 }
        case .update(let fields): fields.first { $0.name == field }?.after
        case .delete: nil
        }
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
