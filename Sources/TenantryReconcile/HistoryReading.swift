import TenantryConfig
package import TenantryModel
package import TenantryPlan
package import TenantryStore

extension PastEvent {
    /// Reads the forms of an event back; `nil` if it is of a kind that is none of ours.
    ///
    /// - Complexity: O(*n*) in the size of the forms.
    package init?(_ event: RecordedEvent) {
        guard let address = event.address else { return nil }
        self.init(
            event,
            at: address,
            before: event.before.flatMap { Record(canonical: $0, of: address) },
            after: event.after.flatMap { Record(canonical: $0, of: address) }
        )
    }
}

extension Record {
    /// Reads the canonical form of a root back.
    init?(canonical form: CanonicalForm, of root: Address) {
        let state = CanonicalReading.state(from: [root: form])
        guard
            let record = root.isInOrganization
                ? state.organizations.first?.record : state.catalog.records.first
        else { return nil }
        self = record
    }
}

extension State {
    /// A root as it is; `nil` if there is none.
    ///
    /// - Complexity: O(*n*) in the size of the catalog.
    package func record(at root: Address) -> Record? {
        root.isInOrganization
            ? organization(root.key)?.record
            : catalog.records.first { $0.kind == root.kind && $0.key == root.key }
    }

    /// Everything that can be named, what is outside first.
    ///
    /// - Complexity: O(*n*) in the size of the state.
    package var addresses: [Address] {
        (catalog.records + organizations.map(\.record)).flatMap {
            $0.addresses(from: Address($0.kind, $0.key))
        }
    }
}

extension Blame {
    /// Finds out which run gave a live thing its values.
    ///
    /// - Parameters:
    ///   - address: The thing.
    ///   - live: The live state.
    ///   - transaction: Where the history is read.
    /// - Throws: What the store throws when it cannot be read.
    package init?(of address: Address, in live: State, _ transaction: some StateTransaction) throws
    {
        let root = address.root
        guard let record = live.record(at: root) else { return nil }
        let copy = try transaction.appliedCopies(of: [root])[root]
        self.init(
            of: address,
            live: record,
            copy: copy.flatMap { Record(canonical: $0.form, of: root) },
            copyRevision: copy?.revision,
            events: try transaction.events(about: root).compactMap { PastEvent($0) },
            runs: try transaction.runs(atMost: nil)
        )
    }
}
