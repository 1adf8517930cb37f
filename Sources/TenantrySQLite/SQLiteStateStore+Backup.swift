import GRDB
import TenantryStore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension SQLiteStateStore {
    /// Copies the state into a new file, as it is at one moment, while others go on working.
    ///
    /// The copy is written beside its place, checked, and moved there when it is safe on the disk:
    /// under its name there is never half a copy.
    ///
    /// - Parameter target: The new file; nothing may stand there.
    /// - Throws: ``StoreError``; then there is no file.
    package func backup(to target: String) throws {
        let claim = try NewFile(target)
        do {
            let part = try NewFile("\(target).part-\(getpid())")
            do {
                try reading { try copy(to: part.path) }
                try check(part.path)
                try part.synchronize()
                guard rename(part.path, target) == 0 else { throw claim.failure(errno) }
            } catch {
                part.remove()
                throw error
            }
            try claim.synchronizeFolder()
        } catch {
            claim.remove()
            throw error
        }
    }

    private func copy(to path: String) throws {
        let source = try connection(readOnly: true)
        _ = try source.read { try Migrations.version(of: $0, path: self.path) }
        let target = try DatabaseQueue(path: path)
        try source.backup(to: target)
        try target.close()
    }

    /// Opens a copy and looks whether it is whole.
    private func check(_ path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        let copy = try DatabaseQueue(path: path, configuration: configuration)
        let findings = try copy.read { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check(5)")
        }
        try copy.close()
        guard findings == ["ok"] else {
            throw StoreError.corrupt(
                path: self.path,
                reason: "the copy is not whole (\(findings.joined(separator: "; ")))"
            )
        }
    }
}

/// A file that this process has made, where nothing was.
private struct NewFile {
    let path: String

    /// Makes an empty file that others cannot read.
    init(_ path: String) throws {
        self.path = path
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure(errno) }
        close(file)
    }

    func failure(_ code: Int32) -> StoreError {
        switch code {
        case EEXIST: .failed(path: path, reason: "something stands there; name a new file")
        case ENOSPC, EDQUOT: .full(path: path)
        default: .failed(path: path, reason: String(cString: strerror(code)))
        }
    }

    /// Waits until the content is on the disk.
    func synchronize() throws { try synchronize(path, O_RDONLY) }

    /// Waits until the name is on the disk.
    func synchronizeFolder() throws {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        try synchronize(folder, O_RDONLY | O_DIRECTORY)
    }

    private func synchronize(_ path: String, _ flags: Int32) throws {
        let file = open(path, flags | O_CLOEXEC)
        guard file >= 0 else { throw failure(errno) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(errno) }
    }

    func remove() { unlink(path) }
}
