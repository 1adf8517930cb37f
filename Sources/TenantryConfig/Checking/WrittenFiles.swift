import Synchronization

/// The files that rules have had read again, so that one is read once however much of it is wrong.
///
/// A few are kept: rules ask about one organization after the other, several of them at a time.
final class WrittenFiles: Sendable {
    private static let limit = 64
    private let kept = Mutex<[Int: WrittenFile]>([:])

    /// Returns the file of the organization at a place in the state; reads it if it is not kept.
    func file(of number: Int, reading: () -> WrittenFile) -> WrittenFile {
        if let file = kept.withLock({ $0[number] }) { return file }
        let file = reading()
        kept.withLock { kept in
            if kept.count >= WrittenFiles.limit { kept.removeAll() }
            kept[number] = file
        }
        return file
    }
}
