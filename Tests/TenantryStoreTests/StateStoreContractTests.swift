import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryStore
import TenantryTestSupport
import Testing

/// What every store must do, whatever it is made of.
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
        for seed in 1...UInt64(100) {
            try kind.use { store, file in
                var contract = Contract(store, file)
                var arbitrary = ArbitraryState(seed: seed)
                var desired = arbitrary.state()
                for step in 1...4 {
                    if let breach = try contract.breach(applying: desired) {
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
    func `tells what is not as expected`(kind: StoreUnderTest) throws {
        var differing = 0
        for seed in 1...UInt64(60) {
            try kind.use { store, _ in
                let (before, after) = ArbitraryState.pair(seed: seed)
                _ = try store.converge(on: before)
                let live = try store.snapshot().state
                var fewer = live
                _ = fewer.organizations.popLast()
                for expected in [live, fewer, after.withoutNotes] {
                    let found = try store.differences(from: expected)
                    let changes = Differ.changes(from: expected, to: live)
                    #expect((found ?? []) == changes, "seed \(seed)")
                    #expect((found == nil) == (expected == live), "seed \(seed)")
                    differing += changes.isEmpty ? 0 : 1
                }
            }
        }
        #expect(differing > 60)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `unrelated states, one after the other, end as desired`(kind: StoreUnderTest) throws {
        for seed in 1_001...UInt64(1_050) {
            try kind.use { store, file in
                var contract = Contract(store, file)
                var arbitrary = ArbitraryState(seed: seed)
                for step in 1...2 {
                    if let breach = try contract.breach(applying: arbitrary.state()) {
                        Issue.record("seed \(seed), apply \(step): \(breach)")
                        return
                    }
                }
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases, StateEdit.allCases)
    func `each kind of edit ends as desired`(kind: StoreUnderTest, edit: StateEdit) throws {
        for seed in 1...UInt64(3) {
            try kind.use { store, file in
                var arbitrary = ArbitraryState(seed: seed)
                let before = arbitrary.state()
                let after = arbitrary.edited(before, by: edit)
                var contract = Contract(store, file)
                let breach =
                    try contract.breach(applying: before) ?? contract.breach(applying: after)
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
        for seed in 1...UInt64(20) {
            var changes: [[Change]] = []
            var copies: [[Address: CanonicalForm]] = []
            for kind in StoreUnderTest.allCases {
                try kind.use { store, _ in
                    var arbitrary = ArbitraryState(seed: seed)
                    var desired = arbitrary.state()
                    var own: [Change] = []
                    for _ in 1...3 {
                        let plan = try store.converge(on: desired)
                        own.append(contentsOf: plan.changes)
                        desired = arbitrary.renamed(arbitrary.edited(desired.withoutNotes))
                    }
                    changes.append(own)
                    copies.append(try store.appliedForms())
                }
            }
            #expect(changes[0] == changes[1], "seed \(seed)")
            #expect(copies[0] == copies[1], "seed \(seed)")
        }
    }
}

extension StateStore {
    /// What is not as expected.
    fileprivate func differences(from expected: State) throws -> [Change]? {
        try read { transaction in try transaction.differences(from: expected) }
    }
}
