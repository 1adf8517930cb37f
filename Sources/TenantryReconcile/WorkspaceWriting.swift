package import TenantryConfig
import TenantryDiagnostics
package import TenantryModel

/// Writes what is live into the folder of a workspace, and nothing outside it.
package struct WorkspaceWriting: Sendable {
    /// What is to be written.
    package let merge: LiveMerge
    /// The paths of files that were made or changed, sorted, with how much of each.
    package private(set) var written: [(path: String, extent: LiveMerge.Extent)] = []
    /// Why files could not be written: one sentence each.
    package private(set) var failures: [String] = []

    private let folder: OpenFolder
    private let shown: ShownPath

    /// The paths of the files that were made or changed, below the folder.
    package var namesWritten: [String] {
        written.map { WorkspacePath($0.path, root: shown.root).below }
    }

    /// Reads a folder and finds out what to write there.
    ///
    /// - Parameters:
    ///   - live: What is live.
    ///   - path: The folder, as somebody typed it.
    ///   - isNew: Whether there must be nothing in it yet.
    ///   - selected: The roots that count; all if not given.
    ///   - today: The day for which the files are read.
    /// - Throws: ``WorkspaceError`` if the folder is not there, or not empty where it must be.
    package init(
        _ live: State,
        into path: String,
        isNew: Bool,
        only selected: Set<Address>? = nil,
        today: Day
    ) async throws(WorkspaceError) {
        shown = ShownPath(path)
        folder = try Self.open(path, shown, isNew: isNew)
        let (files, problems) = try await WorkspaceFolder.read(path, mayBeIncomplete: true)
        merge = LiveMerge(
            live,
            into: files,
            besides: problems,
            root: shown.root,
            only: selected,
            today: today
        )
    }

    private static func open(
        _ path: String,
        _ shown: ShownPath,
        isNew: Bool
    ) throws(WorkspaceError) -> OpenFolder {
        do throws(OpenFolder.Failure) {
            let folder = try OpenFolder(path)
            if isNew {
                let names = try folder.entries(of: ".", atMost: WorkspaceLimits.standard.files)
                if !names.isEmpty { throw .exists }
            }
            return folder
        } catch .notFound {
            throw .folderMissing(path: shown(""))
        } catch .notAFolder {
            throw .notAFolder(path: shown(""))
        } catch .exists {
            throw .notEmpty(path: shown(""))
        } catch {
            throw .notReadable(path: shown(""), reason: error.reason)
        }
    }

    /// Writes; does nothing if something is wrong with the files that are there.
    ///
    /// A file that is there is replaced at once, and only if it still holds what was read; a new
    /// one is made only where there is nothing. Nothing is written through a symbolic link.
    ///
    /// - Parameter isStopped: Asked before each file: whether to leave out the rest.
    package mutating func write(until isStopped: () -> Bool = { false }) {
        for change in merge.changes {
            if isStopped() { return }
            let below = WorkspacePath(change.new.path, root: shown.root).below
            do throws(OpenFolder.Failure) {
                if let old = change.old {
                    try folder.replace(below, holding: old.bytes, with: change.new.bytes)
                } else {
                    try folder.create(below, holding: change.new.bytes)
                }
                written.append((change.new.path, change.extent))
            } catch {
                failures.append("cannot write `\(change.new.path)`: \(error.reason)")
            }
        }
    }
}
