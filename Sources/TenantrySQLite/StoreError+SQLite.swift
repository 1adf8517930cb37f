import GRDB
import TenantryStore

extension StoreError {
    /// Words what SQLite reported.
    init(_ error: DatabaseError, path: String, waited: Int) {
        let reason = error.message ?? "error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self = .busy(path: path, waited: waited, holder: LockHolder(of: path)?.words)
        case .SQLITE_FULL: self = .full(path: path)
        case .SQLITE_CORRUPT: self = .corrupt(path: path, reason: reason)
        case .SQLITE_NOTADB:
            self = .notAStore(path: path, reason: "it is no SQLite database")
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self = .readOnly(path: path, reason: reason)
        case .SQLITE_CANTOPEN:
            self = .readOnly(
                path: path,
                reason: "the file, or a journal beside it, cannot be opened"
            )
        case .SQLITE_CONSTRAINT: self = .refused(path: path, reason: reason)
        case .SQLITE_INTERRUPT: self = .interrupted
        // The text is SQLite's, and the code says nothing.
        case .SQLITE_ERROR where reason == "malformed JSON":
            self = .corrupt(
                path: path,
                reason: "a column does not hold JSON, `tenantry doctor` says which"
            )
        case .SQLITE_ERROR where reason.hasPrefix("no such "):
            self = .corrupt(path: path, reason: "\(reason), `tenantry doctor` says what is missing")
        case .SQLITE_IOERR:
            self = .failed(
                path: path,
                reason: "it cannot be read or written (SQLite's code is "
                    + "\(error.extendedResultCode.rawValue)): look at the disk, at limits of the "
                    + "size of files (`ulimit -f`), and at what stands beside it"
            )
        default: self = .failed(path: path, reason: reason)
        }
    }
}

extension DatabaseError {
    /// What SQLite cannot know: the rows are whole, but do not fit together.
    static func damage(_ reason: String) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_CORRUPT, message: reason)
    }

    /// Whether a journal was left behind that a read-only connection cannot roll back.
    var isLeftBehind: Bool {
        extendedResultCode == .SQLITE_READONLY_ROLLBACK
            || extendedResultCode == .SQLITE_READONLY_RECOVERY
            || extendedResultCode == .SQLITE_BUSY_RECOVERY
    }
}
