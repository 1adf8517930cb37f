package import TenantryModel

/// Checks what must hold for all states, on states from seeds.
///
/// A law returns what is wrong, or nothing. What breaks one is made smaller, by leaving out
/// organizations, before it is told.
package enum Law {
    /// Returns how the first breach shows; `nil` if the law holds for all seeds.
    ///
    /// - Parameters:
    ///   - seeds: How many seeds, from 1; at most 1,000.
    ///   - law: Says what is wrong with a pair of states, or with how one follows from the other.
    /// - Returns: The seed, what is wrong, and the smaller states.
    package static func breach(
        seeds: UInt64 = 1_000,
        of law: (State, State) throws -> String?
    ) -> String? {
        breach(seeds: seeds, pair: { pairs[Int($0) - 1] }, of: law)
    }

    /// The pairs of the first 1,000 seeds: making them takes longer than most laws.
    private static let pairs: [(State, State)] = (1...1_000).map { ArbitraryState.pair(seed: $0) }

    /// Returns how the first breach shows; `nil` if the law holds for all pairs.
    ///
    /// - Parameters:
    ///   - seeds: How many seeds, from 1.
    ///   - pair: Makes the pair of states that belongs to a seed.
    ///   - law: Says what is wrong with a pair of states.
    /// - Returns: The seed, what is wrong, and the smaller states.
    package static func breach(
        seeds: UInt64,
        pair: (UInt64) -> (State, State),
        of law: (State, State) throws -> String?
    ) -> String? {
        func verdict(_ states: (State, State)) -> String? {
            do { return try law(states.0, states.1) } catch { return "threw \(error)" }
        }
        for seed in 1...seeds {
            var states = pair(seed)
            guard var wrong = verdict(states) else { continue }
            var isSmaller = true
            while isSmaller {
                isSmaller = false
                for id in Set((states.0.organizations + states.1.organizations).map(\.id)).sorted()
                {
                    let candidate = (states.0.without(id), states.1.without(id))
                    guard let found = verdict(candidate) else { continue }
                    (states, wrong, isSmaller) = (candidate, found, true)
                }
            }
            return """
                seed \(seed): \(wrong)
                before: \(states.0.canonicalText)
                after: \(states.1.canonicalText)
                """
        }
        return nil
    }
}

extension State {
    /// The state without one organization and without what refers to it.
    package func without(_ id: Text) -> State {
        State(catalog: catalog, organizations: organizations.filter { $0.id != id }).repaired
    }

    /// All canonical forms, for messages.
    package var canonicalText: String {
        canonicalForms.sorted { $0.key < $1.key }.map { "\n  \($0.key) \($0.value.text)" }.joined()
    }
}
