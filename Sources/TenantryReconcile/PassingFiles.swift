import CFiles

/// Files that must not outlive an interrupted process: unfinished copies, or what nobody else may
/// read.
///
/// What is killed at once leaves them.
package enum PassingFiles {
    /// Does something while these files, if they are there, go with the process.
    ///
    /// - Parameters:
    ///   - paths: The files; a folder in front of what is in it.
    ///   - body: What makes them, and removes them in the end, or keeps what is finished.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws.
    package static func during<Value>(
        _ paths: [String],
        _ body: () throws -> Value
    ) rethrows -> Value {
        let marks = paths.map { tenantry_abandon($0) }
        defer { if let mark = marks.first { tenantry_keep(mark) } }
        return try body()
    }

    /// Removes what is there of them; a signal handler may call it.
    package static func remove() { tenantry_remove_abandoned() }
}
