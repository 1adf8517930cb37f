import Synchronization
package import TenantryModel
import TenantryPlan

/// Keeps live state in memory: the plainest store, against which others are measured.
package final class InMemoryStateStore: StateStore {
    private let contents: Mutex<Contents>

    /// What it holds, and how often that was replaced.
    private struct Contents {
        var held: InMemoryTransaction
        var writes = 0
    }

    /// Makes a store that holds nothing.
    package init(lineage: Text = "memory") {
        let empty = InMemoryTransaction(live: LiveSnapshot(lineage: lineage))
        contents = Mutex(Contents(held: empty))
    }

    package func read<Value>(
        _ body: (inout InMemoryTransaction) throws -> Value
    ) throws -> Value {
        var copy = contents.withLock { $0.held }
        return try body(&copy)
    }

    package func write<Value>(
        _ context: RunContext,
        _ body: (inout InMemoryTransaction) throws -> Value
    ) throws -> Value {
        let before = contents.withLock { $0 }
        var copy = before.held
        let value = try body(&copy)
        try contents.withLock { current in
            // What was only noted raises no revision.
            guard current.writes == before.writes else {
                throw StoreError.busy(path: "memory", waited: 0, holder: nil)
            }
            current = Contents(held: copy, writes: before.writes + 1)
        }
        return value
    }
}
