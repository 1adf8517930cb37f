import GRDB
import TenantryModel
import TenantryPlan

/// Finds the uids of things by their addresses, and makes those of new things.
///
/// A class, since a transaction has one memory of uids, whoever writes its rows.
final class RowIdentities {
    private let database: Database
    private let lineage: Text
    private let revision: Int
    /// Whether the store held nothing before this run, so that nothing need be looked up.
    let isNew: Bool
    private var uids: [Address: Text] = [:]
    private var revived: [Address: Text] = [:]

    init(_ database: Database, lineage: Text, revision: Int, isNew: Bool) {
        self.database = database
        self.lineage = lineage
        self.revision = revision
        self.isNew = isNew
    }

    /// Notes the uid of a thing, for when its row no longer tells.
    func note(_ uid: Text, of address: Address) { uids[address] = uid }

    /// Notes the uid that a thing gets back when this run creates it again.
    func revive(_ uid: Text, as address: Address) { revived[address] = uid }

    /// Returns the uid of a thing that exists, or that this run creates.
    func uid(of address: Address) throws -> Text {
        if let known = uids[address] { return known }
        let uid = try existing(address) ?? created(address)
        uids[address] = uid
        return uid
    }

    /// Returns the uid that a thing gets when this run creates it.
    func created(_ address: Address) throws -> Text {
        if let uid = try recalled(address) { return uid }
        return StableID.uid(of: address, lineage: lineage, revision: revision)
    }

    /// Returns the uid that a thing had before, and gets back when this run creates it; `nil` if it
    /// is another thing.
    ///
    /// What was applied before and deleted from outside gets its uid back.
    func recalled(_ address: Address) throws -> Text? {
        if let uid = revived[address] { return uid }
        let map = TableMap.of(address.kind)
        guard !isNew, address.isRoot, case .uid = map.identity else { return nil }
        return try Text.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT uid FROM applied_object a WHERE kind = ? AND obj_key = ?
                    AND NOT EXISTS (SELECT 1 FROM \(map.table) t WHERE t.uid = a.uid)
                    """
            ),
            arguments: [address.kind.rawValue, address.key]
        )
    }

    /// Returns the uid of a row that exists.
    private func existing(_ address: Address) throws -> Text? {
        if isNew { return nil }
        let map = TableMap.of(address.kind)
        guard case .uid(let parent) = map.identity else { return Text(address.kind.rawValue) }
        let sql = "SELECT uid FROM \(map.table) WHERE id = ?"
        guard let parent, let outside = address.outside else {
            return try Text.fetchOne(
                database.cachedStatement(sql: sql),
                arguments: [address.key]
            )
        }
        return try Text.fetchOne(
            database.cachedStatement(sql: sql + " AND \(parent) = ?"),
            arguments: [address.key, uid(of: outside)]
        )
    }

    /// Resolves a name in a field.
    ///
    /// - Parameters:
    ///   - name: What the field says.
    ///   - reference: What kind of name it is.
    ///   - address: The thing that has the field.
    ///   - field: Reads another field of that thing.
    /// - Returns: The uid of what the name refers to.
    /// - Throws: What SQLite throws when it cannot read.
    func uid(
        of name: Text,
        as reference: Reference,
        from address: Address,
        field: (String) -> Text
    ) throws -> Text {
        try uid(of: address.target(of: name, as: reference, field: field))
    }
}

extension Address {
    /// The address of what a name in a field refers to.
    func target(of name: Text, as reference: Reference, field: (String) -> Text) -> Address {
        switch reference {
        case .root(let kind): return Address(kind, name)
        case .parent: return Address(.organization, name)
        case .role:
            let role = RoleName(name)
            return Address(.service, role.service).child(.role, role.role)
        case .siblingRole: return root.child(.role, name)
        case .siblingPerson: return root.child(.person, name)
        case .plan: return Address(.service, field("service")).child(.plan, name)
        case .ofPartner(let kind): return Address(.partner, field("partner")).child(kind, name)
        case .connection: return Address(connection: name, of: root.key)
        }
    }
}
