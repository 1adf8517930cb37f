import TenantryAccess
import TenantryModel
import Testing

/// What starts and ends, and when.
struct CalendarTests {
    private static func lines(_ index: StateIndex, _ days: Int) -> [String] {
        index.calendar(days: days).map { "\($0.day) \($0.turn.rawValue) \($0.address)" }
    }

    @Test func `first and last days from today on, in order`() throws {
        let fixture = try AccessFixture.healthyFoods()
        let expected = [
            "2026-12-01 starts hospital2/collaborator/setup-2026",
            "2027-01-31 ends hospital2/collaborator/setup-2026",
            "2027-02-15 ends citykitchen/collaborator/first-weeks",
            "2027-06-30 ends catalog/partner/onboardly/person/max-lee",
        ]
        #expect(Self.lines(fixture.index(on: "2026-11-30", isValid: false), 365) == expected)
        #expect(Self.lines(fixture.index(on: "2026-12-01"), 61) == Array(expected.prefix(2)))
        #expect(Self.lines(fixture.index(on: "2026-12-02"), 60) == [expected[1]])
        #expect(Self.lines(fixture.index(on: "2026-12-02"), 59) == [])
        #expect(Self.lines(fixture.index(on: "2027-01-31", isValid: false), 0) == [expected[1]])
        #expect(Self.lines(fixture.index(on: "2027-07-01", isValid: false), 3_650) == [])
    }

    @Test func `what starts on a day comes before what ends on it, and people are named`() throws {
        let fixture = try AccessFixture.healthyFoods()
            .with("organizations/hospital2", "from: 2026-12-01", "from: 2027-01-31")
            .with(
                "organizations/hospital2",
                "meal-ordering: large",
                "meal-ordering: { plan: large, until: 2027-01-31 }"
            )
        let entries = fixture.index(isValid: false).calendar(days: 47)
        #expect(entries.map(\.turn) == [.starts, .ends, .ends])
        #expect(
            entries.first?.subject
                == .collaboration(
                    people: ["jane.roe@onboardly.example", "max.lee@onboardly.example"],
                    role: "org-setup",
                    sponsor: "ben.cole@staff.hospital2.example"
                )
        )
        #expect(entries.map(\.subject).contains(.subscription("meal-ordering")))
    }
}
