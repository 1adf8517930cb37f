import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryStore
import TenantryTestSupport
import Testing

/// An apply takes the plan that was approved instead of making it again, if nothing moved.
struct PlanReuseLawTests {
    @Test(arguments: StoreUnderTest.allCases)
    func `what is taken is what would have been made`(kind: StoreUnderTest) throws {
        var moved = 0
        for seed in 1...UInt64(40) {
            let (before, after) = ArbitraryState.pair(seed: seed)
            try kind.use { store, file in
                try store.converge(on: before)
                let planning = Planning(Self.workspace(of: after))
                let earlier = try planning.plan(store.snapshot(), isLoadedWith: true)
                try store.requireSame(planning, earlier)
                try store.converge(on: ArbitraryState.state(seed: seed + 1_000))
                let later = try store.requireSame(planning, earlier)
                if later.digest != earlier.plan.digest { moved += 1 }
                try file?.change("UPDATE organization SET name = 'Mallory'")
                try store.requireSame(planning, earlier)
                let known = try planning.plan(store.snapshot(), isLoadedWith: true)
                try file?.change(
                    "UPDATE applied_object SET last_applied_hash = 'sha256:' || hex(zeroblob(32))"
                )
                try store.requireSame(planning, known)
            }
        }
        #expect(moved > 30)
    }

    private static func workspace(of state: State) -> Workspace {
        let files =
            LiveFiles.catalog(state.catalog)
            + LiveFiles.organizations(state.organizations, in: state)
        let sorted = files.sorted { $0.path < $1.path }
        return Workspace(
            files: sorted,
            decoded: sorted.map { DecodedFile($0, root: "") },
            root: "",
            today: Circumstances.today
        )
    }
}

extension StateStore {
    /// Makes a plan with and without an earlier one at hand, and expects the same.
    @discardableResult
    fileprivate func requireSame(_ planning: Planning, _ earlier: PreparedPlan) throws -> Plan {
        try read { transaction in
            let made = try planning.plan(transaction).plan
            let taken = try planning.plan(transaction, unlessStill: earlier).plan
            #expect(taken == made)
            return taken
        }
    }
}
