import TenantryNames
import Testing

struct EmailAddressTests {
    @Test(arguments: [
        "ada@hospital1.example", "max.lee+tag@onboardly.example", "a@b.example",
        "o'brien@hospital.example", "A.B_c-d!#$%&*/=?^`{|}~@x.example",
    ])
    func `takes a correct address as it is`(written: String) throws {
        let address = try EmailAddress.parse(written).get()
        #expect(address.normalised == written)
        #expect(!address.wasNormalised)
        #expect("\(address.local)@\(address.domain)" == written)
    }

    @Test func `lowers the case of the domain only`() throws {
        let address = try EmailAddress.parse("Ada.Berg@Hospital1.Example.").get()
        #expect(address.normalised == "Ada.Berg@hospital1.example")
        #expect(address.local == "Ada.Berg")
        #expect(address.domain == "hospital1.example")
        #expect(address.wasNormalised)
    }

    private static let refusals: [(String, EmailAddress.Problem, String?)] = [
        ("", .empty, nil),
        ("hospital.example", .missingAt, nil),
        ("@hospital.example", .emptyLocalPart, nil),
        ("a@b@c.example", .severalAts, nil),
        ("\"a b\"@c.example", .quotesOrComments, nil),
        ("a(boss)@c.example", .quotesOrComments, nil),
        (".a@c.example", .misplacedDot, nil),
        ("a.@c.example", .misplacedDot, nil),
        ("a..b@c.example", .misplacedDot, nil),
        ("ä@c.example", .badCharacter("ä"), nil),
        ("Ada <a@C.example>", .badCharacter(" "), "a@c.example"),
        (" a@c.example ", .badCharacter(" "), "a@c.example"),
        ("mailto:a@c.example", .badCharacter(":"), "a@c.example"),
        ("a@localhost", .badDomain(.singleLabel), nil),
        ("a@*.c.example", .badDomain(.misplacedWildcard), nil),
        ("a@[192.0.2.1]", .badDomain(.ipLiteral), nil),
        ("a@c.example\n", .badDomain(.badCharacter("\n")), "a@c.example"),
        (
            "a@müller.example",
            .badDomain(.notASCII(aLabel: "xn--mller-kva.example", uLabel: "müller.example")),
            "a@xn--mller-kva.example"
        ),
    ]

    @Test(arguments: refusals)
    func `says what is wrong and what was meant`(
        written: String,
        problem: EmailAddress.Problem,
        proposal: String?
    ) {
        let expected = EmailAddress.parse(written)
        #expect(throws: EmailAddress.Refusal.self) { try expected.get() }
        guard case .failure(let refusal) = expected else { return }
        #expect(refusal.problem == problem)
        #expect(refusal.proposal == proposal)
    }

    @Test func `measures the whole and the local part`() {
        let local = String(repeating: "a", count: 64)
        let label = String(repeating: "b", count: 61)
        let longest = "\(local)@\(label).\(label).\(label).cc"
        #expect(longest.utf8.count == 253)
        #expect((try? EmailAddress.parse(longest).get()) != nil)
        #expect((try? EmailAddress.parse(longest + "c").get()) != nil)
        #expect((try? EmailAddress.parse(longest + "cc").get()) == nil)
        #expect((try? EmailAddress.parse("a\(local)@c.example").get()) == nil)
    }
}
