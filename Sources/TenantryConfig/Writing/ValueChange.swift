import TenantryModel

/// A field of a thing that has another value.
struct ValueChange {
    let address: Address
    let field: String
    let value: FieldValue
}

extension Record {
    /// The fields that differ; `nil` if something comes or goes.
    func valueChanges(to other: Record, at address: Address) -> [ValueChange]? {
        var changes: [ValueChange] = []
        for (place, field) in description.fields.enumerated()
        where values[place] != other.values[place] && field.role != .instruction {
            changes.append(
                ValueChange(address: address, field: field.name, value: other.values[place])
            )
        }
        for (old, new) in zip(sections, other.sections) {
            guard old.map(\.key) == new.map(\.key) else { return nil }
            for (old, new) in zip(old, new) where old != new {
                let inside = address.child(old.kind, old.key)
                guard let found = old.valueChanges(to: new, at: inside) else { return nil }
                changes += found
            }
        }
        return changes
    }
}

extension [ValueChange] {
    /// What to write where; `nil` if one of them takes more than another single value.
    func edits(_ editing: inout ValueEditing) -> [ValueEdit]? {
        var edits: [ValueEdit] = []
        for change in self {
            guard let edit = editing.edit(change.address, field: change.field, to: change.value)
            else { return nil }
            edits.append(edit)
        }
        return edits
    }
}
