import TenantryAccess
import TenantryModel
import Testing

/// What changes of administrators, partners and accounts mean, and what means nothing.
struct PeopleConsequenceTests: ConsequenceSuite {
    // MARK: - People

    @Test func `a team that grows or shrinks reaches the organizations that it helps`() throws {
        let found = try Self.after(
            "catalog/partners",
            "hospital-setup: [jane-roe, max-lee]",
            "hospital-setup: [jane-roe]"
        )
        #expect(Self.summary(found) == ["gone hospital2 max.lee@onboardly.example"])
        let fixture = try AccessFixture.healthyFoods()
        let less = fixture.with(
            "catalog/partners",
            "hospital-setup: [jane-roe, max-lee]",
            "hospital-setup: [jane-roe]"
        )
        #expect(
            Self.summary(try Self.changes(less, fixture)) == [
                "outside hospital2 max.lee@onboardly.example +0"
            ]
        )
    }

    @Test func `a partner that is suspended leaves, and one whose time is over had left`() throws {
        let fixture = try AccessFixture.healthyFoods()
        let after = fixture.with(
            "catalog/partners",
            "name: Onboardly GmbH\n",
            "name: Onboardly GmbH\n    state: suspended\n"
        )
        let all = [
            "gone citykitchen jane.roe@onboardly.example",
            "gone hospital2 jane.roe@onboardly.example", "gone hospital2 max.lee@onboardly.example",
        ]
        #expect(Self.summary(try Self.changes(fixture, after)) == all)
        let later = Self.summary(try Self.changes(fixture, after, day: "2027-02-01"))
        #expect(later == [all[0], "\(all[1]) ended", "\(all[2]) ended"])
        #expect(Self.summary(try Self.changes(after, fixture, day: "2027-02-16")) == [])
    }

    @Test func `a longer term is said with the term before`() throws {
        let found = try Self.after(Self.hospital, "until: 2027-01-31", "until: 2027-02-20")
        #expect(
            Self.summary(found) == [
                "term hospital2 jane.roe@onboardly.example 2027-01-31 2027-02-20",
                "term hospital2 max.lee@onboardly.example 2027-01-31 2027-02-20",
            ]
        )
        let person = try Self.after("catalog/partners", "until: 2027-06-30", "until: 2027-01-15")
        #expect(
            Self.summary(person) == [
                "term hospital2 max.lee@onboardly.example 2027-01-31 2027-01-15"
            ]
        )
    }

    @Test func `the last administrator is missed`() throws {
        let fixture = try AccessFixture.healthyFoods()
        let less = fixture.with(
            Self.hospital,
            "  - { email: nora.kim@staff.hospital2.example, role: org-admin }\n",
            ""
        )
        #expect(
            Self.summary(try Self.changes(fixture, less)) == [
                "gone hospital2 nora.kim@staff.hospital2.example"
            ]
        )
        let none = less.with(
            Self.hospital,
            "admins:\n  - { email: ben.cole@staff.hospital2.example, role: org-admin }\n",
            ""
        )
        #expect(
            Self.summary(try Self.changes(less, none)) == [
                "gone hospital2 ben.cole@staff.hospital2.example",
                "nobody administers hospital2 [PLN007]",
            ]
        )
    }

    // MARK: - Bills

    @Test func `whoever pays now, and how much, is said for each account`() throws {
        let found = try Self.after(
            Self.hospital,
            "billing: bill-hospital2",
            "billing: bill-hospital1"
        )
        #expect(
            Self.summary(found) == [
                "payer hospital2 bill-hospital2 bill-hospital1",
                "bill bill-hospital1 120.00 EUR 795.00 EUR", "bill bill-hospital2 675.00 EUR -",
            ]
        )
        let price = try Self.after("catalog/services", "\"9.00 EUR\"", "\"10.00 EUR\"")
        #expect(
            Self.summary(price) == [
                "bill bill-hospital2 675.00 EUR 700.00 EUR",
                "bill bill-medigroup 1530.00 EUR 1650.00 EUR",
            ]
        )
    }

    @Test func `an account in another currency pays nothing for prices in the old one`() throws {
        let found = try Self.after(
            "catalog/billing",
            "owner: hospital2, currency: EUR",
            "owner: hospital2, currency: USD"
        )
        #expect(Self.summary(found) == ["bill bill-hospital2 675.00 EUR -"])
    }

    // MARK: - What means nothing

    @Test func `names, labels and reordering mean nothing for people`() throws {
        #expect(try Self.after(Self.hospital, "name: Hospital Two", "name: Two").isEmpty)
        #expect(
            try Self.after("catalog/partners", "[jane-roe, max-lee]", "[max-lee, jane-roe]").isEmpty
        )
        #expect(try Self.after("catalog/services", "name: Support desk", "name: Desk").isEmpty)
    }

    @Test func `a rename means nothing, for children and payers neither`() throws {
        let fixture = try AccessFixture.healthyFoods()
        var after = fixture
        for (name, text) in fixture.texts where name != "\(Self.group).yaml" {
            after.texts[name] = text.replacing("medigroup/entra", with: "holding/entra")
                .replacing("parent: medigroup\n", with: "parent: holding\n")
                .replacing("owner: medigroup,", with: "owner: holding,")
        }
        let text = after.texts.removeValue(forKey: "\(Self.group).yaml") ?? ""
        after.texts["organizations/holding.yaml"] = text.replacing(
            "id: medigroup\n",
            with: "id: holding\nformerly: [medigroup]\n"
        )
        #expect(try Self.changes(fixture, after).isEmpty)
    }
}
