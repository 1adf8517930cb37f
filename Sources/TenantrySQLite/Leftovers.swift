import GRDB
import TenantryModel

/// What is left of a thing whose row somebody deleted without foreign keys: the rows of what it
/// owned, and what was derived from it.
///
/// The thing comes back with its uid, and would meet its own old rows. None of them says anything
/// that the run does not write again.
struct Leftovers {
    private let database: Database
    private let identities: RowIdentities
    private let address: Address
    private let uid: Text

    /// Looks at what this run creates; `nil` if it was never there, so that nothing is left of it.
    ///
    /// - Complexity: one look by an index, and none while the state is new.
    init?(of address: Address, _ database: Database, _ identities: RowIdentities) throws {
        guard address.isRoot, let uid = try identities.recalled(address) else {
            return nil
        }
        identities.revive(uid, as: address)
        self.database = database
        self.identities = identities
        self.address = address
        self.uid = uid
    }

    /// Clears the rows that have its uid in their keys, before it has a row again.
    func clearRows() throws {
        for list in RowStatements.of(address.kind).lists { try delete(list.deletion, uid) }
        for kind in Description.of(address.kind).children {
            let map = TableMap.of(kind)
            guard case .keys(let parent, _) = map.identity else { continue }
            try delete("DELETE FROM \(map.table) WHERE \(parent) = ?", uid)
        }
        guard address.kind == .organization else { return }
        try delete("DELETE FROM default_role WHERE org_uid = ?", uid)
        try delete("DELETE FROM org_closure WHERE ancestor_uid = ?", uid)
        try delete("DELETE FROM org_closure WHERE descendant_uid = ?", uid)
    }

    /// Clears the things with uids of their own that stood inside, once it has a row again.
    ///
    /// They get their uids back if the run makes them again: accounts, and organizations below, may
    /// still refer to them. If it does not, the database refuses what accounts refer to. That it
    /// notices only where each row that goes has its owner; so this comes after ``clearRows()``.
    func clearThings() throws {
        for kind in Description.of(address.kind).children {
            let statements = RowStatements.of(kind)
            guard case .uid(let parent?) = statements.map.identity else { continue }
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: "SELECT uid, id FROM \(statements.map.table) WHERE \(parent) = ?"
                ),
                arguments: [uid]
            )
            for row in rows {
                let own = row.text(0)
                identities.revive(own, as: address.child(kind, row.text(1)))
                // Some lists have no foreign key that takes their rows along.
                for list in statements.lists { try delete(list.deletion, own) }
                try delete(statements.deletion, own)
            }
        }
    }

    private func delete(_ sql: String, _ uid: Text) throws {
        try database.cachedStatement(sql: sql).execute(arguments: [uid])
    }
}
