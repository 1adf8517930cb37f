package import TenantryConfig
import TenantryModel
package import TenantryPlan
package import TenantryStore

/// Makes plans from a workspace and what a store holds.
package struct Planning: Sendable {
    /// The desired state and its files.
    package let workspace: Workspace

    /// Prepares to plan for a workspace that is valid.
    package init(_ workspace: Workspace) { self.workspace = workspace }

    /// Makes the plan for what a transaction shows.
    package func plan(_ transaction: some StateTransaction) throws -> PreparedPlan {
        let comparison = Comparison(
            desired: workspace.desired,
            live: try transaction.snapshot(),
            today: workspace.today
        )
        let forms =
            comparison.suspects.isEmpty
            ? [:] : try transaction.appliedForms(of: comparison.suspects)
        return prepared(comparison, applied: CanonicalReading.state(from: forms))
    }

    /// Makes the plan for what a store held when it was looked at.
    ///
    /// - Parameters:
    ///   - live: What was seen.
    ///   - store: Where last-applied copies are read, if something was changed from outside.
    /// - Returns: The plan, with what it was made from.
    /// - Throws: What the store throws when it cannot be read.
    package func plan(_ live: LiveSnapshot, of store: some StateStore) throws -> PreparedPlan {
        let comparison = Comparison(
            desired: workspace.desired,
            live: live,
            today: workspace.today
        )
        if comparison.suspects.isEmpty { return prepared(comparison, applied: State()) }
        return try store.read { transaction in try plan(transaction) }
    }

    private func prepared(_ comparison: Comparison, applied: State) -> PreparedPlan {
        PreparedPlan(plan: Plan(comparison, applied: applied), comparison: comparison) { root in
            Text(workspace.sourcePath(of: root))
        }
    }
}

extension StateStore {
    /// What the store holds; nothing where there is no store yet.
    package func snapshot() throws -> LiveSnapshot {
        do {
            return try read { transaction in try transaction.snapshot() }
        } catch StoreError.missing {
            return LiveSnapshot(lineage: "")
        }
    }
}
