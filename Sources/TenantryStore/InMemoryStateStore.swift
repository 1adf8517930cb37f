import Synchronization
package import TenantryModel
import TenantryPlan

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
