import TenantryConfig
import TenantryModel
package import TenantryPlan
package import TenantryStore

extension Planning {
    /// Carries a plan out on a copy of the state, plans again, and undoes it.
    ///
    /// - Parameters:
    ///   - plan: The plan, as it was made for the state.
    ///   - copy: A copy of the state, which is written to.
    ///   - context: Who runs this.
    /// - Returns: What became of it.
    /// - Throws: What planning throws for reasons that are no fault of the plan.
    /// - Complexity: O(*n*) in the size of both states, four times.
    package func rehearse(
        _ plan: Plan,
        on copy: some StateStore,
        _ context: RunContext
    ) throws -> Rehearsal {
        var step = Rehearsal.Step.apply
        func failed(_ reason: String) -> Rehearsal {
            Rehearsal(
                changes: plan.changes.count,
                revision: plan.revision,
                failure: Rehearsal.Failure(step, reason)
            )
        }
        do {
            let before = try copy.snapshot()
            let applied = try copy.apply(context) { transaction in try self.plan(transaction) }
            guard applied.changes == plan.changes else {
                return failed("the copy needs other changes than the state")
            }
            step = .planAgain
            let again = try self.plan(try copy.snapshot()).plan
            guard again.isEmpty else {
                let names = again.changes.prefix(5).map(\.address.description)
                return failed("there is still something to do: \(names.joined(separator: ", "))")
            }
            step = .revert
            let run = try copy.read { transaction in try transaction.runs(atMost: 1) }.first?.id
            let reversal = Reversal(of: run ?? "", andLater: false)
            _ = try copy.apply(context) { transaction in
                try reversal.plan(transaction, today: workspace.today).plan
            }
            let left = Differ.changes(from: before.state, to: try copy.snapshot().state)
            guard left.isEmpty else {
                let names = left.prefix(5).map(\.address.description)
                return failed("undone, it is not as before: \(names.joined(separator: ", "))")
            }
            return Rehearsal(changes: plan.changes.count, revision: plan.revision)
        } catch let error as StoreError {
            return failed(error.description)
        } catch let refusal as GuardRefusal {
            let names = refusal.offenders.prefix(5).map(\.description)
            return failed("accounts belong to \(names.joined(separator: ", "))")
        }
    }
}
