import GRDB
package import TenantryModel
package import TenantryStore

/// Keeps live state in a SQLite file.
///
/// A rollback journal, extra synchronisation, one immediate transaction for each apply: a process
/// that dies at any point leaves the old state or the new one. Reading opens the file read-only
/// and makes nothing.
///
/// `synchronous` is `EXTRA`: the commit is the removal of the journal, and with less a loss of
/// power can bring the journal back, and undo what was reported as done.
package struct SQLiteStateStore: StateStore {
    let path: String
    private let lockTimeout: Int
    private let newLineage: Text

    /// Names a file; nothing is opened yet.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - lockTimeout: How many seconds to wait for other writers.
    ///   - newLineage: The identity that the state gets if this store has to make it.
    package init(path: String, lockTimeout: Int = 30, newLineage: Text) {
        self.path = path
        self.lockTimeout = lockTimeout
        self.newLineage = newLineage
    }

    /// Checks that the store can be written, before anybody is asked anything.
    ///
    /// - Throws: ``StoreError`` with what stands in the way.
    package func checkWritable() throws { try StateFile(path).check(forWriting: true) }

    package func read<Value>(_ body: (inout SQLiteTransaction) throws -> Value) throws -> Value {
        try reading { try readOnly(body) }
    }

    /// Does what reads the file, after the journal of a writer that died was rolled back.
    func reading<Value>(_ body: () throws -> Value) throws -> Value {
        try StateFile(path).check(forWriting: false)
        do {
            do {
                return try body()
            } catch let error as DatabaseError where error.isLeftBehind {
                // A writer died. Its journal is rolled back first, which needs to write.
                try connection(readOnly: false).write { _ in }
                return try body()
            }
        } catch let error as DatabaseError {
            throw StoreError(error, path: path, waited: lockTimeout)
        }
    }

    private func readOnly<Value>(
        _ body: (inout SQLiteTransaction) throws -> Value
    ) throws -> Value {
        try upToDate(connection(readOnly: true)).inDatabase { database in
            var result: Result<Value, any Error> = .failure(StoreError.missing(path: path))
            try database.inTransaction(.deferred) {
                guard try Migrations.version(of: database, path: path) > 0 else { return .rollback }
                var transaction = try SQLiteTransaction(database, context: nil)
                result = Result { try body(&transaction) }
                return .rollback
            }
            return try result.get()
        }
    }

    /// Returns what has the schema of this build: the file itself, or a copy in memory that is
    /// brought up to date, since only an apply may write the file.
    private func upToDate(_ file: DatabaseQueue) throws -> DatabaseQueue {
        let version = try file.read { try Migrations.version(of: $0, path: path) }
        guard version > 0, version < Schema.version else { return file }
        let copy = try DatabaseQueue()
        try file.backup(to: copy)
        try copy.write { try Migrations.run(on: $0, path: path, lineage: newLineage) }
        return copy
    }

    package func write<Value>(
        _ context: RunContext,
        _ body: (inout SQLiteTransaction) throws -> Value
    ) throws -> Value {
        try StateFile(path).check(forWriting: true)
        var trace: Trace<Value>?
        do {
            return try connection(readOnly: false).inDatabase { database in
                try database.execute(sql: "BEGIN IMMEDIATE")
                do {
                    try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
                    try checkPages(of: database)
                    try Migrations.run(on: database, path: path, lineage: newLineage)
                    var transaction = try SQLiteTransaction(database, context: context)
                    let value = try body(&transaction)
                    if let run = transaction.recordedRun {
                        trace = .run(run)
                    } else if transaction.hasNoted {
                        trace = .notes(try transaction.facts(), value)
                    }
                    try database.execute(sql: "COMMIT")
                    return value
                } catch {
                    // What failed is the news; that rolling back can fail too changes nothing: a
                    // transaction that is not committed does not exist.
                    if database.isInsideTransaction { try? database.execute(sql: "ROLLBACK") }
                    throw error
                }
            }
        } catch let error as DatabaseError {
            let failure = StoreError(error, path: path, waited: lockTimeout)
            switch trace {
            case nil: throw failure
            case .run(let run)?: throw outcome(of: run, failure)
            case .notes(let facts, let value)?:
                let isNoted = try isThere(run: nil) { try $0.facts() == facts }
                guard isNoted else { throw failure }
                return value
            }
        }
    }

    /// What tells whether a commit happened.
    private enum Trace<Value> {
        /// A run, which the history has.
        case run(Text)
        /// What is known of people and domains, and what was to be returned.
        case notes(RuntimeFacts, Value)
    }

    /// Makes sure that nothing is built on damaged pages.
    ///
    /// Rows that vanish with a page would look as if somebody had removed them, and what is written
    /// to a damaged page may be lost. Indices are compared with their tables: rows are found by
    /// them.
    ///
    /// - Complexity: O(*n*) in the size of the file; a small part of reading its rows.
    private func checkPages(of database: Database) throws {
        let finding = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)")
        guard finding == "ok" else { throw DatabaseError.damage(finding ?? "it cannot be checked") }
    }

    /// Finds out how a commit ended that reported a failure.
    ///
    /// A failed commit may have happened all the same; the history knows.
    private func outcome(of run: Text, _ failure: StoreError) -> StoreError {
        do throws(StoreError) {
            let isThere = try isThere(run: run) { try $0.outcome(of: run) != nil }
            return isThere ? .committedAnyway(path: path, run: run.string) : failure
        } catch {
            return error
        }
    }

    /// Looks whether the file holds what was to be committed.
    private func isThere(
        run: Text?,
        _ find: (SQLiteTransaction) throws -> Bool
    ) throws(StoreError) -> Bool {
        do {
            return try read { transaction in try find(transaction) }
        } catch StoreError.missing where StateFile(path).isThere {
            // What a first apply leaves that was rolled back: a file that holds nothing.
            return false
        } catch {
            throw .outcomeUnknown(path: path, run: run?.string)
        }
    }

    /// Opens the file.
    ///
    /// Reading goes through every table once, so what was read need not be kept. A new file has
    /// pages of 16 KiB: most of it are the long rows of what was applied, of which hardly more than
    /// two would fit into a page of the usual size.
    func connection(readOnly: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.busyMode = .timeout(Double(lockTimeout))
        configuration.prepareDatabase { database in
            try database.execute(
                sql: """
                    PRAGMA page_size = 16384;
                    PRAGMA trusted_schema = OFF;
                    PRAGMA cell_size_check = ON;
                    PRAGMA synchronous = EXTRA;
                    PRAGMA cache_size = \(readOnly ? -4096 : -65536);
                    """
            )
        }
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}
