package import TenantryModel

extension State {
    /// Returns the state after some changes: what a store must hold when it has carried them out.
    ///
    /// - Complexity: O(*n* log *n*) in the size of the state and the number of changes.
    package func applying(_ changes: [Change]) -> State {
        let inside = changes.map { NestedChange($0, steps: $0.address.steps[...]) }
        var result = renaming(State.newIDs(of: changes))
        result.catalog = result.catalog.applyingInside(
            inside.filter { $0.step.kind != .organization })
        result.organizations = result.organizations.applying(inside)
        return result
    }

    /// The renames among some changes: from the old id to the new one.
    private static func newIDs(of changes: [Change]) -> [Text: Text] {
        var newIDs: [Text: Text] = [:]
        for change in changes where change.address.steps.count == 1 {
            if let former = change.formerKey { newIDs[former] = change.address.key }
        }
        return newIDs
    }
}

/// A change, and the steps that are still to go to the thing that it is about.
private struct NestedChange {
    let change: Change
    let steps: ArraySlice<Address.Step>
    let step: Address.Step

    init(_ change: Change, steps: ArraySlice<Address.Step>) {
        self.change = change
        self.steps = steps
        step = steps[steps.startIndex]
    }

    /// The change as the thing at this step sees it; `nil` if it is about that thing itself.
    var inside: NestedChange? {
        steps.count > 1 ? NestedChange(change, steps: steps.dropFirst()) : nil
    }
}

extension Container {
    /// Carries out changes of things inside.
    fileprivate func applyingInside(_ changes: [NestedChange]) -> Self {
        guard !changes.isEmpty else { return self }
        var visitor = ChangeVisitor(root: self, changes: changes)
        Self.visitChildren(&visitor)
        return visitor.root
    }
}

private struct ChangeVisitor<Root: Container>: ChildVisitor {
    var root: Root
    let changes: [NestedChange]

    mutating func visit<Child: Resource>(
        _ path: any WritableKeyPath<Root, [Child]> & Sendable
    ) {
        guard changes.contains(where: { $0.step.kind == Child.kind }) else { return }
        root[keyPath: path] = root[keyPath: path].applying(changes)
    }
}

extension Array where Element: Resource {
    /// Carries out those changes that are about things of this list, or inside them.
    ///
    /// - Complexity: O(*n* log *n*) in the length of the list and the number of changes.
    fileprivate func applying(_ changes: [NestedChange]) -> [Element] {
        var waiting: [Text: [NestedChange]] = [:]
        for change in changes where change.step.kind == Element.kind {
            waiting[change.step.key, default: []].append(change)
        }
        var result: [Element] = []
        result.reserveCapacity(count + waiting.count)
        for element in self {
            guard let own = waiting.removeValue(forKey: element.key) else {
                result.append(element)
                continue
            }
            if let changed = element.applying(own) { result.append(changed) }
        }
        for own in waiting.values {
            if let created = Element().applying(own) { result.append(created) }
        }
        return result.sorted { $0.key < $1.key }
    }
}

extension Resource {
    /// Carries out changes of this thing and of what is inside it; `nil` if it goes.
    fileprivate func applying(_ changes: [NestedChange]) -> Self? {
        var result = self
        for change in changes where change.inside == nil {
            if change.change.action == .delete { return nil }
            for field in change.change.fields {
                Self.field(field.name)?.set(&result, field.after)
            }
        }
        return result.applyingInside(changes.compactMap(\.inside))
    }
}
