package import TenantryModel
import TenantryParallel

extension State {
    /// Returns the state after some changes: what a store must hold when it has carried them out.
    ///
    /// - Parameter changes: The changes, sorted by address, as those of a plan are.
    /// - Returns: The state.
    /// - Complexity: O(*n* log *n*) in the size of the state and the number of changes.
    package func applying(_ changes: [Change]) -> State {
        let roots = changes.byRoot
        let first = roots.firstIndex { $0.root.isInOrganization } ?? roots.endIndex
        let renamed = renaming(State.newIDs(of: roots))
        let ofCatalog = roots[..<first].reduce(0) { $0 + $1.count }
        return State(
            catalog: ofCatalog == 0
                ? renamed.catalog
                : Catalog(records: renamed.catalog.records.applying(changes[..<ofCatalog], at: 0)),
            organizations: renamed.organizations.applying(roots[first...])
        )
    }

    /// The renames among changes: from the old id to the new one.
    private static func newIDs(of roots: [ArraySlice<Change>]) -> [Text: Text] {
        var newIDs: [Text: Text] = [:]
        for own in roots {
            if let former = own[own.startIndex].formerKey { newIDs[former] = own.root.key }
        }
        return newIDs
    }
}

extension [Organization] {
    /// Carries out the changes of organizations; both are sorted by id.
    fileprivate func applying(_ changes: ArraySlice<ArraySlice<Change>>) -> [Organization] {
        var result: [(before: Int?, changes: ArraySlice<Change>)] = []
        result.reserveCapacity(count + changes.count)
        var place = startIndex
        for own in changes {
            while place < endIndex, self[place].id < own.root.key {
                result.append((place, []))
                place += 1
            }
            let isThere = place < endIndex && self[place].id == own.root.key
            result.append((isThere ? place : nil, own))
            if isThere { place += 1 }
        }
        result += self[place...].indices.map { ($0, []) }
        let nothing = Description.of(.organization).initial
        return Parallel.map(count: result.count) { [result] range in
            result[range].compactMap { before, own in
                guard own.isEmpty, let before else {
                    return (before.map { self[$0].record } ?? nothing).applying(own, at: 0)
                        .map { Organization($0) }
                }
                return self[before]
            }
        }.flatMap { $0 }
    }
}

extension Change {
    /// What a creation makes, without what stands inside.
    package var created: Record {
        var record = Description.of(address.kind).initial
        record.take(self)
        return record
    }
}

extension Record {
    /// Takes the values that a change gives; instructions are no part of a state.
    fileprivate mutating func take(_ change: Change) {
        switch change.content {
        case .create(let new):
            let before = values
            values = new
            for place in description.instructionFields { values[place] = before[place] }
        case .update(let fields):
            for field in fields {
                guard let place = description.place(of: field.name),
                    description.fields[place].role != .instruction
                else { continue }
                values[place] = field.after
            }
        case .delete: break
        }
    }

    /// Carries out changes of this thing and of what is inside it, its own first; `nil` if it goes.
    ///
    /// - Parameters:
    ///   - changes: The changes, sorted by address.
    ///   - depth: How many things this one stands in.
    /// - Returns: The thing.
    fileprivate func applying(_ changes: ArraySlice<Change>, at depth: Int) -> Record? {
        var result = self
        var inside = changes
        while let own = inside.first, own.address.inside.count == depth {
            if own.action == .delete { return nil }
            result.take(own)
            inside = inside.dropFirst()
        }
        // A damaged store may have one key twice. Then changes of it come in no order, and what
        // they make is not what will be read back: that is noticed, and undone.
        func kind(_ address: Address) -> Kind? { address.inside.dropFirst(depth).first?.kind }
        for ofKind in inside.cut(where: { kind($0) != kind($1) }) {
            guard let kind = kind(ofKind[ofKind.startIndex].address),
                let place = description.children.firstIndex(of: kind)
            else { continue }
            result.sections[place] = result.sections[place].applying(ofKind, at: depth + 1)
        }
        return result
    }

    fileprivate var step: Address.Step { Address.Step(kind, key) }
}

extension [Record] {
    /// Carries out changes of records of this list, or of what is inside them.
    ///
    /// - Parameters:
    ///   - changes: The changes, sorted by address, as the records are.
    ///   - depth: How many things the records stand in.
    /// - Returns: The records, sorted.
    fileprivate func applying(_ changes: ArraySlice<Change>, at depth: Int) -> [Record] {
        func step(_ address: Address) -> Address.Step {
            depth == 0 ? address.outermost : address.inside[depth - 1]
        }
        var result: [Record] = []
        var place = startIndex
        for own in changes.cut(where: { step($0) != step($1) }) {
            let next = step(own[own.startIndex].address)
            while place < endIndex, self[place].step < next {
                result.append(self[place])
                place += 1
            }
            let isThere = place < endIndex && self[place].step == next
            let before = isThere ? self[place] : Description.of(next.kind).initial
            if isThere { place += 1 }
            if let after = before.applying(own, at: depth) { result.append(after) }
        }
        return result + self[place...]
    }
}
