import TenantryNames
import Testing

struct DomainNamesTests {
    @Test func `shows international names`() {
        #expect(DomainNames.uLabel(of: "xn--mller-kva.example") == "müller.example")
        #expect(DomainNames.uLabel(of: "*.xn--mller-kva.example") == "*.müller.example")
        #expect(DomainNames.uLabel(of: "hospital.example") == nil)
        #expect(DomainNames.uLabel(of: "axn--b.example") == nil)
    }

    @Test(arguments: [
        "hospital.example", "example", "a.test", "a.invalid", "a.local", "localhost", "a.localhost",
        "example.com", "mail.example.net", "*.example.org",
    ])
    func `knows reserved names`(name: String) { #expect(DomainNames.isReserved(name)) }

    @Test(arguments: ["hospital.com", "myexample.com", "local.de", "latest", "example.de"])
    func `leaves other names alone`(name: String) { #expect(!DomainNames.isReserved(name)) }

    @Test func `counts labels without the star`() {
        #expect(DomainNames.labels("hospital.example") == 2)
        #expect(DomainNames.labels("*.hospital.example") == 2)
        #expect(DomainNames.labels("a.hospital.example") == 3)
    }

    @Test(arguments: [
        ("x.example", "x.example", true), ("x.example", "y.x.example", false),
        ("*.x.example", "x.example", true), ("*.x.example", "z.y.x.example", true),
        ("*.x.example", "yx.example", false), ("*.x.example", "example", false),
        ("*.x.example", "*.y.x.example", true), ("*.x.example", "*.x.example", true),
        ("x.example", "*.x.example", false), ("*.y.x.example", "*.x.example", false),
    ])
    func `covers what a claim matches`(claim: String, name: String, expected: Bool) {
        #expect(DomainNames.covers(claim, name) == expected)
    }

    @Test func `tells ancestors by whole labels`() {
        #expect(DomainNames.isUnder("x.example", "x.example"))
        #expect(DomainNames.isUnder("y.x.example", "x.example"))
        #expect(!DomainNames.isUnder("yx.example", "x.example"))
        #expect(!DomainNames.isUnder("x.example", "y.x.example"))
    }
}
