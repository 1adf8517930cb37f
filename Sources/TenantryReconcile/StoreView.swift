package import TenantryModel
package import TenantryPlan
package import TenantryStore

/// What a store holds, or that there is no need to read it.
package enum StoreView: Sendable {
    /// Everything.
    case whole(LiveSnapshot)
    /// What stands still, and what the store knows besides.
    case standing(Standstill, around: LiveSnapshot)
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

    /// What the store holds, unless nothing in it was changed since a run that noted what it left
    /// behind.
    ///
    /// - Complexity: O(*n*) in the size of the store.
    package func view() throws -> StoreView {
        do {
            return try read { transaction in
                guard let standstill = try transaction.standstill() else {
                    return .whole(try transaction.snapshot())
                }
                return .standing(standstill, around: try transaction.surroundings())
            }
        } catch StoreError.missing {
            return .whole(LiveSnapshot(lineage: ""))
        }
    }

    /// The last-applied copies of some roots; what has none is left out.
    package func copies(of roots: [Address]) throws -> [Address: CanonicalForm] {
        try read { transaction in try transaction.appliedForms(of: roots) }
    }
}
