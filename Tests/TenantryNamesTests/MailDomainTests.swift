import Testing

@testable import TenantryNames

struct MailDomainTests {
    @Test(arguments: [
        "hospital.example", "a.b.hospital.example", "*.hospital.example", "xn--mller-kva.example",
        "1und1.de", "3m.com", "a-b.example", "163.com", "xn--fiqs8s.xn--fiqs8s",
    ])
    func `takes a correct name as it is`(name: String) throws {
        let domain = try MailDomain.parse(name).get()
        #expect(domain.name == name)
        #expect(!domain.wasNormalised)
    }

    @Test(arguments: [
        ("Hospital.Example", "hospital.example"), ("hospital.example.", "hospital.example"),
        ("*.HOSPITAL.example.", "*.hospital.example"),
        ("XN--Mller-KVA.example", "xn--mller-kva.example"),
    ])
    func `normalises case and the closing dot`(written: String, name: String) throws {
        let domain = try MailDomain.parse(written).get()
        #expect(domain.name == name)
        #expect(domain.wasNormalised)
    }

    @Test func `knows the base of a wildcard`() throws {
        let domain = try MailDomain.parse("*.hospital.example").get()
        #expect(domain.isWildcard)
        #expect(domain.base == "hospital.example")
    }

    private static let refusals: [(String, MailDomain.Problem, String?)] = [
        ("", .empty, nil),
        ("https://Hospital.example/x", .hasScheme, "hospital.example"),
        ("mailto:a@b.example", .hasScheme, "b.example"),
        ("https://müller.example:8443/?q", .hasScheme, "xn--mller-kva.example"),
        ("a@b.example", .hasAt, "b.example"),
        ("@b.example", .hasAt, "b.example"),
        ("hospital.example:25", .hasPort, "hospital.example"),
        ("hospital.example/mail", .hasPath, "hospital.example"),
        ("hospital.example?x", .hasPath, "hospital.example"),
        ("hos_pital.example", .underscore, nil),
        ("_dmarc.hospital.example", .underscore, "hospital.example"),
        ("192.0.2.1", .ipLiteral, nil),
        ("[192.0.2.1]", .ipLiteral, nil),
        ("2001:db8::1", .ipLiteral, nil),
        ("[2001:db8::1]", .ipLiteral, nil),
        ("hospital.123", .ipLiteral, nil),
        (".hospital.example", .emptyLabel, "hospital.example"),
        ("hospital..example", .emptyLabel, "hospital.example"),
        ("hospital", .singleLabel, nil),
        ("hospital.", .singleLabel, nil),
        (" hospital.example", .badCharacter(" "), "hospital.example"),
        ("hospital.example\n", .badCharacter("\n"), "hospital.example"),
        ("hospital,example", .badCharacter(","), nil),
        ("hospital\u{0}.example", .badCharacter("\u{0}"), nil),
        ("*", .wildcardTooShort, nil),
        ("*.", .wildcardTooShort, nil),
        ("*.example", .wildcardTooShort, nil),
        ("a.*.example", .misplacedWildcard, nil),
        ("*hospital.example", .misplacedWildcard, nil),
        ("*.*.hospital.example", .misplacedWildcard, nil),
        ("hospital.*", .misplacedWildcard, nil),
        ("-hospital.example", .badHyphen("-hospital"), nil),
        ("hospital-.example", .badHyphen("hospital-"), nil),
        ("hospital.example-", .badHyphen("example-"), nil),
        ("ab--c.example", .badHyphen("ab--c"), nil),
        ("xn--a.example", .badPunycode("xn--a"), nil),
        ("xn--hospital-.example", .badHyphen("xn--hospital-"), nil),
        // Punycode of a capital letter: the right label is that of the small one.
        ("xn--mller-2pa.example", .badPunycode("xn--mller-2pa"), "xn--mller-kva.example"),
        // A heart is a symbol: IDNA 2008 has none.
        ("xn--g6h.example", .badPunycode("xn--g6h"), nil),
        (
            "müller.example",
            .notASCII(aLabel: "xn--mller-kva.example", uLabel: "müller.example"),
            "xn--mller-kva.example"
        ),
        (
            "*.MÜLLER.example",
            .notASCII(aLabel: "xn--mller-kva.example", uLabel: "müller.example"),
            "*.xn--mller-kva.example"
        ),
        (
            "ｈospital.example", .notASCII(aLabel: "hospital.example", uLabel: "ｈospital.example"),
            "hospital.example"
        ),
        (
            "\u{301}x.example", .notASCII(aLabel: nil, uLabel: "\u{301}x.example"), nil
        ),
    ]

    @Test(arguments: refusals)
    func `says what is wrong and what was meant`(
        written: String,
        problem: MailDomain.Problem,
        proposal: String?
    ) {
        let result = MailDomain.parse(written)
        #expect(result == .failure(MailDomain.Refusal(problem: problem, proposal: proposal)))
    }

    @Test func `measures labels, names and depth`() {
        let label = String(repeating: "a", count: 63)
        let longest = [label, label, label, String(repeating: "b", count: 61)].joined(
            separator: "."
        )
        #expect(longest.utf8.count == 253)
        #expect((try? MailDomain.parse(longest).get()) != nil)
        #expect((try? MailDomain.parse(longest + ".").get())?.name == longest)
        #expect(problem(longest + "b") == .nameTooLong)
        #expect(problem("\(label)a.example") == .labelTooLong(label + "a"))
        #expect((try? MailDomain.parse("1.2.3.4.5.6.7.8.9.example").get()) != nil)
        #expect(problem("0.1.2.3.4.5.6.7.8.9.example") == .tooManyLabels(11))
    }

    @Test func `answers about a huge text in linear time`() {
        let clock = ContinuousClock()
        for unit in ["a.", "ü", "@", "*.", "xn--a.", "://", "[", " ", "_."] {
            let text = String(repeating: unit, count: 16_384)
            var found: MailDomain.Problem?
            let time = clock.measure { found = problem(text) }
            #expect(found != nil && time < .seconds(1))
        }
    }

    @Test func `agrees with the second look about every short text`() {
        let letters: [Character] = ["a", "A", "1", ".", "-", "*", "_", "x"]
        for number in 0..<(8 * 8 * 8 * 8 * 8) {
            var text = ""
            var rest = number
            for _ in 0..<5 {
                text.append(letters[rest % 8])
                rest /= 8
            }
            let isName = (try? MailDomain.parse(text).get()) != nil
            if isName != (NameInspection.problem(of: text) == nil) {
                Issue.record("the two looks differ about \(text)")
            }
        }
    }

    private func problem(_ written: String) -> MailDomain.Problem? {
        switch MailDomain.parse(written) {
        case .success: nil
        case .failure(let refusal): refusal.problem
        }
    }
}
