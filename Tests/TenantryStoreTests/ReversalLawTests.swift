import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantrySQLite
import TenantryStore
import TenantryTestSupport
import Testing

/// Undoing a run gives what was live before it.
struct ReversalLawTests {
    @Test(arguments: StoreUnderTest.allCases)
    func `undoing the last run gives the state before it`(kind: StoreUnderTest) throws {
        var refused = 0
        for seed in 1...UInt64(40) {
            try kind.use { store, file in
                var arbitrary = ArbitraryState(seed: seed)
                var desired = arbitrary.state()
                var states: [State] = []
                for step in 1...3 {
                    try store.converge(on: desired)
                    states.append(try store.live()?.state ?? State())
                    desired =
                        step == 1
                        ? arbitrary.renamed(desired)
                        : arbitrary.renamed(arbitrary.edited(desired.withoutNotes))
                }
                do {
                    try store.revert(revision: 3)
                    let once = try store.live()?.state
                    #expect(once == states[1], "seed \(seed)")
                    try store.revert(revision: 2, andLater: true)
                    let twice = try store.live()?.state
                    #expect(twice == states[0], "seed \(seed)")
                } catch Reversal.Refusal.idTaken(let address) {
                    // The id was handed on: the one who had it cannot get it back as itself while
                    // the new one is there.
                    refused += 1
                    #expect(try store.live()?.state.organization(address.key) != nil)
                }
                #expect(try file?.breach() == nil, "seed \(seed)")
            }
        }
        #expect(refused < 13)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `undoing a swap of ids swaps them back, row by row`(kind: StoreUnderTest) throws {
        let swapped = FullState.first.renaming(
            organizations: ["hospital": "group", "group": "hospital"],
            withNotes: true
        )
        try kind.use { store, file in
            try store.converge(on: FullState.first)
            let uids = try file?.texts("SELECT id || uid FROM organization ORDER BY id")
            let before = try store.live()?.state
            try store.converge(on: swapped)
            try store.revert(revision: 2)
            #expect(try store.live()?.state == before)
            #expect(try file?.texts("SELECT id || uid FROM organization ORDER BY id") == uids)
        }
    }

    @Test func `undoing leaves alone what was changed outside`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first.without("hospital"))
            try file.store.converge(on: FullState.first)
            try file.change("UPDATE organization SET name = 'Mallory' WHERE id = 'group'")
            let copies = try file.texts(
                "SELECT last_applied_hash FROM applied_object WHERE obj_key = 'group'"
            )
            try file.store.revert(revision: 2)
            let live = try file.store.live()?.state
            #expect(live?.organization("hospital") == nil)
            #expect(live?.organization("group")?.name == "Mallory")
            #expect(
                try file.texts(
                    "SELECT last_applied_hash FROM applied_object WHERE obj_key = 'group'"
                ) == copies
            )
        }
    }

    @Test func `what later runs touched stands in the way`() throws {
        try SQLiteFile.use { file in
            try file.store.converge(on: FullState.first)
            try file.store.converge(on: FullState.second)
            let runs = try file.store.read { try $0.runs(atMost: nil) }
            #expect(throws: Reversal.Refusal.standingInTheWay([runs[0].id])) {
                try file.store.revert(revision: 1)
            }
            #expect(throws: Reversal.Refusal.unknown) {
                try file.store.apply(Circumstances.context) { transaction in
                    try Reversal(of: "run-9", andLater: false)
                        .plan(transaction, today: Circumstances.today).plan
                }
            }
        }
    }
}

extension StateStore {
    /// Undoes the run that made a revision.
    fileprivate func revert(revision: Int, andLater: Bool = false) throws {
        _ = try apply(Circumstances.context) { transaction in
            let run = try transaction.runs(atMost: nil).first { $0.revision == revision }
            return try Reversal(of: run?.id ?? "", andLater: andLater)
                .plan(transaction, today: Circumstances.today).plan
        }
    }
}
