package import TenantryModel
import TenantryParallel
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

    /// Puts together what an apply needs.
    package init(
        plan: Plan,
        comparison: Comparison,
        reverts: RevertedRun? = nil,
        sources: @escaping @Sendable () -> SourceDigests = { SourceDigests() },
        source: @escaping @Sendable (Address) -> Text
    ) {
        self.plan = plan
        self.comparison = comparison
        self.reverts = reverts
        self.sources = sources
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
            let expected = prepared.comparison.live.state.applying(plan.changes)
            let phases = ApplyOrder.phases(of: plan.changes, desired: expected)
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
            let roots = RootRecord.all(of: prepared, sources)
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
                        besides: roots.map(\.address)
                    )
                )
            )
            try checkpoint()
            if let differences = try transaction.differences(from: expected) {
                throw StoreError.mismatch(
                    addresses: differences.prefix(5).map { change in
                        ([change.address.description] + change.fields.map(\.name))
                            .joined(separator: " ")
                    }
                )
            }
            try checkpoint()
            return plan
        }
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

extension RootRecord {
    /// What has to be recorded of each root that a plan touches.
    ///
    /// - Complexity: O(*n*) in the size of the state.
    static func all(of prepared: PreparedPlan, _ sources: SourceDigests) -> [RootRecord] {
        let plan = prepared.plan
        let live = prepared.comparison.live.state
        typealias Entry = (
            address: Address, action: Action?, formerKey: Text?, revives: Text?
        )
        let changed: [Entry] = plan.changes.byRoot.map { changes in
            let first = changes[changes.startIndex]
            return (changes.root, changes.rootAction, first.formerKey, first.revives)
        }
        let touched = Set(plan.settled.isEmpty ? [] : changed.map(\.address))
        let settled: [Entry] = plan.settled.filter { !touched.contains($0) }
            .map { ($0, nil, nil, nil) }
        let entries =
            settled.isEmpty ? changed : (settled + changed).sorted { $0.address < $1.address }
        let renamed = Set(changed.compactMap(\.formerKey))
        let before = CanonicalForms(of: live)
        let after = CanonicalForms(of: prepared.comparison.desired)
        @Sendable func root(_ entry: Entry) -> RootRecord {
            let address = entry.address
            let old = entry.formerKey.map { address.moved(to: $0) } ?? address
            let form = entry.action == .delete ? nil : after[address]
            return RootRecord(
                address: address,
                formerKey: entry.formerKey,
                revives: entry.revives,
                aliases: entry.action == .create
                    ? notes(of: address, in: prepared.comparison.desired, besides: renamed)
                    : entry.formerKey.map { [$0] } ?? [],
                action: entry.action,
                before: entry.action == .create ? nil : before[old],
                after: form,
                digest: form.map { Digest(of: $0.bytes) },
                source: prepared.source(address),
                sourceDigest: address.isInOrganization ? sources.organizations[address.key] : nil
            )
        }
        return Parallel.map(count: entries.count) { range in entries[range].map(root) }
            .flatMap { $0 }
    }

    /// What the file of an organization says that it was called, unless somebody else in the same
    /// run was.
    private static func notes(
        of address: Address,
        in desired: State,
        besides renamed: Set<Text>
    ) -> [Text] {
        guard address.isInOrganization, let organization = desired.organization(address.key) else {
            return []
        }
        return organization.formerly.filter { $0 != address.key && !renamed.contains($0) }
    }
}

/// Finds the canonical forms of roots.
private struct CanonicalForms: Sendable {
    private let state: State
    private let catalog: [Address: Record]

    init(of state: State) {
        self.state = state
        catalog = Dictionary(
            state.catalog.records.map { (Address($0.kind, $0.key), $0) }
        ) { first, _ in first }
    }

    subscript(address: Address) -> CanonicalForm? {
        let record =
            address.isInOrganization ? state.organization(address.key)?.record : catalog[address]
        return record?.canonicalForm
    }
}
