import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import Testing

/// The pages about what guards refuse say what they refuse.
struct GuardPagesTests {
    private static let codes = RuleCatalog.all.filter { $0 is any GuardRule.Type }
        .map { $0.page.code.description }

    /// What guards say about a change from one state to another.
    private func refused(_ example: Example) -> Set<String> {
        let live = example.applied ?? State()
        let digests = RootDigests.of(live).map { ($0.address, $0.digest) }
            .filter { !example.madeByHand.contains($0.0.key) }
        let snapshot = LiveSnapshot(
            lineage: "a",
            revision: 1,
            state: live,
            applied: Dictionary(digests) { first, _ in first },
            tombstones: Dictionary(
                uniqueKeysWithValues: example.removed.map { id in
                    (id, Tombstone(uid: "x", until: Example.today))
                }
            ),
            facts: example.facts ?? RuntimeFacts()
        )
        let comparison = Comparison(desired: example.desired, live: snapshot, today: Example.today)
        let plan = Plan(comparison, applied: live)
        let refusals = GuardedPlan(plan, comparison, on: Example.today).refusals()
        return Set(refusals.map(\.guarding.code))
    }

    @Test(arguments: codes)
    func `the failing change is refused, the repaired one is not`(code: String) throws {
        let page = try #require(RuleCatalog.page(DiagnosticCode(typed: code)))
        #expect(refused(page.failing) == [code])
        #expect(refused(page.repaired) == [])
    }

    @Test func `every guard has a page`() {
        let known = Set(RuleCatalog.all.map { $0.page.code.description })
        #expect(Guard.allCases.filter { !known.contains($0.code) } == [])
    }
}
