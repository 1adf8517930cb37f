import TenantryStore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Looks at what stands at the path of a state before SQLite does, for clearer words.
struct StateFile {
    private let path: String

    init(_ path: String) { self.path = path }

    /// What SQLite makes beside it.
    var companions: [String] { ["journal", "wal", "shm"].map { "\(end)-\($0)" } }

    /// Where symbolic links lead from the path: SQLite follows them first.
    private var end: String {
        var end = path
        // No system follows more.
        for _ in 0..<40 {
            var target = [CChar](repeating: 0, count: Int(PATH_MAX))
            let count = max(0, readlink(end, &target, target.count))
            let bytes = target.prefix(count)
            let link = String(validating: bytes.map(UInt8.init(bitPattern:)), as: UTF8.self) ?? ""
            if link.isEmpty { break }
            end = link.utf8.first == UInt8(ascii: "/") ? link : StateFile.folder(of: end) + link
        }
        return end
    }

    /// The folder of a path, with the slash at its end; empty if it names none.
    private static func folder(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    }

    /// Whether the file can be written, and nothing lies beside it that SQLite would put into it on
    /// the way, such as a write-ahead log.
    var isOnlyFileAndWritable: Bool {
        access(path, W_OK) == 0 && !companions.contains { access($0, F_OK) == 0 }
    }

    /// Whether anything stands at the path.
    var isThere: Bool { access(path, F_OK) == 0 }

    /// Checks that the path can be a state.
    ///
    /// - Throws: ``StoreError`` with what stands there instead.
    func check(forWriting: Bool) throws {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else {
                throw StoreError.failed(path: path, reason: StateFile.reason(errno))
            }
            guard forWriting else {
                // Where not even the folder is there, somebody has mistyped the path.
                try checkFolder(for: F_OK)
                throw StoreError.missing(path: path)
            }
            try checkCompanions()
            try checkFolder(for: W_OK | X_OK)
            return
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw StoreError.notAStore(path: path, reason: "it is a folder")
        default: throw StoreError.notAStore(path: path, reason: "it is no regular file")
        }
        try checkCompanions()
        if status.st_nlink > 1 {
            // Two names for one database are two places for one journal: SQLite would corrupt it.
            throw StoreError.notAStore(path: path, reason: "it has a second name (hard link)")
        }
        if access(path, R_OK) != 0 {
            throw StoreError.failed(path: path, reason: StateFile.reason(errno))
        }
        if forWriting, access(path, W_OK) != 0 {
            throw StoreError.readOnly(path: path, reason: StateFile.reason(errno))
        }
        // A journal is made and removed beside the file.
        if forWriting { try checkFolder(for: W_OK | X_OK) }
        if !forWriting, status.st_size == 0 { throw StoreError.missing(path: path) }
    }

    /// Checks what SQLite opens beside the file: a pipe would never answer.
    private func checkCompanions() throws {
        for companion in companions {
            var status = stat()
            guard stat(companion, &status) == 0,
                status.st_mode & S_IFMT != S_IFREG
            else { continue }
            throw StoreError.notAStore(
                path: path,
                reason: "\(companion) beside it is no regular file: move it away"
            )
        }
    }

    /// Checks that something can be done in the folder.
    private func checkFolder(for mode: Int32) throws {
        let named = StateFile.folder(of: end)
        let folder = named.isEmpty ? "." : named
        guard access(folder, mode) != 0 else { return }
        let reason = "\(folder): \(StateFile.reason(errno).lowercased())"
        throw mode == F_OK
            ? StoreError.failed(path: path, reason: "there is no folder for it: \(reason)")
            : StoreError.readOnly(path: path, reason: reason)
    }

    private static func reason(_ code: Int32) -> String {
        String(cString: strerror(code))
    }
}
