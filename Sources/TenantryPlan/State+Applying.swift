package import TenantryModel
import TenantryParallel

extension State {
    /// Returns the state after some changes: what a store must hold when it has carried them out.
    ///
    /// - Complexity: O(*n* log *n*) in the size of the state and the number of changes.
    package func applying(_ changes: [Change]) -> State {
        var ofCatalog: [NestedChange] = []
        var waiting: [Text: [ArraySlice<Change>]] = [:]
        for changes in changes.byRoot {
            if changes.root.isInOrganization {
                waiting[changes.root.key, default: []].append(changes)
            } else {
                ofCatalog += changes.nested
            }
        }
        let renamed = renaming(State.newIDs(of: changes))
        var result: [Organization] = []
        result.reserveCapacity(organizations.count + waiting.count)
        var touched: [(before: Organization?, changes: [ArraySlice<Change>])] = []
        for organization in renamed.organizations {
            if let own = waiting.removeValue(forKey: organization.id) {
                touched.append((organization, own))
            } else {
                result.append(organization)
            }
        }
        touched += waiting.values.map { (nil, $0) }
        let nothing = Description.of(.organization).initial
        let pieces = Parallel.map(count: touched.count) { [touched] range in
            touched[range].compactMap { before, own in
                (before?.record ?? nothing).applying(own.flatMap(\.nested))
                    .map { Organization($0) }
            }
        }
        for piece in pieces { result += piece }
        return State(
            catalog: ofCatalog.isEmpty
                ? renamed.catalog : Catalog(records: renamed.catalog.records.applying(ofCatalog)),
            organizations: result
        )
    }

    /// The renames among some changes: from the old id to the new one.
    private static func newIDs(of changes: [Change]) -> [Text: Text] {
        var newIDs: [Text: Text] = [:]
        for place in changes.indices where changes[place].address.isRoot {
            if let former = changes[place].formerKey { newIDs[former] = changes[place].address.key }
        }
        return newIDs
    }
}

/// A change, and how far the way to the thing that it is about was gone.
private struct NestedChange {
    let change: Change
    let depth: Int

    /// Where the way is.
    var step: Address.Step {
        depth == 0 ? change.address.outermost : change.address.inside[depth - 1]
    }

    /// The change as the thing at this step sees it; `nil` if it is about that thing itself.
    var inside: NestedChange? {
        depth < change.address.inside.count
            ? NestedChange(change: change, depth: depth + 1) : nil
    }
}

extension ArraySlice<Change> {
    fileprivate var nested: [NestedChange] { map { NestedChange(change: $0, depth: 0) } }
}

extension Change {
    /// What a creation makes, without what stands inside.
    package var created: Record {
        var record = Description.of(address.kind).initial
        record.take(fields)
        return record
    }
}

extension Record {
    fileprivate mutating func take(_ fields: [FieldChange]) {
        for field in fields {
            if let place = description.place(of: field.name) { values[place] = field.after }
        }
    }

    /// Carries out changes of this thing and of what is inside it; `nil` if it goes.
    fileprivate func applying(_ changes: [NestedChange]) -> Record? {
        var result = self
        for change in changes where change.inside == nil {
            if change.change.action == .delete { return nil }
            result.take(change.change.fields)
        }
        let inside = changes.compactMap(\.inside)
        if inside.isEmpty { return result }
        for (place, kind) in description.children.enumerated() {
            let own = inside.filter { $0.step.kind == kind }
            if !own.isEmpty { result.sections[place] = sections[place].applying(own) }
        }
        return result
    }
}

extension [Record] {
    /// Carries out changes of records of this list, or of what is inside them.
    fileprivate func applying(_ changes: [NestedChange]) -> [Record] {
        var waiting: [Address.Step: [NestedChange]] = [:]
        for change in changes { waiting[change.step, default: []].append(change) }
        var result: [Record] = []
        result.reserveCapacity(count + waiting.count)
        for record in self {
            let step = Address.Step(record.kind, record.key)
            guard let own = waiting.removeValue(forKey: step) else {
                result.append(record)
                continue
            }
            if let changed = record.applying(own) { result.append(changed) }
        }
        for (step, own) in waiting {
            if let created = Description.of(step.kind).initial.applying(own) {
                result.append(created)
            }
        }
        return result.sortedByKey
    }
}
