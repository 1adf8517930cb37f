package import TenantryPlan

/// What is said about the past of a store, and about its health.
package enum HistoryReport: Sendable {
    /// The last runs, the newest first.
    case runs([RecordedRun], hasMore: Bool)
    /// One run, and what it changed.
    case run(RecordedRun, changes: [Change])
    /// Whether the history is as it was written.
    case chain(AuditChain, breach: AuditBreach?)
    /// Which run gave each field its value.
    case blame(Blame)
    /// Whether a store is sound.
    case health([HealthCheck])
    /// A copy that was made.
    case backup(path: String, revision: Int)

    /// Whether something is not as it must be.
    package var isBroken: Bool {
        switch self {
        case .chain(_, let breach): breach != nil
        case .health(let checks): checks.contains(where: \.isBroken)
        case .runs, .run, .blame, .backup: false
        }
    }
}
