import TenantryDiagnostics
package import TenantryPlan

extension Rehearsal {
    /// What came out of a step that went well, as a phrase.
    package func outcome(of step: Step) -> String {
        switch step {
        case .apply: "applied: \(changes.counted("change"))"
        case .planAgain: "planned again: nothing to do"
        case .revert: "undone: as before"
        }
    }
}
