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
            let left = plan.changesLeft(from: before, to: try copy.snapshot().state)
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

extension Plan {
    /// What is not as before, once this is undone: what somebody had changed outside and this set
    /// back may be as it was last applied instead, field by field.
    fileprivate func changesLeft(from before: LiveSnapshot, to after: State) -> [Change] {
        let left = Differ.changes(from: before.state, to: after)
        guard !left.isEmpty, !drift.isEmpty else { return left }
        let changed = Set(drift.roots)
        let fromCopies = Differ.changes(
            from: before.copies(of: changed),
            to: after.reduced(to: Array(changed))
        )
        let others = Dictionary(fromCopies.map { ($0.address, $0) }) { first, _ in first }
        return left.filter { change in
            guard changed.contains(change.address.root) else { return true }
            guard let other = others[change.address] else { return false }
            guard case .update(let fields) = change.content,
                case .update(let otherFields) = other.content
            else { return true }
            return !Set(fields.map(\.name)).isDisjoint(with: otherFields.map(\.name))
        }
    }
}
