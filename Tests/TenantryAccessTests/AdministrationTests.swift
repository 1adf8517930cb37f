import TenantryAccess
import TenantryModel
import Testing

/// Who administers an organization, and when.
struct AdministrationTests {
    private static let group = AccessFixture.small([
        "catalog/partners": """
        partners:
          - id: onboardly
            name: Onboardly GmbH
            domains: [onboardly.example]
            people:
              - { id: jane-roe, email: jane.roe@onboardly.example }
              - { id: max-lee, email: max.lee@onboardly.example, until: 2027-01-10 }
            teams: { hospital-setup: [jane-roe, max-lee] }
        """,
        "organizations/acme": """
        id: acme
        name: Acme
        owner: { name: Ada Berg, email: ada@acme.example }
        domains: [acme.example]
        users: { staff: provider }
        admins:
          - { email: ada@acme.example, role: org-admin }
          - { email: ben@acme.example, role: org-admin }
        collaborators:
          - id: all
            partner: onboardly
            team: hospital-setup
            role: org-setup
            children: true
            from: 2026-12-20
            until: 2027-01-31
            sponsor: ada@acme.example
            reason: "Setting up all wards, HF-1"
        """,
        "organizations/ward": """
        id: ward
        name: Ward
        parent: acme
        owner: { name: Ada Berg, email: ada@ward.example }
        domains: [ward.example]
        users: { staff: provider }
        admins:
          - { email: ada@ward.example, role: org-admin }
          - { email: ben@ward.example, role: org-admin }
        """,
    ])

    private static let jane = "jane.roe@onboardly.example org-setup acme"
    private static let max = "max.lee@onboardly.example org-setup acme"

    @Test(arguments: [
        ("2026-12-19", []), ("2026-12-20", [jane, max]), ("2027-01-10", [jane, max]),
        ("2027-01-11", [jane]), ("2027-01-31", [jane]), ("2027-02-01", []),
    ])
    func `people come on the first day and go with the collaboration or before it`(
        day: String,
        outside: [String]
    ) {
        let index = Self.group.index(on: Text(day))
        for id in ["acme", "ward"] {
            let own = ["ada@\(id).example org-admin \(id)", "ben@\(id).example org-admin \(id)"]
            #expect(index.administrators(of: Text(id)) == own + outside, "\(id)")
        }
    }

    @Test func `what is still to come and what is over stays known`() throws {
        let acme = try #require(EffectiveOrganization("ward", in: Self.group.index()))
        let outside = acme.administrations.filter(\.isOutside)
        #expect(outside.map(\.from) == [Day("2026-12-20"), Day("2026-12-20")])
        #expect(outside.map(\.until) == [Day("2027-01-31"), Day("2027-01-10")])
        #expect(outside.map(\.organization) == ["ward", "ward"])
        #expect(outside.map(\.sponsor) == ["ada@acme.example", "ada@acme.example"])
        #expect(
            outside.map(\.address.description) == [
                "acme/collaborator/all", "acme/collaborator/all",
            ]
        )
        #expect(outside.allSatisfy { !$0.holds(on: AccessFixture.today) })
        #expect(outside.allSatisfy { !$0.hasEnded(by: AccessFixture.today) })
    }

    @Test func `only what says children goes down`() {
        let index = Self.group.with("organizations/acme", "    children: true\n", "")
            .index(on: "2027-01-01")
        #expect(index.administrators(of: "acme").count == 4)
        #expect(index.administrators(of: "ward").count == 2)
    }

    @Test func `a suspended partner has nobody anywhere`() {
        let index = Self.group
            .with("catalog/partners", "name: Onboardly GmbH", "name: O\n    state: suspended")
            .index(on: "2027-01-01", isValid: false)
        #expect(index.administrators(of: "acme").count == 2)
        #expect(index.administrators(of: "ward").count == 2)
    }

    @Test func `nobody administers what is switched off, and nobody from there what is below`() {
        let index = Self.group.with(
            "organizations/acme",
            "id: acme\n",
            "id: acme\nstate: retired\n"
        )
        .index(on: "2027-01-01", isValid: false)
        #expect(index.administrators(of: "acme") == [])
        #expect(index.administrators(of: "ward") == [])
        let ward = Self.group
            .with("organizations/ward", "id: ward\n", "id: ward\nstate: suspended\n")
            .index(on: "2027-01-01", isValid: false)
        #expect(ward.administrators(of: "ward") == [])
        #expect(ward.administrators(of: "acme").count == 4)
    }

    @Test func `tables show who is there on the day, by organization, person and partner`() {
        let index = Self.group.index(on: "2027-01-11")
        let partner = index.access(AccessFilter(partner: "onboardly"))
        #expect(partner.administrations.map(\.organization) == ["acme", "ward"])
        #expect(partner.populations == [])
        for name in ["jane-roe", "onboardly/jane-roe", "jane.roe@onboardly.example"] {
            let found = index.access(AccessFilter(person: Text(name)))
            #expect(found.administrations == partner.administrations, "\(name)")
        }
        #expect(index.access(AccessFilter(person: "max-lee")).administrations == [])
        let ward = index.access(AccessFilter(organization: "ward"))
        #expect(Set(ward.administrations.map(\.organization)) == ["ward"])
        #expect(Set(ward.populations.map(\.organization)) == ["ward"])
        #expect(index.access(AccessFilter(organization: "nobody")).administrations == [])
    }

    @Test func `why names the collaboration, the way down, the team and the person`() throws {
        let index = Self.group.index(on: "2027-01-01")
        let ward = try #require(index.organizations["ward"])
        let answer = index.why("max-lee", adminRole: "org-setup", at: ward)
        guard case .holds(let chains) = answer, let chain = chains.first else {
            Issue.record("\(answer)")
            return
        }
        #expect(chain.until == Day("2027-01-10"))
        #expect(
            chain.reasons.map(\.address.description) == [
                "acme/collaborator/all", "acme/collaborator/all",
                "catalog/partner/onboardly/team/hospital-setup",
                "catalog/partner/onboardly/person/max-lee",
            ]
        )
        guard
            case .holdsAtOtherTimes = Self.group.index().why(
                "max-lee",
                adminRole: "org-setup",
                at: ward
            )
        else {
            Issue.record("it begins later")
            return
        }
        for (person, role) in [("max-lee", "org-admin"), ("nobody", "org-setup")] {
            let reason = Reason(.notGiven(role: Text(role)), Address(.organization, "ward"))
            #expect(
                index.why(Text(person), adminRole: Text(role), at: ward)
                    == .doesNotHold(.init(reasons: [reason], from: nil, until: nil))
            )
        }
    }
}
