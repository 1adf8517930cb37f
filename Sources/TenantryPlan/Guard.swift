package import TenantryModel

/// A limit on what one apply may do: it stops the apply, never the plan.
package enum Guard: String, CaseIterable, Sendable {
    /// Organizations that go although nobody retired them first, or too many at once.
    case removals
    /// Things that exist live, were never applied, and would be taken over unseen.
    case collisions

    /// Judges a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - comparison: What it was made from.
    ///   - allowed: How many of which class somebody has allowed, exactly.
    /// - Returns: Why it is refused; `nil` if it is not.
    package func refusal(
        of plan: Plan,
        _ comparison: Comparison,
        allowed: [Guard: Int]
    ) -> GuardRefusal? {
        let offenders =
            switch self {
            case .removals: Guard.removals(plan, comparison)
            case .collisions: plan.collisions
            }
        guard !offenders.isEmpty, allowed[self] != offenders.count else { return nil }
        return GuardRefusal(
            guarding: self,
            offenders: offenders,
            limit: limit(comparison),
            allowed: allowed[self]
        )
    }

    /// Removed organizations that count: all, unless each was retired and they are few enough.
    private static func removals(_ plan: Plan, _ comparison: Comparison) -> [Address] {
        let removed = plan.changes
            .filter { $0.action == .delete && $0.address.kind == .organization }.map(\.address)
        let live = comparison.live.state
        let wereRetired = removed.allSatisfy { live.organization($0.key)?.state == .retired }
        return wereRetired && removed.count <= Guard.removals.limit(comparison) ? [] : removed
    }

    /// How many are fine: the stricter of the live and the desired policy, so that loosening the
    /// limit takes an apply of its own.
    private func limit(_ comparison: Comparison) -> Int {
        switch self {
        case .removals:
            min(
                comparison.live.state.catalog.policy.maxDeletes,
                comparison.desired.catalog.policy.maxDeletes
            )
        case .collisions: 0
        }
    }
}

/// Why an apply is refused, with everything that is needed to judge it.
package struct GuardRefusal: Error, Hashable, Sendable {
    /// The guard that refuses.
    package let guarding: Guard
    /// What it counts, sorted.
    package let offenders: [Address]
    /// How many would be fine.
    package let limit: Int
    /// How many were allowed, if somebody said.
    package let allowed: Int?
}
