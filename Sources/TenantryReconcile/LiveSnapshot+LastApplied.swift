import TenantryConfig
package import TenantryModel
package import TenantryPlan

extension LiveSnapshot {
    /// What the files said when they were last applied: without what was changed outside since, and
    /// without what was never applied.
    ///
    /// - Complexity: O(1) if there is neither, and O(*n*) in the size of the state if there is.
    package var lastApplied: State {
        drifted.isEmpty && applied.count == digests.count ? state : copies(of: applied.keys)
    }

    /// The last-applied copies of some roots.
    ///
    /// - Complexity: O(*n*) in the size of the state, unless there are no roots.
    package func copies(of roots: some Collection<Address>) -> State {
        guard !roots.isEmpty else { return State() }
        let wanted = Set(roots)
        let settled = state.rootRecords.filter { record in
            let address = Address(record.kind, record.key)
            return wanted.contains(address) && drifted[address] == nil
        }
        let copies = drifted.filter { wanted.contains($0.key) }
        return State(roots: settled + CanonicalReading.state(from: copies).rootRecords)
    }
}
