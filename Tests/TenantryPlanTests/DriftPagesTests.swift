import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import Testing

/// The page about changes from outside says what becomes of them.
struct DriftPagesTests {
    private static let page = RuleCatalog.page("PLN018")

    private func kept(_ example: Example, on day: Day) -> Set<Text> {
        let digests = RootDigests.of(example.desired).map { ($0.address, $0.digest) }
        let live = LiveSnapshot(
            lineage: "a",
            revision: 1,
            state: example.applied ?? State(),
            applied: Dictionary(digests) { first, _ in first }
        )
        let drift = Plan(
            Comparison(desired: example.desired, live: live, today: day),
            applied: example.desired
        ).drift
        #expect(!drift.isEmpty)
        return live.keptChanges(desired: example.desired, today: day)
    }

    @Test func `the failing change is overwritten, the repaired one stays until its day`() throws {
        let page = try #require(Self.page)
        #expect(kept(page.failing, on: Example.today) == [])
        #expect(kept(page.repaired, on: Example.today) == ["bravo"])
        #expect(kept(page.repaired, on: Example.today.adding(days: 5)) == ["bravo"])
        #expect(kept(page.repaired, on: Example.today.adding(days: 6)) == [])
    }
}
