package import TenantryModel
package import TenantryPlan

/// What an apply carries out: made inside the transaction, from what is live there.
package struct PreparedPlan: Sendable {
    /// The plan.
    package let plan: Plan
    /// What it was made from.
    package let comparison: Comparison
    /// The run that it undoes, if it does.
    package let reverts: RevertedRun?
    /// The files that declare things, by root.
    package let source: @Sendable (Address) -> Text
    /// Computes the digests of the files that this applies as they are.
    package let sources: @Sendable () -> SourceDigests
    /// Finds out what is left behind of which nothing need be said.
    package let standstill: Aftermath

    /// Tells what a run leaves behind, by what the store knows besides after it, and what was
    /// applied last.
    package typealias Aftermath =
        @Sendable (_ around: LiveSnapshot, _ applied: AppliedDigests) -> Standstill?

    /// Puts together what an apply needs.
    package init(
        plan: Plan,
        comparison: Comparison,
        reverts: RevertedRun? = nil,
        sources: @escaping @Sendable () -> SourceDigests = { SourceDigests() },
        standstill: @escaping Aftermath = { _, _ in nil },
        source: @escaping @Sendable (Address) -> Text
    ) {
        self.plan = plan
        self.comparison = comparison
        self.reverts = reverts
        self.sources = sources
        self.standstill = standstill
        self.source = source
    }
}

extension StateStore {
    /// Carries out a plan completely or not at all.
    ///
    /// The plan is made inside the transaction, so nothing can come between what it was made from
    /// and what it changes. What was written is read again and compared before it is committed.
    ///
    /// - Parameters:
    ///   - context: Who, with what, when.
    ///   - checkpoint: Called before each step; what it throws undoes everything.
    ///   - prepare: Makes the plan, and throws if it is not the one that was approved.
    /// - Returns: The plan that was carried out.
    /// - Throws: ``StoreError``, or what `prepare` threw.
    package func apply(
        _ context: RunContext,
        checkpoint: () throws -> Void = {},
        prepare: (inout Transaction) throws -> PreparedPlan
    ) throws -> Plan {
        try write(context) { transaction in
            try checkpoint()
            let prepared = try prepare(&transaction)
            let plan = prepared.plan
            // No option lifts this, and accounts may have come since the plan was approved.
            if let refusal = GuardRefusal(ofAccountsLeftBy: plan, prepared.comparison) {
                throw refusal
            }
            let live = prepared.comparison.live.state
            let expected = live.applying(plan.changes)
            let phases = ApplyOrder.phases(of: plan.changes, from: live, to: expected)
            for place in phases.others.indices where phases.others[place].action == .update {
                try checkpoint()
                try transaction.vacate(phases.others[place])
            }
            for changes in [phases.deletions, phases.others] {
                for change in changes {
                    try checkpoint()
                    try transaction.perform(change, toward: expected)
                }
            }
            try checkpoint()
            try transaction.finish()
            let sources = prepared.sources()
            let roots = RootRecords(of: prepared, sources)
            try transaction.record(
                RunRecord(
                    context: context,
                    plan: plan.digest,
                    desired: plan.desired,
                    revision: plan.revision + 1,
                    reverts: prepared.reverts,
                    roots: roots,
                    namesGivenUp: plan.namesGivenUp(toward: expected, prepared.comparison.live),
                    sources: sources.changes(
                        from: prepared.comparison.live.sources,
                        besides: roots.addresses
                    )
                )
            )
            try checkpoint()
            try transaction.require(expected)
            try checkpoint()
            let around = try transaction.surroundings()
            try transaction.keep(prepared.standstill(around, transaction.lastApplied()))
            try checkpoint()
            return plan
        }
    }
}

extension StateTransaction {
    /// Reads everything again, and compares.
    ///
    /// - Throws: ``StoreError/mismatch(addresses:)`` if it is not what is expected.
    fileprivate func require(_ expected: State) throws {
        guard let differences = try differences(from: expected) else { return }
        throw StoreError.mismatch(
            addresses: differences.prefix(5).map { change in
                ([change.address.description] + change.fields.map(\.name)).joined(separator: " ")
            }
        )
    }
}

extension Plan {
    /// The names that organizations claim no longer, because they go or their claims do, and that
    /// nobody else claims who has shown that they are theirs.
    ///
    /// Who is renamed gives nothing up: its claims do not change.
    fileprivate func namesGivenUp(toward expected: State, _ live: LiveSnapshot) -> [Text] {
        var names: Set<Text> = []
        for place in changes.indices
        where changes[place].action == .delete && changes[place].address.kind == .domain {
            let change = changes[place]
            var claim = Domain()
            claim.name = change.address.key
            let name = claim.provenName
            // `*.name` and `name` are proven by one record.
            let isStillClaimed = expected.organization(change.address.root.key)?.domains
                .contains { $0.provenName == name }
            if isStillClaimed != true { names.insert(name) }
        }
        if names.isEmpty { return [] }
        let claimants = live.claimants
        let former = Dictionary(
            changes.compactMap { change in change.formerKey.map { (change.address.key, $0) } }
        ) { first, _ in first }
        for organization in expected.organizations {
            let id = former[organization.id] ?? organization.id
            for domain in organization.domains where names.contains(domain.provenName) {
                let name = domain.provenName
                let isLive =
                    live.state.organization(id)?.domains
                    .contains { $0.provenName == name } ?? false
                if isLive, claimants.include(id, for: name) { names.remove(name) }
            }
        }
        return names.sorted()
    }
}
