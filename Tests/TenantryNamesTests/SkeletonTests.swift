import TenantryNames
import Testing

struct SkeletonTests {
    @Test(arguments: [
        ("hospital", "h\u{043E}spit\u{0430}l"), ("acme", "\u{0430}\u{0441}m\u{0435}"),
        ("hospital1", "hospitall"), ("school", "sch00l"), ("modern", "modem"),
        ("acme", "\u{FF41}\u{FF43}\u{FF4D}\u{FF45}"), ("Acme", "acme"), ("burrn", "burm"),
    ])
    func `is the same for names that look alike`(one: String, other: String) {
        #expect(Skeleton(of: one) == Skeleton(of: other))
        #expect(Skeleton.fingerprint(of: one) == Skeleton.fingerprint(of: other))
    }

    @Test(arguments: [
        ("hospital1", "hospital2"), ("modern", "modem-"), ("acme", "acne"), ("ward", "wards"),
        ("stadt", "städt"),
    ])
    func `differs where a reader sees the difference`(one: String, other: String) {
        #expect(Skeleton(of: one) != Skeleton(of: other))
        #expect(Skeleton.fingerprint(of: one) != Skeleton.fingerprint(of: other))
    }

    @Test func `keeps an r at the end`() {
        #expect(Skeleton(of: "arr").scalars == Skeleton(of: "ARR").scalars)
        #expect(Skeleton(of: "arr").scalars.count == 3)
    }

    @Test(arguments: ["h\u{043E}spital.example", "\u{03B1}lpha.example", "a.b\u{0431}.example"])
    func `sees labels that mix alphabets`(name: String) { #expect(Scripts.areMixed(in: name)) }

    @Test(arguments: [
        "hospital.example", "больница.example", "müller-2.example", "東京tower.example",
        "かなカナ漢字.example", "νοσοκομείο.example",
    ])
    func `leaves labels of one alphabet alone`(name: String) {
        #expect(!Scripts.areMixed(in: name))
    }

    @Test func `knows identity vendors by any host of theirs`() {
        #expect(IdentityVendors.knows(host: "acme.okta.com"))
        #expect(IdentityVendors.knows(host: "login.microsoftonline.com"))
        #expect(!IdentityVendors.knows(host: "notokta.com"))
        #expect(IdentityVendors.lender(of: "acme.onmicrosoft.com") == "Microsoft")
        #expect(IdentityVendors.lender(of: "acme.example") == nil)
    }
}
