import TenantryAccess
import TenantryModel
import Testing

/// Who pays what.
struct BillTests {
    private static func total(_ index: StateIndex, _ account: Text) -> String? {
        index.bills(of: [account])[account].map { "\($0.total)" }
    }

    private static let hospital = "organizations/hospital2"

    @Test func `units and seats, and a lent service once`() throws {
        let index = try AccessFixture.healthyFoods().index()
        let expected = [
            "bill-citykitchen 120.00 EUR", "bill-hospital1 120.00 EUR",
            "bill-hospital2 675.00 EUR", "bill-medigroup 1530.00 EUR",
        ]
        #expect(index.bills().map { "\($0.account) \($0.total)" } == expected)
        let bill = try #require(index.bills(of: ["bill-hospital2"])["bill-hospital2"])
        #expect(bill.lines.map(\.quantity) == [1, 25])
        #expect(bill.lines.map { "\($0.total)" } == ["450.00 EUR", "225.00 EUR"])
        #expect(index.bills(of: ["nobody"]).isEmpty)
    }

    @Test func `a child without an account is paid by the nearest above`() throws {
        let fixture = try AccessFixture.healthyFoods().with(
            "organizations/medigroup-north",
            "id: medigroup-north\n",
            "id: medigroup-north\nsubscriptions: { meal-ordering: standard }\n"
        )
        #expect(Self.total(fixture.index(isValid: false), "bill-medigroup") == "1650.00 EUR")
    }

    @Test func `suspended still pays, retired and ended do not`() throws {
        let fixture = try AccessFixture.healthyFoods()
        func with(_ state: String) -> String? {
            let changed = fixture.with(
                Self.hospital,
                "id: hospital2\n",
                "id: hospital2\n\(state)\n"
            )
            return Self.total(changed.index(isValid: false), "bill-hospital2")
        }
        #expect(with("state: suspended") == "675.00 EUR")
        #expect(with("state: retired") == "0.00 EUR")
        let ending = fixture.with(
            Self.hospital,
            "meal-ordering: large",
            "meal-ordering: { plan: large, until: 2026-12-31 }"
        )
        let last = ending.index(on: "2026-12-31", isValid: false)
        #expect(Self.total(last, "bill-hospital2") == "675.00 EUR")
        let over = ending.index(on: "2027-01-01", isValid: false)
        #expect(Self.total(over, "bill-hospital2") == "225.00 EUR")
    }

    @Test func `a price in another currency is not added`() throws {
        let fixture = try AccessFixture.healthyFoods().with(
            "catalog/billing",
            "owner: hospital2, currency: EUR",
            "owner: hospital2, currency: USD"
        )
        #expect(Self.total(fixture.index(isValid: false), "bill-hospital2") == "0.00 USD")
    }

    @Test func `too much to count is the greatest amount, and no crash`() throws {
        var state = try AccessFixture.healthyFoods().state()
        let service = try #require(state.catalog.services.place(of: "menu-planning"))
        state.catalog.services[service].plans[0].price = Money(minor: Int.max, currency: "EUR")
        let index = StateIndex(state, today: AccessFixture.today)
        let bill = try #require(index.bills(of: ["bill-hospital2"])["bill-hospital2"])
        #expect(bill.total.minor == Int.max)
        #expect(bill.lines.map(\.total.minor) == [45_000, Int.max])
    }
}
