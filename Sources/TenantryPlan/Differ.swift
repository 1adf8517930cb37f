package import TenantryModel
import TenantryParallel

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
    ///   - untouched: What of `new` is known to be the same.
    /// - Returns: The changes, what is outside before what is inside, sorted by address.
    /// - Complexity: O(*n*) in the size of both states.
    package static func changes(
        from old: State,
        to new: State,
        besides untouched: Untouched = .nothing
    ) -> [Change] {
        var changes: [Change] = []
        if !untouched.catalog, old.catalog != new.catalog {
            append(from: old.catalog.records, to: new.catalog.records, in: nil, into: &changes)
        }
        let pairs = places(of: old.organizations.map(\.id), new.organizations.map(\.id))
        let pieces = Parallel.map(count: pairs.count) { range in
            var found: [Change] = []
            for (before, after) in pairs[range] {
                if let after, untouched.place(of: after) != nil { continue }
                if let before, let after, old.organizations[before] == new.organizations[after] {
                    continue
                }
                let live = before.map { old.organizations[$0] }
                let desired = after.map { new.organizations[$0] }
                let address = Address(.organization, desired?.id ?? live?.id ?? "")
                append(from: live?.record, to: desired?.record, at: address, into: &found)
            }
            return found
        }
        return changes + pieces.flatMap { $0 }
    }

    /// Pairs the places of equal keys in two sorted lists.
    ///
    /// - Complexity: O(*n*) in the length of both.
    package static func places<Key: Comparable>(
        of old: [Key],
        _ new: [Key]
    ) -> [(old: Int?, new: Int?)] {
        var pairs: [(old: Int?, new: Int?)] = []
        pairs.reserveCapacity(max(old.count, new.count))
        var left = 0
        var right = 0
        while left < old.count || right < new.count {
            if right == new.count || (left < old.count && old[left] < new[right]) {
                pairs.append((left, nil))
                left += 1
            } else if left == old.count || new[right] < old[left] {
                pairs.append((nil, right))
                right += 1
            } else {
                pairs.append((left, right))
                left += 1
                right += 1
            }
        }
        return pairs
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
            if !fields.isEmpty { changes.append(Change(address, .update(fields))) }
        case (nil, let new?):
            changes.append(Change(address, .create(new.values)))
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
        let oldSteps = old.map { Address.Step($0.kind, $0.key) }
        let newSteps = new.map { Address.Step($0.kind, $0.key) }
        for (before, after) in places(of: oldSteps, newSteps) {
            guard let step = after.map({ newSteps[$0] }) ?? before.map({ oldSteps[$0] }) else {
                continue
            }
            let address = parent?.child(step.kind, step.key) ?? Address(step.kind, step.key)
            append(
                from: before.map { old[$0] },
                to: after.map { new[$0] },
                at: address,
                into: &changes
            )
        }
    }

    private static func fieldChanges(from old: Record, to new: Record) -> [FieldChange] {
        let fields = new.description.fields
        return fields.indices.filter { place in
            fields[place].role != .instruction && old.values[place] != new.values[place]
        }.map { place in
            FieldChange(fields[place].name, before: old.values[place], after: new.values[place])
        }
    }
}
