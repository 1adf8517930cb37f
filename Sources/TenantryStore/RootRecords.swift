package import TenantryModel
import TenantryParallel
import TenantryPlan

/// What has to be recorded of each root that a plan touches, sorted by address.
///
/// The records are made while they are gone through, some at a time: the canonical forms of all of
/// them would take more memory than the changes.
package struct RootRecords: Sequence, Sendable {
    private let prepared: PreparedPlan
    private let sources: SourceDigests
    private let touched: [Touched]
    /// The keys that renames leave.
    private let renamed: Set<Text>

    /// A root that a plan touches.
    private struct Touched {
        let address: Address
        /// What happens to it; `nil` if only the last-applied copy is brought up to date.
        var action: Action?
        var formerKey: Text?
        var revives: Text?
    }

    /// Finds what a plan touches.
    ///
    /// - Complexity: O(*n* log *n*) in the number of changes.
    init(of prepared: PreparedPlan, _ sources: SourceDigests) {
        let plan = prepared.plan
        let changed = plan.changes.byRoot.map { changes in
            let first = changes[changes.startIndex]
            return Touched(
                address: changes.root,
                action: changes.rootAction,
                formerKey: first.formerKey,
                revives: first.revives
            )
        }
        let known = Set(plan.settled.isEmpty ? [] : changed.map(\.address))
        let settled = plan.settled.filter { !known.contains($0) }.map { Touched(address: $0) }
        self.prepared = prepared
        self.sources = sources
        touched = settled.isEmpty ? changed : (settled + changed).sorted { $0.address < $1.address }
        renamed = Set(changed.compactMap(\.formerKey))
    }

    /// Their addresses after the run.
    package var addresses: [Address] { touched.map(\.address) }

    /// The addresses, after the run, of those that it renames.
    package var renames: [Address] {
        touched.filter { $0.formerKey != nil }.map(\.address)
    }

    /// What happens to them, without those of which only the copy is brought up to date.
    ///
    /// - Complexity: O(*n*) in their number; no records are made.
    var actions: [RecordedEvent.Action] {
        touched.compactMap { root in
            root.action.map { RecordedEvent.Action($0, isRenamed: root.formerKey != nil) }
        }
    }

    package func makeIterator() -> Iterator { Iterator(self) }

    /// Makes the records, some at a time.
    package struct Iterator: IteratorProtocol {
        private let roots: RootRecords
        private let before: CanonicalForms
        private let after: CanonicalForms
        private var made: [RootRecord] = []
        private var position = 0

        fileprivate init(_ roots: RootRecords) {
            self.roots = roots
            before = CanonicalForms(of: roots.prepared.comparison.live.state)
            after = CanonicalForms(of: roots.prepared.comparison.desired)
        }

        package mutating func next() -> RootRecord? {
            let place = position % Self.blockSize
            if place == 0 {
                let block = roots.touched[position...].prefix(Self.blockSize)
                let (before, after) = (before, after)
                made = Parallel.map(count: block.count) { [roots, start = position] range in
                    range.map { roots.record(of: roots.touched[start + $0], before, after) }
                }.flatMap { $0 }
            }
            guard place < made.count else { return nil }
            position += 1
            return made[place]
        }

        /// Some megabytes of canonical forms.
        private static let blockSize = 1_024
    }

    private func record(
        of root: Touched,
        _ before: CanonicalForms,
        _ after: CanonicalForms
    ) -> RootRecord {
        let address = root.address
        let old = root.formerKey.map { address.moved(to: $0) } ?? address
        let form = root.action == .delete ? nil : after[address]
        return RootRecord(
            address: address,
            formerKey: root.formerKey,
            revives: root.revives,
            aliases: root.action == .create
                ? notes(of: address) : root.formerKey.map { [$0] } ?? [],
            action: root.action,
            before: root.action == .create ? nil : before[old],
            after: form,
            digest: form.map { Digest(of: $0.bytes) },
            source: prepared.source(address),
            sourceDigest: address.isInOrganization ? sources.organizations[address.key] : nil
        )
    }

    /// What the file of an organization says that it was called, unless somebody else in the same
    /// run was.
    private func notes(of address: Address) -> [Text] {
        guard address.isInOrganization,
            let organization = prepared.comparison.desired.organization(address.key)
        else { return [] }
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
