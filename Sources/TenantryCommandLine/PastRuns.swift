import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryStore

/// Finds runs by what somebody typed.
struct PastRuns {
    private let runs: [RecordedRun]

    /// Reads them, the newest first.
    init(_ transaction: some StateTransaction) throws { runs = try transaction.runs(atMost: nil) }

    /// Returns the run with this name, with this revision, or whose name is the only one that
    /// begins so.
    ///
    /// - Throws: ``Failure`` with the nearest name or the last runs.
    func named(_ name: String) throws -> RecordedRun {
        if let exact = runs.first(where: { $0.id.string == name || String($0.revision) == name }) {
            return exact
        }
        let beginning = runs.filter { !name.isEmpty && $0.id.string.utf8.starts(with: name.utf8) }
        if beginning.count == 1, let only = beginning.first { return only }
        let last = runs.prefix(3).map { "`\($0.id)`" }.joined(separator: ", ")
        let near = NearestName.to(name, among: runs.lazy.map(\.id.string))
        let advice =
            if beginning.count > 1 {
                "\(beginning.count) begin so: write more of it"
            } else if let near {
                "did you mean `\(near)`?"
            } else if runs.isEmpty {
                "there was none yet"
            } else {
                "the last \(runs.count == 1 ? "is" : "are") \(last); `tenantry history` lists them"
            }
        throw Failure("there is no run `\(name)`; \(advice)", .usage)
    }
}
