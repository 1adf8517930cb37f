import GRDB
import TenantryModel
import TenantryPlan
import TenantryStore

/// Writes down a run: who, when, what was before and after, and the new last-applied copies.
struct RunRecorder {
    let database: Database
    let meta: StateMeta
    let run: RunRecord

    func record(_ identities: RowIdentities) throws {
        let context = run.context
        try database.cachedStatement(
            sql: """
                INSERT INTO apply_run (run_id, actor, tool_version, git_commit, plan_hash,
                    serial_before, serial_after, started_at, outcome, run_url, reverts,
                    reverts_later)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'applied', ?, ?, ?)
                """
        ).execute(arguments: [
            run.id.string, context.actor.string, context.tool.string, context.commit?.string,
            run.plan.description, meta.revision, run.revision, context.moment.string,
            context.job?.string, run.reverts?.run.string, run.reverts?.andLater ?? false,
        ])
        try database.execute(
            sql: """
                UPDATE state_meta SET serial = ?, desired_hash = ?, git_commit = ?, applied_at = ?,
                    catalog_digest = ?
                """,
            arguments: [
                run.revision, run.desired.description, context.commit?.string,
                context.moment.string, run.sources.catalog?.description,
            ]
        )
        var chain = try AuditChain(database)
        let remembered = run.remembered
        for address in run.roots.renames { try rename(address, identities) }
        for root in run.roots {
            let uid = try self.uid(of: root.address, identities)
            if let event = chain.append(root, uid: uid, of: remembered) { try insert(event) }
            for alias in root.aliases { try keepAlias(alias, of: root, uid: uid) }
            if root.action == .delete { try bury(root, uid: uid) }
            if root.revives != nil {
                try database.execute(
                    sql: "DELETE FROM tombstone WHERE kind = ? AND uid = ?",
                    arguments: [root.address.kind.rawValue, uid]
                )
            }
            try keepCopy(of: root, uid: uid, isFirst: identities.isNew)
        }
        for name in run.namesGivenUp {
            // The row stays: that proofs are recorded must stay known.
            try database.cachedStatement(
                sql: """
                    UPDATE domain_verification SET token = '', state = 'pending',
                        verified_at = NULL, checked_at = NULL
                    WHERE name = ?
                    """
            ).execute(arguments: [name.string])
        }
        for (id, digest) in run.sources.organizations {
            try database.cachedStatement(
                sql: """
                    UPDATE applied_object SET source_digest = ?
                    WHERE kind = 'organization' AND obj_key = ?
                    """
            ).execute(arguments: [digest?.description, id.string])
        }
    }

    private func uid(of address: Address, _ identities: RowIdentities) throws -> Text {
        guard case .single = TableMap.of(address.kind).identity else {
            return try identities.uid(of: address)
        }
        return Text(address.kind.rawValue)
    }

    private func insert(_ event: RecordedEvent) throws {
        try database.cachedStatement(
            sql: "INSERT INTO audit_event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            event.number, event.run.string, event.moment.string, event.word.string,
            event.kind.string, event.uid.string, event.key.string, event.before?.text,
            event.after?.text, event.previous, event.hash,
        ])
    }

    private func rename(_ address: Address, _ identities: RowIdentities) throws {
        let uid = try identities.uid(of: address)
        // The copy under the old key must be out of the way of whoever gets that key now.
        try database.cachedStatement(
            sql: "UPDATE applied_object SET obj_key = ? WHERE kind = ? AND uid = ?"
        ).execute(arguments: ["~\(uid)", address.kind.rawValue, uid])
    }

    /// Keeps an id that leads to a thing from now on.
    ///
    /// Whoever is renamed has had it. Whoever is new only says so, and takes it from nobody who is
    /// still there.
    private func keepAlias(_ alias: Text, of root: RootRecord, uid: Text) throws {
        let condition =
            root.formerKey != nil
            ? "" : "WHERE NOT EXISTS (SELECT 1 FROM organization o WHERE o.uid = id_alias.uid)"
        try database.cachedStatement(
            sql: """
                INSERT INTO id_alias VALUES (?, ?, ?, ?)
                ON CONFLICT (kind, old_key) DO UPDATE
                SET uid = excluded.uid, since_serial = excluded.since_serial
                \(condition)
                """
        ).execute(arguments: [root.address.kind.rawValue, alias.string, uid, run.revision])
    }

    private func bury(_ root: RootRecord, uid: Text) throws {
        let day = Day(run.context.day.string) ?? Day(number: 0)
        try database.cachedStatement(
            sql: """
                INSERT INTO tombstone VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (kind, uid) DO UPDATE
                SET obj_key = excluded.obj_key, last_applied = excluded.last_applied,
                    run_id = excluded.run_id,
                    deleted_at = excluded.deleted_at, keep_until = excluded.keep_until
                """
        ).execute(arguments: [
            uid, root.address.kind.rawValue, root.address.key.string,
            root.before?.text ?? "{}", run.id.string, run.context.moment.string,
            day.adding(days: Tombstone.retention).description,
        ])
    }

    private func keepCopy(of root: RootRecord, uid: Text, isFirst: Bool) throws {
        guard let form = root.after, let digest = root.digest else {
            try database.cachedStatement(
                sql: "DELETE FROM applied_object WHERE kind = ? AND obj_key = ?"
            ).execute(arguments: [root.address.kind.rawValue, root.address.key.string])
            return
        }
        if !isFirst {
            // A thing that was replaced from outside has another uid than its copy.
            try database.cachedStatement(
                sql: "DELETE FROM applied_object WHERE kind = ? AND obj_key = ? AND uid <> ?"
            ).execute(arguments: [root.address.kind.rawValue, root.address.key.string, uid])
        }
        try database.cachedStatement(
            sql: """
                INSERT INTO applied_object (uid, kind, obj_key, last_applied_hash, generation,
                    serial, source_file, last_applied, source_digest)
                VALUES (?, ?, ?, ?, 1, ?, ?, ?, ?)
                ON CONFLICT (kind, uid) DO UPDATE SET obj_key = excluded.obj_key,
                    last_applied_hash = excluded.last_applied_hash, generation = generation + 1,
                    serial = excluded.serial, source_file = excluded.source_file,
                    last_applied = excluded.last_applied, source_digest = excluded.source_digest
                """
        ).execute(arguments: [
            uid, root.address.kind.rawValue, root.address.key.string, digest.description,
            run.revision, root.source.string, form.text, root.sourceDigest?.description,
        ])
    }
}

extension AuditChain {
    /// Goes on with the chain that a state has.
    fileprivate init(_ database: Database) throws {
        let row = try Row.fetchOne(
            database,
            sql: "SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1"
        )
        let length = row?.integer(0) ?? 0
        guard (0..<Int.max).contains(length) else {
            throw DatabaseError.damage("its last event has the number \(length)")
        }
        self.init(length: length, head: row?.string(1) ?? "")
    }
}
