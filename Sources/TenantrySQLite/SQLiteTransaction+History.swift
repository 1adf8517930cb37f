import GRDB
package import TenantryModel
package import TenantryPlan

extension SQLiteTransaction {
    /// Reads last-applied copies with where they come from.
    package func appliedCopies(of roots: [Address]) throws -> [Address: AppliedCopy] {
        var copies: [Address: AppliedCopy] = [:]
        let statement = try database.cachedStatement(
            sql: """
                SELECT last_applied, source_file, serial FROM applied_object
                WHERE kind = ? AND obj_key = ?
                """
        )
        for root in roots {
            let row = try Row.fetchOne(
                statement,
                arguments: [root.kind.rawValue, root.key.string]
            )
            guard let row else { continue }
            copies[root] = AppliedCopy(
                form: CanonicalForm(row.string(0)),
                source: row.text(1),
                revision: row.integer(2) ?? 0
            )
        }
        return copies
    }

    /// Reads the last runs, the newest first.
    package func runs(atMost limit: Int?) throws -> [RecordedRun] {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT run_id, serial_after, started_at, actor, tool_version, git_commit, run_url,
                  plan_hash, reverts, reverts_later
                FROM apply_run ORDER BY serial_after DESC LIMIT ?
                """,
            arguments: [limit ?? -1]
        )
        let counts = try self.counts(isLimited: limit != nil, rows.map { $0.text(0) })
        return rows.map { row in
            RecordedRun(
                id: row.text(0),
                revision: row.integer(1) ?? 0,
                moment: row.text(2),
                actor: row.text(3),
                tool: row.text(4),
                commit: row.optionalText(5),
                job: row.optionalText(6),
                plan: row.text(7),
                reverts: row.optionalText(8).map { RevertedRun($0, andLater: row.integer(9) == 1) },
                counts: counts[row.text(0)] ?? RecordedRun.Counts()
            )
        }
    }

    /// How a run ended; `nil` if the history knows none of this name.
    func outcome(of run: Text) throws -> Text? {
        try Row.fetchOne(
            database,
            sql: "SELECT outcome FROM apply_run WHERE run_id = ?",
            arguments: [run.string]
        )?.text(0)
    }

    /// How many roots each run touched; of some runs only, they are asked one by one.
    private func counts(isLimited: Bool, _ runs: [Text]) throws -> [Text: RecordedRun.Counts] {
        let sql = "SELECT run_id, action, count(*) FROM audit_event"
        let rows =
            if isLimited {
                try Row.fetchAll(
                    database,
                    sql: sql + " WHERE run_id IN (SELECT value FROM json_each(?)) GROUP BY 1, 2",
                    arguments: [JSONWriter.array(of: runs)]
                )
            } else {
                try Row.fetchAll(database, sql: sql + " GROUP BY 1, 2")
            }
        var counts: [Text: RecordedRun.Counts] = [:]
        for row in rows {
            guard let action = RecordedEvent.Action(rawValue: row.text(1).string) else { continue }
            counts[row.text(0), default: RecordedRun.Counts()].add(row.integer(2) ?? 0, action)
        }
        return counts
    }

    /// Reads what a run did, in order.
    package func events(of run: Text) throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        try visit(.ofRun(run)) { events.append($0) }
        return events
    }

    /// Reads what happened to the thing that was last applied under this address.
    package func events(about root: Address) throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        try visit(.about(root)) { events.append($0) }
        return events
    }

    /// Shows the whole history, the oldest first.
    package func visitEvents(_ body: (RecordedEvent) throws -> Void) throws {
        try visit(.all, body)
    }

    private func visit(_ query: EventQuery, _ body: (RecordedEvent) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: query.sql,
            arguments: StatementArguments(query.arguments)
        )
        while let row = try rows.next() { try body(RecordedEvent(row)) }
    }
}

extension RecordedEvent {
    /// Takes the columns of `audit_event`, in their order.
    fileprivate init(_ row: Row) {
        self.init(
            number: row.integer(0) ?? 0,
            run: row.text(1),
            moment: row.text(2),
            word: row.text(3),
            kind: row.text(4),
            uid: row.text(5),
            key: row.text(6),
            before: row.optionalString(7).map { CanonicalForm($0) },
            after: row.optionalString(8).map { CanonicalForm($0) },
            previous: row.string(9),
            hash: row.string(10)
        )
    }
}

extension JSONWriter {
    /// An array of texts, for a query that takes any number of them.
    fileprivate static func array(of texts: [Text]) -> String {
        var writer = JSONWriter()
        writer.array { writer in for text in texts { writer.string(text.string) } }
        return writer.text
    }
}
