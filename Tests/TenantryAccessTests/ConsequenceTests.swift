import Foundation
import TenantryAccess
import TenantryModel
import Testing

/// What changes of services, roles, domains and connections mean for people who sign in.
struct ConsequenceTests: ConsequenceSuite {
    // MARK: - Sign-in and access

    @Test func `patients lose their sign-in when their connection is gone`() throws {
        let fixture = try AccessFixture.healthyFoods()
        let text = try #require(fixture.texts["\(Self.hospital).yaml"])
        let start = try #require(text.range(of: "  - id: patients\n"))
        let end = try #require(text.range(of: "  - id: workforce\n"))
        let connection = String(text[start.lowerBound..<end.lowerBound])
        let found = try Self.changes(
            fixture,
            fixture.with(Self.hospital, connection, "")
                .with(Self.hospital, "  consumers: federated             # = jit + claims\n", "")
                .with(
                    Self.hospital,
                    "  - { name: hospital2.example, via: patients }"
                        + "          # alice@hospital2.example → patients\n",
                    ""
                )
        )
        #expect(Self.summary(found) == ["lost hospital2/consumers [PLN007]"])
        guard case .signInLost(let change) = found.first else { return }
        #expect(change.ways == [.connection("patients")])
        #expect(change.identityProvider == "https://id.hospital2.example/realms/patients")
        #expect(change.reach.first?.services.map(\.service) == ["meal-ordering", "support-desk"])
        #expect(change.reach.last?.condition == .attribute("groups", "diet-restricted"))
    }

    @Test func `a new organization and a new population sign in for the first time`() throws {
        let fixture = try AccessFixture.healthyFoods()
        let found = try Self.changes(fixture.without("organizations/hospital1"), fixture)
        #expect(
            Self.summary(found) == [
                "got hospital1/consumers", "got hospital1/staff",
                "admin hospital1 ada.berg@hospital1.example",
                "admin hospital1 it@hospital1.example", "bill bill-hospital1 - 120.00 EUR",
            ]
        )
        let back = try Self.changes(fixture, fixture.without("organizations/hospital1"))
        #expect(
            Self.summary(back) == [
                "lost hospital1/consumers [PLN007]", "lost hospital1/staff [PLN007]",
                "gone hospital1 ada.berg@hospital1.example", "gone hospital1 it@hospital1.example",
                "bill bill-hospital1 120.00 EUR -",
            ]
        )
    }

    @Test func `a role that no longer includes another takes it from whoever had it so`() throws {
        let found = try Self.after(
            "catalog/services",
            "{ id: diet-patient, for: consumers, includes: [patient] }",
            "{ id: diet-patient, for: consumers }"
        )
        // Everybody of hospital2 has `patient` anyway, and hospital1 gives it by default.
        #expect(Self.summary(found) == [])
        let editor = try Self.after(
            "catalog/services",
            "{ id: editor, for: staff, includes: [viewer] }",
            "{ id: editor, for: staff }"
        )
        #expect(
            Self.summary(editor) == [
                "less hospital2/staff menu-planning/viewer [PLN008]",
                "less medigroup/staff menu-planning/viewer [PLN008]",
                "less medigroup-north/staff menu-planning/viewer [PLN008]",
            ]
        )
        guard case .accessLost(let change) = editor.first else { return }
        #expect(change.condition == .attribute("groups", "HF-Dietitians"))
        #expect(change.way == .connection("workforce"))
        #expect(change.isOnlyWay)
    }

    @Test func `a service that is retired goes wherever it was had or lent, with what needs it`()
        throws
    {
        let found = try Self.after(
            "catalog/services",
            "id: meal-ordering\n",
            "id: meal-ordering\n    state: retired\n"
        )
        let lost = Self.summary(found).filter { $0.hasPrefix("less") }
        #expect(
            lost == [
                "less citykitchen/staff meal-ordering/ward-clerk [PLN008]",
                "less hospital1/consumers meal-ordering/patient [PLN008]",
                "less hospital1/staff given meal-ordering/ward-clerk [PLN008]",
                "less hospital2/consumers meal-ordering/patient [PLN008]",
                "less hospital2/consumers meal-ordering/diet-patient [PLN008]",
                "less hospital2/staff meal-ordering/ward-clerk [PLN008]",
                "less hospital2/staff menu-planning/editor, menu-planning/viewer [PLN008]",
                "less medigroup/staff menu-planning/editor, menu-planning/viewer [PLN008]",
                "less medigroup-north/consumers meal-ordering/patient [PLN008]",
                "less medigroup-north/staff menu-planning/editor, menu-planning/viewer "
                    + "[PLN008]",
            ]
        )
    }

    @Test func `a grant more and a default role more are gains`() throws {
        let found = try Self.after(
            Self.hospital,
            "HF-Clerks: [meal-ordering/ward-clerk]",
            "HF-Clerks: [meal-ordering/ward-clerk, menu-planning/viewer]"
        )
        #expect(Self.summary(found) == ["more hospital2/staff menu-planning/viewer"])
    }

    // MARK: - Moves

    @Test func `a domain that moves leads to another organization`() throws {
        let fixture = try AccessFixture.healthyFoods()
            .with(
                "organizations/hospital1",
                "[hospital1.example]",
                "[hospital1.example, h.example]"
            )
        let moved = try AccessFixture.healthyFoods().with(
            "organizations/citykitchen",
            "[citykitchen.example]",
            "[citykitchen.example, h.example]"
        )
        #expect(
            Self.summary(try Self.changes(fixture, moved)) == [
                "moved h.example hospital1/? citykitchen/the provider [PLN004]"
            ]
        )
    }

    @Test func `a domain that moves to an organization that is off leads nowhere`() throws {
        let fixture = try AccessFixture.healthyFoods()
            .with(
                "organizations/citykitchen",
                "id: citykitchen\n",
                "id: citykitchen\nstate: suspended\n"
            )
        let before = fixture.with(
            "organizations/hospital1",
            "[hospital1.example]",
            "[hospital1.example, h.example]"
        )
        let after = fixture.with(
            "organizations/citykitchen",
            "[citykitchen.example]",
            "[citykitchen.example, h.example]"
        )
        // Hospital One keeps its sign-in, so nothing else would tell.
        #expect(
            Self.summary(try Self.changes(before, after)) == [
                "moved h.example hospital1/? - [PLN005]"
            ]
        )
        #expect(Self.summary(try Self.changes(after, before)) == ["moved h.example - hospital1/?"])
    }

    @Test func `a wildcard takes over where an exact claim goes`() throws {
        let fixture = try AccessFixture.healthyFoods()
            .with("organizations/citykitchen", "[citykitchen.example]", "['*.hospital1.example']")
        let before = fixture.with(
            "organizations/hospital1",
            "[hospital1.example]",
            "[hospital1.example, x.hospital1.example]"
        )
        #expect(
            Self.summary(try Self.changes(before, fixture)) == [
                "moved x.hospital1.example hospital1/? citykitchen/the provider [PLN004]"
            ]
        )
        #expect(
            Self.summary(try Self.changes(fixture, before)) == [
                "moved x.hospital1.example citykitchen/the provider hospital1/? [PLN004]"
            ]
        )
    }

    @Test func `a claim of one name below a wildcard moves that name and not all`() throws {
        let before = try AccessFixture.healthyFoods()
            .with("organizations/citykitchen", "[citykitchen.example]", "['*.k.example']")
        let after = before.with(
            "organizations/hospital1",
            "[hospital1.example]",
            "[hospital1.example, any.k.example]"
        )
        #expect(
            Self.summary(try Self.changes(before, after)) == [
                "moved any.k.example citykitchen/the provider hospital1/? [PLN004]"
            ]
        )
    }

    @Test func `another issuer behind a connection is another identity provider`() throws {
        let found = try Self.after(
            Self.hospital,
            "issuer: https://id.hospital2.example/realms/patients",
            "issuer: https://id.hospital2.example/realms/people"
        )
        #expect(
            Self.summary(found) == [
                #"ways hospital2/consumers ["patients"] ["patients"] [PLN003]"#
            ]
        )
    }

    @Test func `the issuer of a lent connection concerns who borrows it`() throws {
        let found = try Self.after(
            Self.group,
            "6babcaad-604b-40ac-a9d7-9fd97c0b779f/v2.0",
            "00000000-604b-40ac-a9d7-9fd97c0b779f/v2.0"
        )
        #expect(
            Self.summary(found) == [
                #"ways medigroup/staff ["entra"] ["entra"] [PLN003]"#,
                #"ways medigroup-north/staff ["medigroup/entra"] ["medigroup/entra"] [PLN003]"#,
            ]
        )
    }

    @Test func `a connection that is replaced is another way in`() throws {
        let fixture = try AccessFixture.healthyFoods()
        let after = fixture.with(Self.hospital, "  - id: patients\n", "  - id: people\n")
            .with(Self.hospital, "via: patients }", "via: people }")
        #expect(
            Self.summary(try Self.changes(fixture, after)) == [
                #"ways hospital2/consumers ["patients"] ["people"] [PLN006]"#
            ]
        )
    }

    private static let second = """
          - id: guests
            type: saml
            for: [consumers]
            entityId: urn:guests
            metadata: https://sts.hospital2.example/guests
            grants: { everyone: [meal-ordering/patient] }

        """

    @Test func `a connection beside another takes nothing, unless a domain leads to it now`()
        throws
    {
        let fixture = try AccessFixture.healthyFoods()
        let beside = fixture.with(
            Self.hospital,
            "  - id: workforce\n",
            Self.second + "  - id: workforce\n"
        )
        #expect(try Self.changes(fixture, beside).isEmpty)
        let button = beside.with(
            Self.hospital,
            "    for: [consumers]\n    entity",
            "    button: true\n    for: [consumers]\n    entity"
        )
        let ways = #"ways hospital2/consumers ["patients"] ["guests", "patients"]"#
        #expect(Self.summary(try Self.changes(fixture, button)) == [ways])
        // Whoever typed an address of the domain had an account at the one and is a stranger at
        // the other, although both are there.
        let led = beside.with(Self.hospital, "via: patients }", "via: guests }")
        let moved = "moved hospital2.example hospital2/patients hospital2/guests [PLN006]"
        #expect(Self.summary(try Self.changes(fixture, led)).contains(moved))
        // What only the one granted goes with the way to it.
        #expect(
            Self.summary(try Self.changes(beside, led)) == [
                "less hospital2/consumers meal-ordering/diet-patient [PLN008]", moved,
            ]
        )
    }

    @Test func `a domain that is dropped leads nowhere, though its people have another`() throws {
        let fixture = try AccessFixture.healthyFoods()
        let before = fixture.with(
            "organizations/hospital1",
            "[hospital1.example]",
            "[hospital1.example, h.example]"
        )
        #expect(
            Self.summary(try Self.changes(before, fixture)) == [
                "moved h.example hospital1/? - [PLN005]"
            ]
        )
    }
}
