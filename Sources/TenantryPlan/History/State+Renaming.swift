package import TenantryModel

extension State {
    /// The same state after organizations got other ids, with everything that refers to them.
    ///
    /// - Complexity: O(*n* log *n*) in the number of organizations.
    package func following(_ newIDs: [Text: Text]) -> State { renaming(newIDs) }

    /// Puts a state together from things that stand by themselves.
    ///
    /// - Complexity: O(*n* log *n*).
    package init(roots: [Record]) {
        self.init(
            catalog: Catalog(records: roots.filter { $0.kind != .organization }),
            organizations: roots.filter { $0.kind == .organization }.map { Organization($0) }
        )
    }

    /// The same state without the roots that are not among these.
    ///
    /// - Complexity: O(*n*) in the size of the state, unless there are none.
    package func reduced(to roots: [Address]) -> State {
        guard !roots.isEmpty else { return State() }
        let wanted = Set(roots)
        return State(
            catalog: Catalog(
                records: catalog.records.filter { wanted.contains(Address($0.kind, $0.key)) }
            ),
            organizations: organizations.filter { wanted.contains(Address(.organization, $0.id)) }
        )
    }

    /// The things that stand by themselves: those of the catalog, then the organizations.
    package var rootRecords: [Record] { catalog.records + organizations.map(\.record) }
}
