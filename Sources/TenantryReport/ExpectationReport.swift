package import TenantryDiagnostics

/// What is said about expectations: how many were tried, and which do not hold.
package struct ExpectationReport: Sendable {
    /// How many were tried.
    package let count: Int
    /// Those that do not hold.
    package let failures: [Diagnostic]
    /// The files that they speak of.
    package let files: [SourceFile]
    /// Those of them in which something does not hold, by path.
    let sources: SourceFiles
    /// The folder of the workspace.
    package let workspace: String

    /// Puts a report together.
    package init(
        count: Int,
        failures: [Diagnostic],
        files: [SourceFile],
        workspace: String = ""
    ) {
        self.workspace = workspace
        self.count = count
        self.failures = failures
        self.files = files
        sources = SourceFiles(of: failures, among: files)
    }

    /// What stops an apply, as one sentence without an end; `nil` if nothing does.
    package var refusal: String? {
        guard !failures.isEmpty else { return nil }
        let verb = failures.count == 1 ? "does" : "do"
        return "refused: \(failures.count.counted("expectation")) \(verb) not hold "
            + "(`tenantry test` shows the chain); nothing was changed"
    }

    /// How many hold and how many do not.
    package var summary: String {
        guard count > 0 else { return "Nothing is expected: write tenants/expectations/*.yaml" }
        let failed = failures.count
        let verb = count - failed == 1 ? "holds" : "hold"
        let holding = "\(count.counted("expectation")): \(count - failed) \(verb)"
        return failed == 0 ? holding : "\(holding), \(failed) \(failed == 1 ? "fails" : "fail")"
    }
}
