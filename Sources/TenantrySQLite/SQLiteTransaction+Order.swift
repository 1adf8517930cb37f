import TenantryModel
package import TenantryPlan

extension SQLiteTransaction {
    /// Puts creations into the order of the uids by which the rows of most tables are kept: each
    /// page is filled and left, not looked for, and perhaps read again, for each row.
    ///
    /// Measured with 100,000 new organizations: 0.87 of the time.
    package func arranged(_ changes: [Change]) throws -> [Change] {
        var result: [Change] = []
        result.reserveCapacity(changes.count)
        for some in changes[...].cut(where: { $0.kind != $1.kind }) {
            // What comes back as itself has another uid than it would be given, and those beneath
            // must find it.
            guard some.first?.address.kind != .organization,
                some.indices.allSatisfy({ some[$0].action == .create })
            else {
                result += some
                continue
            }
            let uids = try some.map { try identities.created($0.address.kept) }
            for place in uids.order { result.append(some[some.startIndex + place]) }
        }
        return result
    }
}

extension Address {
    /// What the rows of a thing are kept by: itself if it has a uid, and otherwise what it stands
    /// in.
    fileprivate var kept: Address {
        if case .keys = TableMap.of(kind).identity, let outside { return outside }
        return self
    }
}
