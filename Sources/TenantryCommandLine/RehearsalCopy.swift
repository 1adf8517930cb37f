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
        do {
            try files.createDirectory(
                at: folder,
                withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Failure(
                "no copy can be made in \(files.temporaryDirectory.path): "
                    + error.localizedDescription,
                .failed
            )
        }
        defer { try? files.removeItem(at: folder) }
        let path = folder.appendingPathComponent("copy.db").path
        // A state that is not there yet is rehearsed as one that is made.
        if !plan.lineage.isEmpty { try store.backup(to: path) }
        let copy = SQLiteStateStore(path: path, newLineage: "rehearsal")
        return try pipeline.planning.rehearse(plan, on: copy, .current)
    }
}
