import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// Values read what they write, and nothing else.
struct ValueLawsTests {
    @Test func `all days from 1970 to 9999 read what they write, in order`() {
        var last = ""
        for number in 0...2_932_896 where number < 30_000 || number % 97 == 0 {
            let day = Day(number: number)
            let text = day.description
            if Day(text) != day || text <= last || text.utf8.count != 10 {
                Issue.record("day \(number) is written \(text)")
                return
            }
            last = text
        }
        #expect(Day(number: 2_932_896).description == "9999-12-31")
        #expect(Day("1970-01-01")?.number == 0)
        #expect(Day("2000-02-29")?.number == 11_016)
    }

    @Test(arguments: [
        "", "2026-1-01", "2026-13-01", "2026-00-10", "2026-02-29", "2100-02-29", "2026-04-31",
        "1969-12-31", "2026-12-01 ", "2026/12/01", "2026-12-1x", "+026-12-01", "20261201",
        "\u{662}026-12-01", "2026-12-00",
    ])
    func `refuses what is no day`(text: String) { #expect(Day(text) == nil) }

    @Test func `amounts read what they write`() {
        var random = SeededRandom(seed: 1)
        for currency in Pools.currencies + ["CLP", "KWD", "CHF"] {
            for _ in 0..<1_000 {
                let bits = Int.random(in: 0...36, using: &random)
                let minor = Int.random(in: 0...(1 << bits), using: &random)
                let money = Money(minor: minor, currency: currency)
                if Money(money.description) != money {
                    Issue.record("\(minor) \(currency) is written \(money)")
                    return
                }
            }
        }
        #expect(Money(minor: 5, currency: "EUR").description == "0.05 EUR")
        #expect(Money(minor: 5, currency: "JPY").description == "5 JPY")
        #expect(Money(minor: 1_005, currency: "BHD").description == "1.005 BHD")
    }

    @Test(arguments: [
        "", "1.00", "EUR", "1 EUR", "1.0 EUR", "1.000 EUR", "1.00  EUR", "1.00 eur", "1.00 EURO",
        "-1.00 EUR", "+1.00 EUR", ".50 EUR", "1,00 EUR", "1.5 JPY", "1.00 BHD", " 1.00 EUR",
        "1234567890123.00 EUR", "\u{661}.00 EUR", "1e3 JPY",
    ])
    func `refuses what is no amount`(text: String) { #expect(Money(text) == nil) }

    @Test func `digests read what they write`() {
        let digest = Digest(of: Array("tenantry".utf8))
        #expect(Digest(digest.description) == digest)
        #expect(digest.description.utf8.count == 71)
        #expect(
            Digest(of: []).description
                == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        )
        #expect(Digest(digest.description.uppercased()) == nil)
        #expect(Digest("sha256:") == nil)
    }

    @Test func `uids differ by address, store and revision, and are the same again`() {
        let address = Address(.organization, "acme")
        func uid(_ address: Address, _ lineage: Text, _ revision: Int) -> Text {
            StableID.uid(of: address, lineage: lineage, revision: revision)
        }
        let all = [
            uid(address, "a", 1), uid(address, "a", 2), uid(address, "b", 1),
            uid(address.child(.connection, "x"), "a", 1), uid(Address(.service, "acme"), "a", 1),
        ]
        #expect(Set(all).count == all.count)
        #expect(all[0] == uid(address, "a", 1))
        #expect(all.allSatisfy { $0.string.utf8.count == 15 })
    }
}
