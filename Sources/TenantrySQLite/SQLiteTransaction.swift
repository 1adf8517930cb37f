import GRDB
package import TenantryModel
package import TenantryPlan
package import TenantryStore

/// One transaction on a SQLite state.
package struct SQLiteTransaction: StateTransaction {
    let database: Database
    private let context: RunContext?
    let meta: StateMeta
    private let identities: RowIdentities
    private var closure: ClosureUpkeep
    private var shares: [Change] = []
    private var root: (address: Address, record: Record)?
    private var catalog: [Address: Record]?
    /// The name of the run that was recorded, by which its outcome can be looked up.
    private(set) var recordedRun: Text?
    /// Whether this noted what was observed.
    private(set) var hasNoted = false

    /// Begins to look at, or to change, an open transaction.
    init(_ database: Database, context: RunContext?) throws {
        self.database = database
        self.context = context
        meta = try StateMeta(database)
        identities = RowIdentities(
            database,
            lineage: meta.lineage,
            revision: meta.revision + 1,
            isNew: meta.revision == 0
        )
        closure = ClosureUpkeep(database)
    }

    package func state() throws -> State {
        try StateReader(database).state()
    }

    package func differences(from expected: State) throws -> [Change]? {
        let reader = StateReader(database)
        if try reader.finds(expected) { return nil }
        return Differ.changes(from: expected, to: try reader.state())
    }

    package func snapshot() throws -> LiveSnapshot {
        let around = try surroundings()
        let (applied, sources) = try lastApplied()
        let (state, digests) = try StateReader(database).stateWithDigests()
        var live = LiveSnapshot(
            around,
            state: state,
            applied: applied,
            sources: sources,
            digests: digests
        )
        live.drifted = try appliedForms(of: live.suspects)
        return live
    }

    package func surroundings() throws -> LiveSnapshot {
        // A run that was recorded has raised the revision.
        let meta = recordedRun == nil ? meta : try StateMeta(database)
        try meta.checkRevision(database)
        return LiveSnapshot(
            lineage: meta.revision == 0 ? "" : meta.lineage,
            revision: meta.revision,
            aliases: try aliases(),
            retired: try retired(),
            tombstones: try tombstones(),
            facts: try facts()
        )
    }

    package func lastApplied() throws -> AppliedDigests {
        let applied = try AppliedReader(database)
        let catalog = try String.fetchOne(database, sql: "SELECT catalog_digest FROM state_meta")
        return (
            applied.copies,
            SourceDigests(
                catalog: catalog.flatMap { Digest($0) },
                organizations: applied.files
            )
        )
    }

    /// Organizations that had another id before.
    private func aliases() throws -> [Text: Text] {
        var aliases: [Text: Text] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT a.old_key, o.id FROM id_alias a JOIN organization o ON o.uid = a.uid
                WHERE a.kind = 'organization'
                """
        )
        while let row = try rows.next() {
            let old: String = row[0] ?? ""
            let id: String = row[1] ?? ""
            aliases[Text(old)] = Text(id)
        }
        return aliases
    }

    package func facts() throws -> RuntimeFacts { try FactsReader(database).facts() }

    package mutating func note(_ observation: Observation) throws {
        try ObservationWriter(database: database, moment: context?.moment ?? "").write(observation)
        hasNoted = true
    }

    /// Organizations that were removed and are not there again.
    private func tombstones() throws -> [Text: Tombstone] {
        var result: [Text: Tombstone] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT obj_key, uid, keep_until FROM tombstone t WHERE kind = 'organization'
                AND NOT EXISTS (SELECT 1 FROM organization o WHERE o.uid = t.uid)
                ORDER BY deleted_at, run_id
                """
        )
        while let row = try rows.next() {
            let id: String = row[0] ?? ""
            let uid: String = row[1] ?? ""
            let until: String = row[2] ?? ""
            guard let until = Day(until) else { continue }
            result[Text(id)] = Tombstone(uid: Text(uid), until: until)
        }
        return result
    }

    /// Since when organizations are retired.
    private func retired() throws -> [Text: Day] {
        var result: [Text: Day] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT id, substr(retired_at, 1, 10) FROM organization WHERE retired_at NOT NULL"
        )
        while let row = try rows.next() {
            let id: String = row[0] ?? ""
            let day: String = row[1] ?? ""
            result[Text(id)] = Day(day)
        }
        return result
    }

    package func appliedForms(of roots: [Address]) throws -> [Address: CanonicalForm] {
        var forms: [Address: CanonicalForm] = [:]
        let statement = try database.cachedStatement(
            sql: "SELECT last_applied FROM applied_object WHERE kind = ? AND obj_key = ?"
        )
        for root in roots {
            forms[root] = try String.fetchOne(
                statement,
                arguments: [root.kind.rawValue, root.key.string]
            ).map { CanonicalForm($0) }
        }
        return forms
    }

    package mutating func vacate(_ change: Change) throws {
        let map = TableMap.of(change.address.kind)
        if let former = change.formerKey {
            let uid = try Text.fetchOne(
                database.cachedStatement(sql: "SELECT uid FROM organization WHERE id = ?"),
                arguments: [former]
            )
            identities.note(uid ?? "", of: change.address)
        }
        for list in RowStatements.of(change.address.kind).lists
        where list.isExclusive && change.after(list.field) != nil {
            let uid = map.identity == .single ? "1" : try identities.uid(of: change.address)
            try database.cachedStatement(sql: list.deletion).execute(arguments: [uid])
        }
        for column in map.columns {
            guard case .unique(let placeholder) = column.storage,
                change.after(column.field) != nil
            else { continue }
            let uid = try identities.uid(of: change.address)
            try database.cachedStatement(
                sql: """
                    UPDATE \(map.table) SET \(column.column) = ?
                    WHERE uid = ? AND \(column.column) IS NOT NULL
                    """
            ).execute(arguments: ["\(placeholder)\(uid)", uid])
        }
    }

    package mutating func perform(_ change: Change, toward expected: State) throws {
        if change.action == .delete {
            try delete(change)
            return
        }
        if let uid = change.revives { identities.revive(uid, as: change.address) }
        let leftovers =
            change.action == .create ? try Leftovers(of: change.address, database, identities) : nil
        try leftovers?.clearRows()
        // What is new need not be looked for: that takes longer than to make it.
        let record =
            change.action == .create ? change.created : thing(at: change.address, in: expected)
        if let record {
            try RowWriter(
                database: database,
                change: change,
                moment: context?.moment ?? "",
                identities: identities
            ).write(record)
        }
        try leftovers?.clearThings()
        if change.address.kind == .organization {
            if change.after("share.connections") != nil { shares.append(change) }
            try closure.note(change, in: expected, identities)
        }
    }

    /// Finds a thing; things of one root come one after the other, so that root is remembered.
    private mutating func thing(at address: Address, in state: State) -> Record? {
        if catalog == nil {
            catalog = Dictionary(
                state.catalog.records.map { (Address($0.kind, $0.key), $0) }
            ) { first, _ in first }
        }
        if root?.address != address.root {
            let record =
                address.isInOrganization
                ? state.organization(address.outermost.key)?.record : catalog?[address.root]
            root = record.map { (address.root, $0) }
        }
        return address.inside.reduce(root?.record) { record, step in
            record?.child(step.kind, step.key)
        }
    }

    private func delete(_ change: Change) throws {
        let statements = RowStatements.of(change.address.kind)
        let identity: [Text]
        switch statements.map.identity {
        case .single: identity = ["1"]
        case .uid:
            identity = [try identities.uid(of: change.address)]
            for list in statements.lists where list.isShared {
                try database.cachedStatement(sql: list.deletion)
                    .write(identity.map(RowValue.text))
            }
        case .keys(_, let keys):
            guard let outside = change.address.outside else { return }
            identity =
                [try identities.uid(of: outside)]
                + (try keyValues(of: change.address, statements.map, keys))
        }
        try database.cachedStatement(sql: statements.deletion)
            .write(identity.map(RowValue.text))
    }

    /// The values of key columns, taken from an address.
    private func keyValues(
        of address: Address,
        _ map: TableMap,
        _ keys: [String]
    ) throws -> [Text] {
        var parts = [address.key]
        // Only the last slash parts: an e-mail address can have others in front of its `@`.
        if keys.count > 1, let slash = address.key.string.utf8.lastIndex(of: UInt8(ascii: "/")) {
            let text = address.key.string
            parts = [
                Text(String(text[..<slash])), Text(String(text[text.utf8.index(after: slash)...])),
            ]
        }
        var values: [Text] = []
        for (key, part) in zip(keys, parts) {
            if case .reference(let reference)? = map.columns.first(where: { $0.column == key })?
                .storage
            {
                values.append(
                    try identities.uid(of: part, as: reference, from: address) { _ in "" }
                )
            } else {
                values.append(part)
            }
        }
        return values
    }

    package mutating func finish() throws {
        for change in shares {
            let uid = try identities.uid(of: change.address)
            try database.cachedStatement(
                sql: "UPDATE connection SET shared = 0 WHERE org_uid = ? AND shared = 1"
            ).execute(arguments: [uid])
            guard case .texts(let ids)? = change.after("share.connections") else { continue }
            for id in ids {
                try database.cachedStatement(
                    sql: "UPDATE connection SET shared = 1 WHERE org_uid = ? AND id = ?"
                ).execute(arguments: [uid, id])
            }
        }
        try closure.finish()
    }

    package mutating func record(_ run: RunRecord) throws {
        let recorder = RunRecorder(database: database, meta: meta, run: run)
        try recorder.record(identities)
        recordedRun = run.id
    }
}
