package import TenantryConfig
import TenantryModel
import TenantryPlan
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
            desired: workspace.desired, live: try transaction.snapshot(), today: workspace.today)
        let forms =
            comparison.suspects.isEmpty
            ? [:] : try transaction.appliedForms(of: comparison.suspects)
        return prepared(comparison, applied: CanonicalReading.state(from: forms))
    }

    /// Makes the plan for a store that does not exist yet.
    package func planForNothing() -> PreparedPlan {
        let comparison = Comparison(
            desired: workspace.desired, live: LiveSnapshot(lineage: ""), today: workspace.today)
        return prepared(comparison, applied: State())
    }

    private func prepared(_ comparison: Comparison, applied: State) -> PreparedPlan {
        PreparedPlan(plan: Plan(comparison, applied: applied), comparison: comparison) { root in
            Text(workspace.sourcePath(of: root))
        }
    }

    /// Makes the plan for what a store holds, or for nothing where there is no store yet.
    package func plan(against store: some StateStore) throws -> PreparedPlan {
        do {
            return try store.read { transaction in try plan(transaction) }
        } catch StoreError.missing {
            return planForNothing()
        }
    }
}
