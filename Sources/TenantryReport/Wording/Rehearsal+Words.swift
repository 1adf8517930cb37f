import TenantryDiagnostics
package import TenantryPlan

extension Rehearsal {
    /// What came out, as one sentence.
    var sentence: String {
        let outcomes =
            Step.allCases.filter(passed).map(outcome)
            + (failure.map {
                ["failed: \($0.reason)"]
            } ?? [])
        return "Rehearsed on a copy of revision \(revision): \(outcomes.joined(separator: "; "))."
    }

    /// What came out of a step that went well, as a phrase.
    package func outcome(of step: Step) -> String {
        switch step {
        case .apply: "applied: \(changes.counted("change"))"
        case .planAgain: "planned again: nothing to do"
        case .revert: "undone: as before"
        }
    }
}
