package import TenantryModel
package import TenantryPlan

extension LiveSnapshot {
    /// What a store holds right after a state was applied to it.
    package init(applied state: State, revision: Int = 1) {
        self.init(
            lineage: "test",
            revision: revision,
            state: state.withoutNotes,
            applied: Dictionary(
                RootDigests.of(state).map { ($0.address, $0.digest) },
                uniquingKeysWith: { $1 }
            )
        )
    }
}

extension Plan {
    /// Makes a plan with the last-applied copies that a store would have kept of a state.
    package init(_ comparison: Comparison, lastApplied: State) {
        self.init(comparison, applied: lastApplied.reduced(to: comparison.suspects))
    }
}

extension State {
    /// The canonical forms of everything that stands by itself; what is there twice, as damage
    /// can have it, has both in one.
    package var canonicalForms: [Address: CanonicalForm] {
        let records = catalog.records + organizations.map(\.record)
        return Dictionary(
            records.map { (Address($0.kind, $0.key), $0.canonicalForm) },
            uniquingKeysWith: { CanonicalForm($0.text + $1.text) }
        )
    }
}
