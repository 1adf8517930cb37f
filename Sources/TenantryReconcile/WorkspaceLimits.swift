/// How much a workspace may hold, so that no file and no folder can exhaust the machine.
package struct WorkspaceLimits: Hashable, Sendable {
    /// The bytes of one file.
    package var fileBytes: Int
    /// The number of names that are looked at.
    package var files: Int
    /// The bytes of all files together.
    package var totalBytes: Int
    /// The parts of a path beneath the workspace.
    package var depth: Int
    /// The bytes of a path beneath the workspace.
    package var pathBytes: Int

    /// Sets each limit; what is left out is as in ``standard``.
    package init(
        fileBytes: Int = 1_048_576,
        files: Int = 1_250_000,
        totalBytes: Int = 1_073_741_824,
        depth: Int = 16,
        pathBytes: Int = 1024
    ) {
        self.fileBytes = fileBytes
        self.files = files
        self.totalBytes = totalBytes
        self.depth = depth
        self.pathBytes = pathBytes
    }

    /// 1 MiB a file, 1,250,000 names, 1 GiB in total, 16 parts and 1,024 bytes a path.
    package static let standard = WorkspaceLimits()
}
