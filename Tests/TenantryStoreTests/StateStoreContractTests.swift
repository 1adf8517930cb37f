import TenantryModel
import TenantryPlan
import TenantryStore
import TenantryTestSupport
import Testing

/// What every store must do, whatever it is made of.
@Suite(.serialized)
struct StateStoreContractTests {
    @Test(arguments: StoreUnderTest.allCases)
    func `a new store reads as missing or empty, and reading makes nothing`(
        kind: StoreUnderTest
    ) throws {
        try kind.use { store, file in
            let live = try store.live()
            #expect(live == nil)
            let exists = try file?.folder.contains("state.db") ?? false
            #expect(!exists)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `random states, edits and renames, one after the other, end as desired`(
        kind: StoreUnderTest
    ) throws {
        for seed in 1...UInt64(150) {
            try kind.use { store, file in
                var arbitrary = ArbitraryState(seed: seed)
                var desired = arbitrary.state()
                for step in 1...4 {
                    if let breach = try Contract.breach(store, file, desired, revision: step) {
                        Issue.record("seed \(seed), apply \(step): \(breach)")
                        return
                    }
                    desired =
                        switch step {
                        case 1: arbitrary.renamed(desired)
                        case 2: arbitrary.edited(desired)
                        default: arbitrary.renamed(arbitrary.edited(desired.withoutNotes))
                        }
                }
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `unrelated states, one after the other, end as desired`(kind: StoreUnderTest) throws {
        for seed in 1_001...UInt64(1_100) {
            try kind.use { store, file in
                var arbitrary = ArbitraryState(seed: seed)
                for step in 1...3 {
                    let desired = arbitrary.state()
                    if let breach = try Contract.breach(store, file, desired, revision: step) {
                        Issue.record("seed \(seed), apply \(step): \(breach)")
                        return
                    }
                }
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases, StateEdit.allCases)
    func `each kind of edit ends as desired`(kind: StoreUnderTest, edit: StateEdit) throws {
        for seed in 1...UInt64(6) {
            try kind.use { store, file in
                var arbitrary = ArbitraryState(seed: seed)
                let before = arbitrary.state()
                let after = arbitrary.edited(before, by: edit)
                let breach =
                    try Contract.breach(store, file, before, revision: 1)
                    ?? Contract.breach(store, file, after, revision: 2)
                #expect(breach == nil, "seed \(seed)")
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `planning writes nothing, and a refused apply writes nothing`(
        kind: StoreUnderTest
    ) throws {
        struct Refused: Error {}
        let (before, after) = (ArbitraryState.state(seed: 2), ArbitraryState.state(seed: 5))
        try kind.use { store, file in
            try store.converge(on: before)
            let (live, bytes) = (try store.live(), try file?.bytes)
            let plans = (try store.plan(for: before), try store.plan(for: after))
            #expect(plans.0.isEmpty)
            #expect(!plans.1.isEmpty)
            #expect(throws: Refused.self) {
                try store.converge(on: after) { throw Refused() }
            }
            let (liveLater, bytesLater) = (try store.live(), try file?.bytes)
            #expect(liveLater == live)
            #expect(bytesLater == bytes)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `what is read in one transaction is of one moment`(kind: StoreUnderTest) throws {
        let (before, after) = (ArbitraryState.state(seed: 2), ArbitraryState.state(seed: 5))
        try kind.use { store, _ in
            try store.converge(on: before)
            let plan = try store.plan(for: after)
            let carriedOut = try store.converge(on: after)
            #expect(plan == carriedOut)
            #expect(plan.canonicalBytes == carriedOut.canonicalBytes)
        }
    }

    @Test func `both stores make the same plans and keep the same copies`() throws {
        for seed in 1...UInt64(40) {
            var digests: [[Digest]] = []
            var copies: [[Address: Text]] = []
            for kind in StoreUnderTest.allCases {
                try kind.use { store, _ in
                    var arbitrary = ArbitraryState(seed: seed)
                    var desired = arbitrary.state()
                    var own: [Digest] = []
                    for _ in 1...3 {
                        let changes = try store.converge(on: desired).changes
                        own.append(Digest(of: changes.description.utf8.map(\.self)))
                        desired = arbitrary.renamed(arbitrary.edited(desired.withoutNotes))
                    }
                    digests.append(own)
                    copies.append(try store.appliedForms())
                }
            }
            #expect(digests[0] == digests[1], "seed \(seed)")
            #expect(copies[0] == copies[1], "seed \(seed)")
        }
    }
}

/// What must hold after each apply.
enum Contract {
    /// Applies a state, and says what is wrong then.
    static func breach(
        _ store: any StateStore, _ file: SQLiteFile?, _ desired: State, revision: Int
    ) throws -> String? {
        let aliases = try store.live()?.aliases ?? [:]
        let plan: Plan
        do { plan = try store.converge(on: desired) } catch { return "\(error)" }
        guard let live = try store.live() else { return "nothing is kept" }
        let differences = Differ.changes(from: desired, to: live.state)
        guard differences.isEmpty, live.state == desired.withoutNotes else {
            return "differs in \(differences)"
        }
        guard live.revision == revision else { return "revision \(live.revision)" }
        let digests = Dictionary(
            uniqueKeysWithValues: RootDigests.of(desired).map { ($0.address, $0.digest) })
        guard live.applied == digests else { return "digests \(live.applied)" }
        guard try store.appliedForms() == desired.canonicalForms else { return "copies differ" }
        let wanted = expected(aliases, plan, desired)
        guard live.aliases == wanted else { return "aliases \(live.aliases), not \(wanted)" }
        let second = try store.plan(for: desired)
        guard second.isEmpty, second.drift.isEmpty, second.unmanaged.isEmpty,
            second.collisions.isEmpty
        else { return "the second plan has \(second.changes) \(second.settled) \(second.drift)" }
        return try file?.breach()
    }

    /// The aliases after an apply: old ones follow their organizations, and go with them.
    private static func expected(
        _ before: [Text: Text], _ plan: Plan, _ desired: State
    ) -> [Text: Text] {
        var newIDs: [Text: Text] = [:]
        for change in plan.changes {
            if let former = change.formerKey { newIDs[former] = change.address.key }
        }
        let deleted = Set(
            plan.changes.filter { $0.action == .delete && $0.address.steps.count == 1 }
                .map(\.address.key))
        var result: [Text: Text] = [:]
        for (alias, id) in before where newIDs[id] != nil || !deleted.contains(id) {
            result[alias] = newIDs[id] ?? id
        }
        return result.merging(newIDs) { $1 }
    }
}
