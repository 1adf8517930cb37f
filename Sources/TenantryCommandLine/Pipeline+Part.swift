import TenantryConfig
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryReport
import TenantrySQLite
import TenantryStore

extension Pipeline {
    /// Loads and checks what a plan has to look at.
    ///
    /// - Parameters:
    ///   - options: Which workspace, and for which day.
    ///   - store: Where the live state is.
    ///   - mayBePart: Whether what stands still can be left out.
    ///   - isEnough: Whether a part serves for what is wanted.
    /// - Returns: The pipeline, and what is live of it.
    /// - Throws: `WorkspaceError` if the folder is no workspace, and what the store and `isEnough`
    ///   throw.
    static func loading(
        _ options: WorkspaceOptions,
        _ store: SQLiteStateStore,
        mayBePart: Bool,
        isEnough: (Pipeline, LiveSnapshot) throws -> Bool = { _, _ in true }
    ) async throws -> (Pipeline, LiveSnapshot) {
        let view = Task { try mayBePart ? store.view() : .whole(store.snapshot()) }
        Progress.shared.phase("reading \(options.tenants.harmless)")
        let files = try await WorkspaceFiles(reading: options.tenants)
        // Whoever reads the store is still at work, on another core.
        let digested = DigestedFiles(files)
        switch try await view.value {
        case .whole(let live):
            return (Pipeline(files, digested, live, options.today), live)
        case .standing(let standstill, let around):
            let part = try WorkspacePart(
                of: files,
                digested,
                besides: standstill,
                around,
                today: options.today,
                copies: store.copies
            )
            if let part {
                let pipeline = Pipeline(part.workspace, knowing: part.live)
                // What is wrong may be explained by what was not looked at, and which of very many
                // findings are shown depends on all of them.
                if !pipeline.checked.hasErrors, pipeline.checked.leftOut == 0,
                    try isEnough(pipeline, part.live)
                {
                    return (pipeline, part.live)
                }
            }
            let live = try store.snapshot()
            return (Pipeline(files, digested, live, options.today), live)
        }
    }
}
