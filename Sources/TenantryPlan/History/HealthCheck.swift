/// One thing that was looked at to find out whether a store is sound.
package struct HealthCheck: Hashable, Sendable {
    /// What was looked at, in a word or two.
    package let name: String
    /// What came of it.
    package let outcome: Outcome

    /// What can come of a check.
    package enum Outcome: Hashable, Sendable {
        /// It is as it must be; the text says what was seen.
        case sound(String)
        /// It is as it must be, but something is worth knowing.
        case doubtful(String, advice: String)
        /// It is not as it must be.
        case broken(String, advice: String)
    }

    /// Says what came of a check.
    package init(_ name: String, _ outcome: Outcome) {
        self.name = name
        self.outcome = outcome
    }

    /// Whether it is not as it must be.
    package var isBroken: Bool {
        if case .broken = outcome { true } else { false }
    }
}
