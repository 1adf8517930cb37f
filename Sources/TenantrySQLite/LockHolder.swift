import Synchronization
import TenantryModel

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The process that holds the lock of a state.
///
/// SQLite locks bytes far behind the content of the file, and the system tells whose locks they
/// are. To ask, the file must be open, and here is the trap: closing **any** descriptor of a file
/// drops all locks that this process has on it, those of our own transactions too. So the
/// descriptors that ask are never closed; there is one for each file.
struct LockHolder: Hashable {
    /// The number of the process; 0 if it is of a container that this one cannot see into.
    let process: Int32

    /// The bytes that SQLite locks: for writing soon, for writing now, for reading.
    private static let pending: off_t = 0x4000_0000
    private static let reserved: off_t = pending + 1
    private static let shared: (start: off_t, length: off_t) = (pending + 2, 510)

    private static let descriptors = Mutex<[FileIdentity: Int32]>([:])

    /// Finds who keeps others from writing; `nil` if nobody does any more, or it is this process.
    init?(of path: String) {
        guard let file = LockHolder.descriptor(of: path) else { return nil }
        // Who writes first, then who waits for readers to go, then a reader who stays.
        let holder =
            LockHolder.holder(file, F_RDLCK, LockHolder.reserved, 1)
            ?? LockHolder.holder(file, F_RDLCK, LockHolder.pending, 1)
            ?? LockHolder.holder(file, F_WRLCK, LockHolder.shared.start, LockHolder.shared.length)
        guard let holder else { return nil }
        process = max(0, holder)
    }

    /// What tells files apart, whatever they are called.
    private struct FileIdentity: Hashable {
        let device: UInt64
        let number: UInt64
    }

    private static func descriptor(of path: String) -> Int32? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        let identity = FileIdentity(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            number: UInt64(truncatingIfNeeded: status.st_ino)
        )
        return descriptors.withLock { known in
            if let file = known[identity] { return file }
            let file = open(path, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { return nil }
            known[identity] = file
            return file
        }
    }

    /// The process whose lock stands in the way of one that we could want.
    private static func holder(
        _ file: Int32,
        _ type: some BinaryInteger,
        _ start: off_t,
        _ length: off_t
    ) -> Int32? {
        var lock = flock()
        lock.l_type = Int16(truncatingIfNeeded: type)
        lock.l_whence = Int16(SEEK_SET)
        lock.l_start = start
        lock.l_len = length
        guard fcntl(file, F_GETLK, &lock) == 0, lock.l_type != Int16(F_UNLCK) else { return nil }
        return lock.l_pid
    }

    /// Who it is, for people.
    var words: String {
        guard process > 0 else { return "a process outside this container" }
        let details = [
            ProcessGlance(process).command,
            ProcessGlance(process).start.map { "running since \($0)" },
        ].compactMap { $0 }
        guard !details.isEmpty else { return "process \(process)" }
        return "process \(process) (\(details.joined(separator: ", ")))"
    }
}
