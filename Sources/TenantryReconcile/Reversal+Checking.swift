import TenantryConfig
package import TenantryDiagnostics
package import TenantryModel
import TenantryPlan
import TenantryStore

extension Reversal.Prepared {
    /// What the rules would say against a state, and the files that would say that state.
    package struct Objections: Sendable {
        /// The errors, sorted.
        package let errors: [Diagnostic]
        /// The files that they speak of, which exist nowhere.
        package let files: [SourceFile]
    }

    /// Asks the rules about the state that the plan leads to, as if files said it: what went before
    /// was valid when it was applied, but since then others may have come, and a policy.
    ///
    /// Errors that the live state has already are no reason to keep it.
    ///
    /// - Parameter today: The day for which it is checked.
    /// - Returns: The new errors; none if nothing stands against it.
    /// - Complexity: O(*n*) in the size of the state.
    package func objections(today: Day) -> Objections {
        let comparison = plan.comparison
        func workspace(_ state: State) -> Workspace {
            // Whoever writes to the tables may have made an id anything; no rule is about those.
            let files =
                (LiveFiles.catalog(state.catalog)
                + LiveFiles.organizations(
                    state.organizations.filter { LiveFiles.canName($0.id) },
                    in: state
                )).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
            let decoded = files.map { DecodedFile($0, root: "") }
            return Workspace(files: files, decoded: decoded, root: "", today: today)
        }
        func errors(_ workspace: Workspace) -> [Diagnostic] {
            workspace.checked(live: comparison.current, facts: comparison.facts).all
                // What the policy allowed once comes back with it: guards take the stricter one.
                .filter { $0.severity == .error && $0.code != "POL005" }
        }
        let after = workspace(comparison.live.state.applying(plan.plan.changes))
        let found = errors(after)
        guard !found.isEmpty else { return Objections(errors: [], files: after.files) }
        let known = Set(errors(workspace(comparison.current)).map(Complaint.init))
        return Objections(
            errors: found.filter { !known.contains(Complaint($0)) },
            files: after.files
        )
    }

    /// What makes two errors the same, wherever their lines are.
    private struct Complaint: Hashable {
        let code: DiagnosticCode
        let message: String
        let file: String?

        init(_ diagnostic: Diagnostic) {
            code = diagnostic.code
            message = diagnostic.message
            file = diagnostic.span?.file
        }
    }
}
