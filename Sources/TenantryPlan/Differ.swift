package import TenantryModel

/// Compares two states and returns the changes that lead from one to the other.
///
/// It knows no kind of thing: it compares records, value by value. Equal organizations cost one
/// comparison.
package enum Differ {
    /// Returns all changes between two states; organizations are the same if their ids are.
    ///
    /// - Parameters:
    ///   - old: How it is.
    ///   - new: How it shall be.
    /// - Returns: The changes, what is outside before what is inside, sorted by address.
    /// - Complexity: O(*n*) in the size of both states.
    package static func changes(from old: State, to new: State) -> [Change] {
        var changes: [Change] = []
        if old.catalog != new.catalog {
            append(from: old.catalog.records, to: new.catalog.records, in: nil, into: &changes)
        }
        zip(old.organizations, new.organizations, key: \.id) { before, after in
            if before == after { return }
            let id = after?.id ?? before?.id ?? ""
            append(
                from: before?.record,
                to: after?.record,
                at: Address(.organization, id),
                into: &changes
            )
        }
        return changes
    }

    private static func append(
        from old: Record?,
        to new: Record?,
        at address: Address,
        into changes: inout [Change]
    ) {
        if old == new { return }
        switch (old, new) {
        case (nil, nil): return
        case (let old?, let new?):
            let fields = fieldChanges(from: old, to: new)
            if !fields.isEmpty { changes.append(Change(address, .update, fields)) }
        case (nil, let new?):
            changes.append(Change(address, .create, fieldChanges(from: nil, to: new)))
        case (_?, nil): changes.append(Change(address, .delete))
        }
        let sections = max(old?.sections.count ?? 0, new?.sections.count ?? 0)
        for place in 0..<sections {
            append(
                from: old?.sections[place] ?? [],
                to: new?.sections[place] ?? [],
                in: address,
                into: &changes
            )
        }
    }

    private static func append(
        from old: [Record],
        to new: [Record],
        in parent: Address?,
        into changes: inout [Change]
    ) {
        zip(old.map(Keyed.init), new.map(Keyed.init), key: \.self) { before, after in
            guard let step = (after ?? before)?.step else { return }
            let address = parent?.child(step.kind, step.key) ?? Address(step.kind, step.key)
            append(from: before?.record, to: after?.record, at: address, into: &changes)
        }
    }

    /// A record with the step that leads to it, ordered by that.
    private struct Keyed: Comparable {
        let record: Record
        let step: Address.Step

        init(_ record: Record) {
            self.record = record
            step = Address.Step(record.kind, record.key)
        }

        static func < (lhs: Keyed, rhs: Keyed) -> Bool {
            lhs.step.kind != rhs.step.kind
                ? lhs.step.kind.position < rhs.step.kind.position : lhs.step.key < rhs.step.key
        }

        static func == (lhs: Keyed, rhs: Keyed) -> Bool { lhs.step == rhs.step }
    }

    private static func fieldChanges(from old: Record?, to new: Record) -> [FieldChange] {
        let description = new.description
        var result: [FieldChange] = []
        for place in description.fields.indices
        where description.fields[place].role != .instruction {
            let before = old?.values[place] ?? .absent
            let after = new.values[place]
            if before != after, old != nil || !after.isEmpty {
                result.append(
                    FieldChange(description.fields[place].name, before: before, after: after)
                )
            }
        }
        return result
    }

    /// Walks over two lists that are sorted by key, pairing what has the same key.
    private static func zip<Element, Key: Comparable>(
        _ old: [Element],
        _ new: [Element],
        key: (Element) -> Key,
        _ body: (Element?, Element?) -> Void
    ) {
        var left = 0
        var right = 0
        while left < old.count || right < new.count {
            if right == new.count || (left < old.count && key(old[left]) < key(new[right])) {
                body(old[left], nil)
                left += 1
            } else if left == old.count || key(new[right]) < key(old[left]) {
                body(nil, new[right])
                right += 1
            } else {
                body(old[left], new[right])
                left += 1
                right += 1
            }
        }
    }
}
