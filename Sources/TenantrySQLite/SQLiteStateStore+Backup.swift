import GRDB
package import TenantryPlan
import TenantryStore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What became of a copy.
package struct BackupOutcome: Hashable, Sendable {
    /// The revision of the state that was copied.
    package let revision: Int
    /// What is wrong with the state, and so with its copy, although all of it can be read.
    package let broken: [HealthCheck]
}

extension SQLiteStateStore {
    /// A database, and what SQLite makes beside it.
    package static func files(of path: String) -> [String] {
        [path] + StateFile(path).companions
    }

    /// What a copy is before it is finished: it must go if the process is interrupted.
    package static func files(ofCopyTo target: String) -> [String] {
        files(of: unfinished(target))
    }

    private static func unfinished(_ target: String) -> String { "\(target).part-\(salt)" }

    /// What no other process has: their numbers come again, where there are few.
    private static let salt = "\(getpid())-\(UInt32.random(in: 0...UInt32.max))"

    /// Copies the state into a new file, as it is at one moment, while others go on working.
    ///
    /// The copy is written beside its place, checked, and moved there when it is safe on the disk:
    /// under its name there is never anything else than a whole copy.
    ///
    /// - Parameter target: The new file; nothing may stand there.
    /// - Returns: What was copied.
    /// - Throws: ``StoreError``; then there is no file.
    @discardableResult
    package func backup(to target: String) throws -> BackupOutcome {
        try NewFile.requireNothing(at: target)
        let part = try NewFile(Self.unfinished(target), shown: target)
        defer { for path in Self.files(of: part.path) { unlink(path) } }
        let outcome = try reading {
            try copy(to: part.path, shown: target)
            return try check(part.path)
        }
        try part.synchronize()
        try part.move(to: target)
        return outcome
    }

    private func copy(to path: String, shown: String) throws {
        let source = try connection(readOnly: true)
        _ = try source.read { try Migrations.version(of: $0, path: self.path) }
        do {
            let target = try DatabaseQueue(path: path)
            try source.backup(to: target)
            // The copy of a file with a write-ahead log would need two more files beside it.
            try target.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try target.close()
        } catch let error as DatabaseError
            where [.SQLITE_FULL, .SQLITE_IOERR].contains(error.resultCode)
        {
            throw StoreError(error, path: shown, waited: 0)
        }
    }

    /// Opens a copy and looks whether it is whole.
    ///
    /// SQLite compares rows with the rules of their tables only where it could write.
    private func check(_ path: String) throws -> BackupOutcome {
        let copy = try DatabaseQueue(path: path)
        let outcome = try copy.read { database in
            let examination = Examination(database)
            for check in examination.ofWhatIsRead {
                if case .broken(let reason, _) = check.outcome {
                    throw StoreError.corrupt(path: self.path, reason: reason)
                }
            }
            return BackupOutcome(
                revision: try StateMeta(database).revision,
                broken: examination.isOfNewestSchema
                    ? examination.ofContent.filter(\.isBroken) : []
            )
        }
        try copy.close()
        return outcome
    }
}

/// A file that this process has made, where nothing was.
private struct NewFile {
    let path: String

    /// Makes an empty file that others cannot read.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - shown: How people know it, where that is otherwise.
    /// - Throws: ``StoreError`` with what stands in the way.
    init(_ path: String, shown: String? = nil) throws {
        self.path = path
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Self.failure(errno, at: shown ?? path) }
        close(file)
    }

    /// Makes sure that nothing stands at a path, not even a link that leads nowhere.
    static func requireNothing(at path: String) throws {
        var status = stat()
        if lstat(path, &status) == 0 { throw failure(EEXIST, at: path) }
    }

    /// Gives the file its name, unless somebody else has taken it meanwhile.
    func move(to target: String) throws {
        if link(path, target) == 0 {
            unlink(path)
        } else {
            // Some file systems know no second names: there, the name is taken first.
            guard errno != EEXIST else { throw Self.failure(errno, at: target) }
            let claim = try NewFile(target)
            guard rename(path, target) == 0 else {
                let code = errno
                unlink(claim.path)
                throw Self.failure(code, at: target)
            }
        }
        try NewFile.synchronizeFolder(of: target)
    }

    private static func failure(_ code: Int32, at path: String) -> StoreError {
        switch code {
        case EEXIST: .failed(path: path, reason: "something stands there; name a new file")
        case ENOSPC, EDQUOT: .full(path: path)
        default: .failed(path: path, reason: String(cString: strerror(code)))
        }
    }

    /// Waits until the content is on the disk.
    func synchronize() throws { try Self.synchronize(path, O_RDONLY) }

    /// Waits until a name is on the disk.
    private static func synchronizeFolder(of path: String) throws {
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? "."
        try synchronize(folder, O_RDONLY | O_DIRECTORY)
    }

    private static func synchronize(_ path: String, _ flags: Int32) throws {
        let file = open(path, flags | O_CLOEXEC)
        guard file >= 0 else { throw failure(errno, at: path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(errno, at: path) }
    }
}
