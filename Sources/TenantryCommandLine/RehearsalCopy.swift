import Foundation
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantrySQLite
import TenantryStore

/// A copy of the state for a rehearsal, in a folder that nobody else can read and that goes again.
enum RehearsalCopy {
    /// Rehearses a plan on a copy.
    ///
    /// - Throws: `StoreError` if no copy can be made.
    static func rehearse(
        _ plan: Plan,
        _ pipeline: Pipeline,
        _ store: SQLiteStateStore
    ) throws -> Rehearsal {
        Progress.shared.phase("rehearsing \(plan.changes.count.counted("change"))")
        let files = FileManager.default
        let folder = files.temporaryDirectory
            .appendingPathComponent("tenantry-\(UUID().uuidString)", isDirectory: true)
        let path = folder.appendingPathComponent("copy.db").path
        let passing = SQLiteStateStore.files(of: path) + SQLiteStateStore.files(ofCopyTo: path)
        return try PassingFiles.during([folder.path] + passing) {
            try make(folder)
            defer { try? files.removeItem(at: folder) }
            // A state that is not there yet is rehearsed as one that is made.
            if !plan.lineage.isEmpty { try store.backup(to: path) }
            let copy = SQLiteStateStore(path: path, newLineage: "rehearsal")
            return try pipeline.planning.rehearse(plan, on: copy, .current)
        }
    }

    /// Makes a folder that nobody else can read.
    private static func make(_ folder: URL) throws {
        let files = FileManager.default
        do {
            try files.createDirectory(
                at: folder,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            let place = files.temporaryDirectory.path
            throw Failure("no copy can be made in \(place): \(error.reason)", .failed)
        }
    }
}
