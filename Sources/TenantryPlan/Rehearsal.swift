/// What became of a plan that was carried out on a copy of the state.
package struct Rehearsal: Hashable, Sendable {
    /// How many changes the plan has.
    package let changes: Int
    /// The revision of the state that was copied.
    package let revision: Int
    /// What went wrong; `nil` if nothing did.
    package let failure: Failure?

    /// What is tried, in order.
    package enum Step: String, CaseIterable, Sendable {
        /// The plan is carried out.
        case apply
        /// A plan is made again, and has nothing to do.
        case planAgain = "plan_again"
        /// The run is undone, and the state is as it was.
        case revert
    }

    /// A step that went wrong; those after it were not tried.
    package struct Failure: Hashable, Sendable {
        /// The step.
        package let step: Step
        /// What happened.
        package let reason: String

        /// Says what happened.
        package init(_ step: Step, _ reason: String) {
            self.step = step
            self.reason = reason
        }
    }

    /// Says what became of a plan.
    package init(changes: Int, revision: Int, failure: Failure? = nil) {
        self.changes = changes
        self.revision = revision
        self.failure = failure
    }

    /// Whether a step was tried and went well.
    package func passed(_ step: Step) -> Bool {
        guard let failure else { return true }
        return Step.allCases.prefix { $0 != failure.step }.contains(step)
    }
}
