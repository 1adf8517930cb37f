package import TenantryDiagnostics

/// Reads the files of a workspace from a folder, and nothing outside it.
///
/// Read are `catalog/*.yaml`, `organizations/**/*.yaml` and `expectations/*.yaml`, `.yml` likewise.
/// Passed over are what editors and git leave, files for people such as `README.md`, and in other
/// folders hidden names and other endings. Whatever else could hide an organization is a problem:
/// **unreadable never means absent**.
package struct WorkspaceFolder: Sendable {
    private let folder: OpenFolder
    private let shown: ShownPath
    private let limits: WorkspaceLimits

    /// Reads the workspace at `path`, the files sorted by the bytes of their paths.
    ///
    /// If there are too many names or too many bytes, no file is returned: a part of a workspace is
    /// no workspace. Every problem is an error, so whoever acts on the files must look at them
    /// first.
    ///
    /// - Parameters:
    ///   - path: The folder, as somebody typed it; the paths of the files begin with it.
    ///   - mayBeIncomplete: Whether it may lack its catalog, or organizations.
    ///   - limits: How much is read at most.
    /// - Returns: The files, and what is wrong with the folder, sorted.
    /// - Throws: `WorkspaceError` if the folder cannot be a workspace and no problem says why.
    package static func read(
        _ path: String,
        mayBeIncomplete: Bool = false,
        limits: WorkspaceLimits = .standard
    ) async throws(WorkspaceError) -> (files: [SourceFile], problems: [Diagnostic]) {
        let shown = ShownPath(path)
        let folder = try open(path, shown)
        let walk = WorkspaceWalk(folder, shown: shown, limits: limits)
        if walk.isCutShort { return ([], walk.problems.sorted()) }
        let isWorkspace = walk.files.contains { file in
            ["organizations/", "catalog/"].contains { file.utf8.starts(with: $0.utf8) }
        }
        if !isWorkspace, let other = workspace(near: shown("")) {
            throw .elsewhere(path: shown(""), workspace: other)
        }
        if walk.problems.isEmpty, !mayBeIncomplete {
            try requireFiles(walk.files, in: "organizations/", shown) { .noOrganizations(path: $0) }
            try requireFiles(walk.files, in: "catalog/", shown) { .catalogMissing(path: $0) }
        }
        let workspace = WorkspaceFolder(folder: folder, shown: shown, limits: limits)
        var batch = await workspace.contents(of: walk.files)
        batch.problems += walk.problems
        if batch.byteCount > limits.totalBytes {
            batch.files = []
            batch.problems.append(
                Diagnostic(
                    "FMT010",
                    .error,
                    "the workspace is too large: more than \(limits.totalBytes) bytes in total",
                    at: nil,
                    help: ["divide it into several workspaces, or look for a mistake"]
                )
            )
        }
        return (batch.files, batch.problems.sorted())
    }

    private static func open(
        _ path: String,
        _ shown: ShownPath
    ) throws(WorkspaceError) -> OpenFolder {
        do throws(OpenFolder.Failure) {
            return try OpenFolder(path)
        } catch {
            let path = shown("")
            switch error {
            case .notFound, .notAFolder:
                if let other = workspace(near: path) {
                    throw .elsewhere(path: path, workspace: other)
                }
                throw error == .notFound
                    ? WorkspaceError.folderMissing(path: path)
                    : WorkspaceError.notAFolder(path: path)
            case .noPermission, .symbolicLink, .outside, .folder, .fifo, .socket, .device,
                .tooLarge, .changed, .exists, .system:
                throw .notReadable(path: path, reason: error.reason)
            }
        }
    }

    /// A workspace inside of a folder that is none, around it, or where somebody is.
    private static func workspace(near path: String) -> String? {
        let inside = path == "." ? "tenants" : "\(path)/tenants"
        return [inside, ".", PathParts(path).folder, "..", "../.."].first { candidate in
            candidate != path
                && ["catalog", "organizations"].allSatisfy { part in
                    (try? OpenFolder("\(candidate)/\(part)")) != nil
                }
        }
    }

    private static func requireFiles(
        _ files: [String],
        in part: String,
        _ shown: ShownPath,
        otherwise refusal: (String) -> WorkspaceError
    ) throws(WorkspaceError) {
        guard !files.contains(where: { $0.utf8.starts(with: part.utf8) }) else { return }
        throw refusal(shown(String(part.dropLast())))
    }
}

// MARK: - Reading

extension WorkspaceFolder {
    /// What came of some files.
    private struct Batch: Sendable {
        var files: [SourceFile] = []
        var problems: [Diagnostic] = []
        var byteCount = 0

        mutating func append(_ other: Batch) {
            files += other.files
            problems += other.problems
            byteCount += other.byteCount
        }
    }

    /// How many files one task reads, and how many tasks are at work.
    ///
    /// Measured with 10,000 files: 42 ms on two cores, 69 ms on one, 39 ms for a C program that
    /// only opens and reads them. No more than 1,024 files can be read past the limit of the total.
    private static let batchSize = 128
    private static let tasksAtOnce = 8

    private func contents(of paths: [String]) async -> Batch {
        let starts = Array(stride(from: 0, to: paths.count, by: Self.batchSize))
        return await withTaskGroup(of: (Int, Batch).self) { group in
            var batches = [Batch](repeating: Batch(), count: starts.count)
            var started = 0
            var byteCount = 0
            func startNext() {
                guard started < starts.count, byteCount <= limits.totalBytes else { return }
                let (number, start) = (started, starts[started])
                let budget = limits.totalBytes - byteCount
                group.addTask {
                    (number, read(paths[start...].prefix(Self.batchSize), budget: budget))
                }
                started += 1
            }
            for _ in 0..<Self.tasksAtOnce { startNext() }
            while let (number, batch) = await group.next() {
                byteCount += batch.byteCount
                batches[number] = batch
                startNext()
            }
            var all = Batch()
            all.files.reserveCapacity(paths.count)
            for batch in batches { all.append(batch) }
            return all
        }
    }

    private func read(_ paths: ArraySlice<String>, budget: Int) -> Batch {
        var batch = Batch()
        batch.files.reserveCapacity(paths.count)
        let results = folder.contents(of: paths, limit: limits.fileBytes, budget: budget)
        for (path, result) in zip(paths, results) {
            let path = shown(path)
            switch result {
            case .success(let bytes):
                batch.files.append(SourceFile(path: path, bytes: bytes))
                batch.byteCount += bytes.count
            case .failure(let failure):
                batch.problems.append(
                    failure.problem(reading: path, limit: limits.fileBytes)
                )
            }
        }
        return batch
    }
}
