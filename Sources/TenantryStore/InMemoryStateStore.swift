import Synchronization
package import TenantryModel
package import TenantryPlan

/// Keeps live state in memory: the plainest store, against which others are measured.
package final class InMemoryStateStore: StateStore {
    private let contents: Mutex<InMemoryTransaction>

    /// Makes a store that holds nothing.
    package init(lineage: Text = "memory") {
        contents = Mutex(InMemoryTransaction(live: LiveSnapshot(lineage: lineage)))
    }

    package func read<Value>(
        _ body: (inout InMemoryTransaction) throws -> Value
    ) throws -> Value {
        var copy = contents.withLock { $0 }
        return try body(&copy)
    }

    package func write<Value>(
        _ context: RunContext,
        _ body: (inout InMemoryTransaction) throws -> Value
    ) throws -> Value {
        var copy = contents.withLock { $0 }
        let revision = copy.live.revision
        let value = try body(&copy)
        try contents.withLock { current in
            guard current.live.revision == revision else {
                throw StoreError.busy(path: "memory", waited: 0, holder: nil)
            }
            current = copy
        }
        return value
    }
}

/// A copy of an in-memory store that takes its place on commit.
package struct InMemoryTransaction: StateTransaction, Sendable {
    /// What it holds.
    package private(set) var live: LiveSnapshot
    private var forms: [Address: Text] = [:]
    private var waiting: [Change] = []

    init(live: LiveSnapshot) { self.live = live }

    package func snapshot() -> LiveSnapshot { live }

    package func state() -> State { live.state }

    package func appliedForms(of roots: [Address]) -> [Address: Text] {
        let names = Set(roots)
        return forms.filter { names.contains($0.key) }
    }

    package mutating func vacate(_ change: Change) {}

    package mutating func perform(_ change: Change, toward expected: State) {
        waiting.append(change)
    }

    package mutating func finish() {
        live.state = live.state.applying(waiting)
        waiting = []
    }

    package mutating func record(_ run: RunRecord) {
        live.revision = run.revision
        var newIDs: [Text: Text] = [:]
        for root in run.roots {
            guard let former = root.formerKey else { continue }
            newIDs[former] = root.address.key
            let old = root.address.moved(to: former)
            if !run.roots.contains(where: { $0.address == old }) {
                live.applied[old] = nil
                forms[old] = nil
            }
        }
        for root in run.roots {
            live.applied[root.address] = root.digest
            forms[root.address] = root.after
        }
        let gone = Set(
            run.roots.filter { $0.action == .delete && $0.address.isInOrganization }
                .map(\.address.key)
        )
        live.aliases = live.aliases
            .compactMapValues { id in newIDs[id] ?? (gone.contains(id) ? nil : id) }
            .merging(newIDs) { $1 }
        let known = live.retired
        live.retired = [:]
        for organization in live.state.organizations where organization.state == .retired {
            let former = newIDs.first { $0.value == organization.id }?.key ?? organization.id
            live.retired[organization.id] = known[former] ?? Day(run.context.day.string)
        }
    }
}
