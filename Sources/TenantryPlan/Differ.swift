package import TenantryModel

/// Compares two states and returns the changes that lead from one to the other.
///
/// It knows no kind of thing: it goes by the fields and sections that each resource describes.
/// Equal things cost one comparison.
package enum Differ {
    /// Returns the changes between two versions of one thing.
    ///
    /// - Parameters:
    ///   - old: How it is; `nil` if it does not exist.
    ///   - new: How it shall be; `nil` if it shall not exist.
    ///   - address: What to call it.
    /// - Returns: The changes, what is outside before what is inside, sorted.
    package static func changes<Root: Resource>(
        from old: Root?, to new: Root?, at address: Address
    ) -> [Change] {
        var changes: [Change] = []
        append(from: old, to: new, at: address, into: &changes)
        return changes
    }

    /// Returns the changes of the catalog.
    package static func changes(from old: Catalog, to new: Catalog) -> [Change] {
        guard old != new else { return [] }
        var visitor = ListDiffer(old: old, new: new, parent: nil)
        Catalog.visitChildren(&visitor)
        return visitor.changes
    }

    /// Returns all changes between two states; organizations are the same if their ids are.
    ///
    /// - Complexity: O(*n*) in the size of both states.
    package static func changes(from old: State, to new: State) -> [Change] {
        var result = changes(from: old.catalog, to: new.catalog)
        zip(old.organizations, new.organizations) { before, after in
            let id = after?.id ?? before?.id ?? ""
            append(from: before, to: after, at: Address(.organization, id), into: &result)
        }
        return result
    }

    fileprivate static func append<Root: Resource>(
        from old: Root?, to new: Root?, at address: Address, into changes: inout [Change]
    ) {
        if let old, let new, old == new { return }
        switch (old, new) {
        case (nil, nil): return
        case (let old?, let new?):
            let fields = fieldChanges(from: old, to: new)
            let formerKey = old.key == new.key ? nil : old.key
            if !fields.isEmpty || formerKey != nil {
                changes.append(Change(address, .update, fields, formerKey: formerKey))
            }
        case (nil, let new?):
            changes.append(Change(address, .create, fieldChanges(from: nil, to: new)))
        case (_?, nil): changes.append(Change(address, .delete))
        }
        var visitor = ListDiffer(old: old, new: new, parent: address)
        swap(&visitor.changes, &changes)
        Root.visitChildren(&visitor)
        swap(&visitor.changes, &changes)
    }

    private static func fieldChanges<Root: Resource>(
        from old: Root?, to new: Root
    ) -> [FieldChange] {
        var result: [FieldChange] = []
        for index in Root.fields.indices where Root.fields[index].role != .instruction {
            let field = Root.fields[index]
            let before = old.map(field.get) ?? .absent
            let after = field.get(new)
            if before != after, old != nil || !after.isEmpty {
                result.append(FieldChange(field.name, before: before, after: after))
            }
        }
        return result
    }

    /// Walks over two lists that are sorted by key, pairing what has the same key.
    package static func zip<Element: Resource>(
        _ old: [Element], _ new: [Element], _ body: (Element?, Element?) -> Void
    ) {
        var left = 0
        var right = 0
        while left < old.count || right < new.count {
            if right == new.count || (left < old.count && old[left].key < new[right].key) {
                body(old[left], nil)
                left += 1
            } else if left == old.count || new[right].key < old[left].key {
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

/// Compares the lists of things inside two versions of a container.
private struct ListDiffer<Root: Container>: ChildVisitor {
    let old: Root?
    let new: Root?
    let parent: Address?
    var changes: [Change] = []

    mutating func visit<Child: Resource>(
        _ path: any WritableKeyPath<Root, [Child]> & Sendable
    ) {
        let before = old?[keyPath: path] ?? []
        let after = new?[keyPath: path] ?? []
        if before == after { return }
        var found: [Change] = []
        swap(&found, &changes)
        Differ.zip(before, after) { left, right in
            let key = right?.key ?? left?.key ?? ""
            let address = parent?.child(Child.kind, key) ?? Address(Child.kind, key)
            Differ.append(from: left, to: right, at: address, into: &found)
        }
        swap(&found, &changes)
    }
}
