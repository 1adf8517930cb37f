package import TenantryAccess
package import TenantryModel

/// A plan with what it means, before guards.
package struct GuardedPlan: Sendable {
    /// The plan.
    let plan: Plan
    /// What it was made from.
    let comparison: Comparison
    /// The live state, under the names that renames give.
    package let before: StateIndex
    /// The state after the plan.
    package let after: StateIndex
    /// The roots that it changes, or that were changed outside.
    let roots: Set<Address>
    /// What it takes away.
    let deletions: [Change]
    /// What it means for people, the most dangerous first.
    package let consequences: [Consequence]
    /// Claims whose proof counts otherwise after the plan.
    let proven: ProvenClaims?

    /// Finds out what a plan means on a day.
    ///
    /// - Complexity: O(*n*) to index both states, then O(*changes*) and what they touch; nothing is
    ///   looked at if nothing changes.
    package init(_ plan: Plan, _ comparison: Comparison, on day: Day) {
        self.plan = plan
        self.comparison = comparison
        roots = Set(plan.changes.roots + plan.drift.roots)
        deletions = plan.changes.filter { $0.action == .delete }
        guard !roots.isEmpty else {
            before = StateIndex(State(), today: day)
            after = before
            consequences = []
            proven = nil
            return
        }
        before = StateIndex(comparison.current, today: day)
        after = StateIndex(GuardedPlan.outcome(plan, comparison), today: day)
        let organizations = Set(roots.filter(\.isInOrganization).map(\.key))
        let catalog = roots.filter { !$0.isInOrganization }
        let all = Consequence.between(
            before,
            after,
            changed: ChangedPart(organizations: organizations, catalog: catalog)
        )
        proven = ProvenClaims(
            comparison.current,
            after.state,
            proven: comparison.live.verifiedClaims(of: comparison.live.state),
            on: day
        )
        let moves = proven?.moves(besides: (before, after)) ?? []
        consequences = moves.isEmpty ? all : Consequence.inOrder(all + moves)
    }

    /// How many organizations that do not change themselves use what changes in the catalog, or are
    /// below one that does.
    ///
    /// - Complexity: O(*n*) in the size of both states, if the catalog changes.
    package var organizationsUsingChanges: Int {
        let catalog = roots.filter { !$0.isInOrganization }
        guard !catalog.isEmpty else { return 0 }
        return ChangedPart(organizations: [], catalog: catalog).affected(before, after)
            .count { !roots.contains(Address(.organization, $0)) }
    }

    /// The state after the plan: as desired, with what is left alone.
    package static func outcome(_ plan: Plan, _ comparison: Comparison) -> State {
        plan.unmanaged.isEmpty
            ? comparison.desired : comparison.live.state.applying(plan.changes)
    }

    /// Asks every guard.
    ///
    /// - Parameter allowed: How many of which class somebody has allowed, exactly.
    /// - Returns: Why it is refused; nothing if it is not.
    package func refusals(allowed: [Guard: Int] = [:]) -> [GuardRefusal] {
        guard !plan.isEmpty else { return [] }
        return Guard.allCases.compactMap { refusal(by: $0, allowed: allowed[$0]) }
    }

    private func refusal(by guarding: Guard, allowed: Int?) -> GuardRefusal? {
        let offenders = offenders(against: guarding).filter { !isWaived($0, for: guarding) }
        let live = comparison.live
        let organizations = live.state.organizations.count + live.organizationsElsewhere
        let limit = min(
            guarding.limit(comparison.live.state.catalog.policy, organizations: organizations),
            guarding.limit(comparison.desired.catalog.policy, organizations: organizations)
        )
        let early = guarding == .removals ? offenders.filter { !isRetired($0) } : []
        let isExceeded = !offenders.isEmpty && !(early.isEmpty && offenders.count <= limit)
        let isAllowed = guarding.isLiftable && allowed == offenders.count
        // A number that was allowed for another plan says that this one was not looked at.
        let isForAnother = guarding.isLiftable && allowed != nil
        guard isExceeded || isForAnother, !isAllowed else { return nil }
        return GuardRefusal(
            guarding: guarding,
            isExceeded: isExceeded,
            offenders: offenders,
            limit: limit,
            organizations: organizations,
            allowed: allowed,
            accounts: guarding == .accounts ? plan.accountsLeft(by: comparison) : [:],
            early: early,
            revivable: guarding == .reused ? offenders.filter { isBuried($0.key) } : [],
            retireDays: retireDays
        )
    }

    /// Whether the file of an organization answers for it.
    private func isWaived(_ offender: Address, for guarding: Guard) -> Bool {
        guard guarding.isWaivable, offender.isInOrganization,
            let organization = comparison.desired.organization(offender.root.key)
        else { return false }
        return organization.waivers.contains { waiver in
            waiver.rule.string == guarding.code && waiver.until.map { $0 >= after.today } ?? false
        }
    }
}
