import TenantryNames
import Testing

struct WebAddressTests {
    @Test func `takes an address apart`() throws {
        let address = try WebAddress.parse("HTTPS://me:pw@ID.Hospital2.example:8443/a/B?q=1?#f#")
            .get()
        #expect(address.scheme == "https")
        #expect(address.userinfo == "me:pw")
        #expect(address.host == "id.hospital2.example")
        #expect(address.port == 8443)
        #expect(address.path == "/a/B")
        #expect(address.query == "q=1?")
        #expect(address.fragment == "f#")
    }

    @Test func `tells nothing from empty`() throws {
        let bare = try WebAddress.parse("https://id.example").get()
        #expect(bare.path.isEmpty && bare.query == nil && bare.fragment == nil)
        #expect(bare.userinfo == nil && bare.port == nil)
        let empty = try WebAddress.parse("https://@id.example/?#").get()
        #expect(empty.path == "/" && empty.query == "" && empty.fragment == "")
        #expect(empty.userinfo == "")
    }

    @Test(arguments: [
        ("https://id.hospital2.example/x", WebAddress.HostKind.publicName),
        ("https://192.168.1.1/", .ipLiteral), ("https://10.1/", .ipLiteral),
        ("https://2130706433/", .ipLiteral), ("https://0x7f.1/", .ipLiteral),
        ("https://1.2.3.0x4/", .ipLiteral), ("https://[::1]/", .ipLiteral),
        ("https://localhost:8080", .localhost), ("https://a.localhost", .localhost),
        ("https://LOCALHOST", .localhost),
        ("https://idp.local", .privateName), ("https://idp.corp.internal", .privateName),
        ("https://intranet/", .privateName), ("https://router.home.arpa", .privateName),
        ("https://mylocal.example", .publicName),
    ])
    func `knows what kind of place a host is`(written: String, kind: WebAddress.HostKind) throws {
        #expect(try WebAddress.parse(written).get().hostKind == kind)
    }

    private static let refusals: [(String, WebAddress.Problem, String?)] = [
        ("", .empty, nil),
        ("id.hospital2.example/x", .noScheme, "https://id.hospital2.example/x"),
        ("https:/id.example", .noScheme, nil),
        ("urn:example:idp", .noScheme, nil),
        ("https://", .noHost, nil),
        ("https:///x", .noHost, nil),
        ("https://:80/", .noHost, nil),
        ("https://a_b.example", .badHost("a_b.example"), nil),
        ("https://a..example", .badHost("a..example"), nil),
        ("https://*.a.example", .badHost("*.a.example"), nil),
        ("https://%6c.example", .badHost("%6c.example"), nil),
        ("https://[::1/", .badHost("[::1"), nil),
        ("https://xn--a.example", .badHost("xn--a.example"), nil),
        ("https://a.example:0", .badPort("0"), nil),
        ("https://a.example:65536", .badPort("65536"), nil),
        ("https://a.example:", .badPort(""), nil),
        ("https://[::1]x", .badPort(""), nil),
        ("https://a.example/%2", .badEscape, nil),
        ("https://a.example/%zz", .badEscape, nil),
        (" https://a.example", .badCharacter(" "), "https://a.example"),
        ("https://a.example/\u{1B}", .badCharacter("\u{1B}"), nil),
        ("https://a.example\\x", .badCharacter("\\"), nil),
        ("https://müller.example/x", .badCharacter("ü"), "https://xn--mller-kva.example/x"),
    ]

    @Test(arguments: refusals)
    func `says what is wrong and what was meant`(
        written: String,
        problem: WebAddress.Problem,
        proposal: String?
    ) {
        guard case .failure(let refusal) = WebAddress.parse(written) else {
            Issue.record("\(written) was taken")
            return
        }
        #expect(refusal.problem == problem)
        #expect(refusal.proposal == proposal)
    }

    @Test func `measures the whole`() {
        let longest = "https://a.example/" + String(repeating: "x", count: 2048 - 18)
        #expect((try? WebAddress.parse(longest).get()) != nil)
        #expect((try? WebAddress.parse(longest + "x").get()) == nil)
    }

    @Test(arguments: [
        ("http://id.example:80/realms/a?x#y", "https://id.example/realms/a"),
        (
            "https://me@id.example:8443/a/.well-known/openid-configuration",
            "https://id.example:8443/a"
        ),
        ("https://id.example/", "https://id.example/"),
    ])
    func `gives the issuer that was meant`(written: String, issuer: String) throws {
        #expect(try WebAddress.parse(written).get().asIssuer == issuer)
    }

    @Test(arguments: ["common", "organizations/v2.0", "Consumers/v2.0", "", "%7Btenantid%7D/v2.0"])
    func `knows endpoints for all tenants`(path: String) throws {
        let address = try WebAddress.parse("https://login.microsoftonline.com/\(path)").get()
        #expect(SharedIssuers.isMultiTenant(address))
    }

    @Test func `leaves the endpoints of one tenant alone`() throws {
        let tenant = "https://login.microsoftonline.com/7e0e3ad1-9ad1-4c8e-8c1a-3f4a6e6b1c11/v2.0"
        #expect(!SharedIssuers.isMultiTenant(try WebAddress.parse(tenant).get()))
        let other = try WebAddress.parse("https://id.hospital2.example/common").get()
        #expect(!SharedIssuers.isMultiTenant(other))
    }

    @Test func `knows where anybody can have an account`() throws {
        let google = try WebAddress.parse("https://accounts.google.com").get()
        #expect(SharedIssuers.publicVendor(of: google) == "Google")
        let own = try WebAddress.parse("https://id.hospital2.example").get()
        #expect(SharedIssuers.publicVendor(of: own) == nil)
    }
}
