import TenantryAccess
import TenantryModel
import Testing

/// Where somebody gets who types an address or opens an organization's page.
struct SignInTests {
    // MARK: - The worked answer

    @Test func `alice signs in at her hospital and reaches what the hospital's groups say`() throws
    {
        let index = try AccessFixture.healthyFoods().index()
        let alice: Text = "alice@hospital2.example"
        let plain = try #require(index.entrance(alice))
        #expect(plain.organization == "hospital2")
        #expect(plain.population == .consumers)
        #expect(plain.way == .connection("patients"))
        #expect(plain.identityProvider == "https://id.hospital2.example/realms/patients")
        #expect(plain.type == .oidc)
        #expect(plain.acceptedDomains == ["hospital2.example", "staff.hospital2.example"])
        #expect(plain.account.keeper == "hospital2")
        #expect(plain.account.provisioning == .jit)
        #expect(plain.account.authorization == .claims)
        #expect(plain.reach.map(\.service) == ["meal-ordering", "support-desk"])
        #expect(plain.reach.flatMap(\.roleNames).map(\.text) == ["meal-ordering/patient"])
        #expect(plain.further.map(\.condition) == [.attribute("groups", "diet-restricted")])
        #expect(plain.further.flatMap(\.roles).map(\.text) == ["meal-ordering/diet-patient"])
        #expect(plain.sessionsSharedWith == [])

        let claims = [Pair("groups", "diet-restricted"), Pair("groups", "Diet-Restricted")]
        let dieting = try #require(index.entrance(alice, claims: claims))
        #expect(
            dieting.reach.flatMap(\.roleNames).map(\.text) == [
                "meal-ordering/diet-patient", "meal-ordering/patient",
            ]
        )
        #expect(dieting.further.isEmpty)

        let answer = index.signIn(SignInQuestion(email: alice, claims: claims))
        #expect(
            answer.reasons.map(\.fact).prefix(4) == [
                .claim(host: "hospital2.example", claim: "hospital2.example"),
                .claimFor(.consumers), .managed(.consumers, .federated, credential: .business),
                .via("patients"),
            ]
        )
        #expect(
            answer.reasons.map(\.fact).contains(
                .granted(
                    RoleName("meal-ordering/diet-patient"),
                    .attribute("groups", "diet-restricted")
                )
            )
        )
    }

    @Test(arguments: [
        "alice@hospital2.example", "ALICE@hospital2.example", "alice@HOSPITAL2.Example",
        "a.l+i'ce@Hospital2.EXAMPLE.",
    ])
    func `only the domain of an address decides, in whatever case`(email: String) throws {
        let index = try AccessFixture.healthyFoods().index()
        #expect(index.entrance(Text(email))?.way == .connection("patients"))
    }

    @Test(arguments: [
        "", "@", "alice", "alice@", "@hospital2.example", "a b@hospital2.example",
        "alice@hospital2.example@hospital2.example", "alice@*.hospital2.example",
        "alice@hospital2..example", "\"alice\"@hospital2.example", "alice@10.0.0.1",
    ])
    func `what is no address leads nowhere`(email: String) throws {
        let index = try AccessFixture.healthyFoods().index()
        #expect(index.outcome(Text(email)) == .noAddress)
        #expect(index.outcome(Text(email), at: "hospital2") == .noAddress)
    }

    // MARK: - Every other outcome

    @Test func `pages and addresses that fit nobody`() throws {
        let index = try AccessFixture.healthyFoods().index()
        #expect(index.outcome(at: "hospital3") == .unknownOrganization("hospital3"))
        #expect(
            index.outcome("x@hospital2.example", at: "hospital3")
                == .unknownOrganization("hospital3")
        )
        #expect(index.outcome() == .asksForOrganization(host: ""))
        #expect(
            index.outcome("x@gmail.com", as: .consumers)
                == .asksForOrganization(host: "gmail.com")
        )
        #expect(
            index.outcome("x@ward.hospital2.example")
                == .asksForOrganization(host: "ward.hospital2.example")
        )
        #expect(
            index.outcome("x@hospital1.example", at: "hospital2")
                == .conflict(page: "hospital2", address: "hospital1")
        )
    }

    @Test func `an address of the family is no conflict, and does not say who somebody is`() throws
    {
        let fixture = try AccessFixture.healthyFoods()
        #expect(
            fixture.index().outcome("x@medigroup.example", at: "medigroup", as: .staff)
                != .asksForAddress
        )
        #expect(
            fixture.index().outcome("x@medigroup.example", at: "medigroup-north", as: .staff)
                == .asksForAddress
        )
        let index =
            fixture
            .with(
                "organizations/medigroup",
                "    type: oidc\n",
                "    type: oidc\n    button: true\n"
            )
            .index()
        #expect(
            index.outcome("x@medigroup.example", at: "medigroup-north")
                == .asksForPopulation([.consumers, .staff])
        )
        let asStaff = index.outcome("x@medigroup.example", at: "medigroup-north", as: .staff)
        #expect(
            asStaff == .foreignAddress(connection: "medigroup/entra", host: "medigroup.example")
        )
        let up = index.outcome("x@north.medigroup.example", at: "medigroup")
        #expect(up == .foreignAddress(connection: "entra", host: "north.medigroup.example"))
    }

    @Test func `who somebody is comes from the claim, then from the question, then from what is`()
        throws
    {
        let index = try AccessFixture.healthyFoods().index()
        #expect(index.entrance("x@hospital2.example", as: .staff)?.population == .consumers)
        #expect(
            index.outcome("x@hospital1.example") == .asksForPopulation([.consumers, .staff])
        )
        #expect(index.entrance("x@hospital1.example", as: .staff)?.population == .staff)
        #expect(index.entrance(at: "citykitchen")?.population == .staff)
        #expect(index.outcome(at: "citykitchen", as: .consumers) == .noPopulation(.consumers))
    }

    @Test func `an organization without people has no way in`() {
        let index = AccessFixture.small([
            "organizations/acme": """
            id: acme
            name: Acme
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [acme.example]
            """
        ]).index(isValid: false)
        #expect(index.outcome("x@acme.example") == .noWay(.staff))
        #expect(index.route(ofHost: "acme.example") == nil)
    }

    @Test func `federated people whose connection is gone cannot come in`() throws {
        var fixture = try AccessFixture.healthyFoods()
        fixture.edit("organizations/hospital2", "for: [consumers]", "for: [staff]")
        let index = fixture.index(isValid: false)
        #expect(index.outcome(at: "hospital2", as: .consumers) == .noWay(.consumers))
        #expect(
            EffectiveOrganization("hospital2", in: index)?.reach(of: .consumers) == []
        )
    }

    // MARK: - Wildcards

    private static let claims = AccessFixture.small([
        "organizations/acme": organization("acme", "['*.wards.example', a.wards.example]"),
        "organizations/beta": organization("beta", "['*.b.wards.example', wards.example]"),
        "organizations/clinic": organization("clinic", "[c.b.wards.example]"),
    ])

    private static func organization(_ id: String, _ domains: String) -> String {
        """
        id: \(id)
        name: \(id)
        owner: { name: Ada Berg, email: ada@\(id).test }
        domains: \(domains)
        users: { staff: provider }
        """
    }

    @Test(arguments: [
        ("wards.example", "beta"), ("x.wards.example", "acme"), ("a.wards.example", "acme"),
        ("x.a.wards.example", "acme"), ("b.wards.example", "beta"),
        ("x.y.b.wards.example", "beta"), ("c.b.wards.example", "clinic"),
        ("x.c.b.wards.example", "beta"), ("any.wards.example", "acme"),
    ])
    func `an exact claim comes before a wildcard, and more labels before fewer`(
        host: String,
        owner: String
    ) throws {
        let index = Self.claims.index(isValid: false)
        #expect(index.entrance(Text("x@\(host)"))?.organization == Text(owner))
        #expect(index.route(ofHost: Text(host))?.organization == Text(owner))
    }

    @Test(arguments: ["xwards.example", "example", "wards.example.test", "a.xwards.example"])
    func `a wildcard covers what is below its name and nothing else`(host: String) {
        let index = Self.claims.index(isValid: false)
        #expect(index.claim(on: Text(host)) == nil)
    }

    @Test func `people type international names as they read them`() {
        let index = AccessFixture.small([
            "organizations/acme": Self.organization("acme", "[xn--kche-0ra.example]")
        ]).index(isValid: false)
        for host in ["xn--kche-0ra.example", "XN--KCHE-0RA.example", "küche.example"] {
            #expect(index.entrance(Text("jo@\(host)"))?.organization == "acme", "\(host)")
        }
        for host in ["k\u{FC}\u{2024}che.example", "*.k\u{FC}che.example", "k\u{FC}che"] {
            #expect(index.entrance(Text("jo@\(host)")) == nil, "\(host)")
        }
    }

    // MARK: - Switched off

    @Test(arguments: ["suspended", "retired"])
    func `nobody gets in where the organization is switched off`(state: String) throws {
        let fixture = try AccessFixture.healthyFoods()
            .with("organizations/hospital2", "id: hospital2\n", "id: hospital2\nstate: \(state)\n")
        let index = fixture.index(isValid: false)
        let off = OrganizationState(rawValue: state) ?? .active
        let expected = SignInOutcome.switchedOff("hospital2", by: "hospital2", off)
        #expect(index.outcome("alice@hospital2.example") == expected)
        #expect(index.outcome(at: "hospital2", as: .staff) == expected)
        #expect(index.route(ofHost: "hospital2.example") == nil)
        #expect(index.services(of: "hospital2") == [])
        #expect(index.administrators(of: "hospital2") == [])
    }

    @Test func `the nearest ancestor that is off is named, though the organization is on`() throws {
        let fixture = try AccessFixture.healthyFoods()
            .with("organizations/medigroup", "id: medigroup\n", "id: medigroup\nstate: suspended\n")
        let index = fixture.index(isValid: false)
        #expect(
            index.outcome("dov@north.medigroup.example")
                == .switchedOff("medigroup-north", by: "medigroup", .suspended)
        )
        #expect(index.services(of: "medigroup-north") == [])
    }

    // MARK: - What is lent

    @Test func `a lent connection leads to the borrower, and the account is kept by the lender`()
        throws
    {
        let index = try AccessFixture.healthyFoods().index()
        let dov = try #require(index.entrance("dov@north.medigroup.example"))
        #expect(dov.organization == "medigroup-north")
        #expect(dov.way == .connection("medigroup/entra"))
        #expect(dov.acceptedDomains == ["north.medigroup.example"])
        #expect(dov.account.keeper == "medigroup")
        #expect(dov.sessionsSharedWith == ["medigroup"])
        let cleo = try #require(index.entrance("cleo@medigroup.example"))
        #expect(cleo.account.keeper == "medigroup")
        #expect(cleo.sessionsSharedWith == ["medigroup-north"])
        #expect(cleo.reach.map(\.service) == ["support-desk"])
    }

    @Test func `without lent profiles each organization keeps its own accounts`() throws {
        let fixture = try AccessFixture.healthyFoods()
            .with("organizations/medigroup", "  profiles: [staff]\n", "")
        let dov = fixture.index().entrance("dov@north.medigroup.example")
        #expect(dov?.account.keeper == "medigroup-north")
        #expect(dov?.sessionsSharedWith == ["medigroup"])
    }

    @Test func `what is not lent is no way in`() throws {
        let fixture = try AccessFixture.healthyFoods()
            .with("organizations/medigroup", "  connections: [entra]\n", "")
        let index = fixture.index(isValid: false)
        // Staff of a business without a usable connection have a directory at the provider.
        let dov: Text = "dov@north.medigroup.example"
        #expect(index.outcome(dov) == .asksForPopulation([.consumers, .staff]))
        #expect(index.entrance(dov, as: .staff)?.way == .provider)
    }
}
