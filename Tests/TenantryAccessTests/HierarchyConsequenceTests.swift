import TenantryAccess
import Testing

/// What changes of parents and of what they lend mean for people.
struct HierarchyConsequenceTests: ConsequenceSuite {
    @Test func `a parent that is suspended takes everything from all below`() throws {
        let found = try Self.after(
            Self.group,
            "id: medigroup\n",
            "id: medigroup\nstate: suspended\n"
        )
        #expect(
            Self.summary(found) == [
                "lost medigroup/staff [PLN007]", "lost medigroup-north/consumers [PLN007]",
                "lost medigroup-north/staff [PLN007]", "gone medigroup cleo@medigroup.example",
                "gone medigroup dan@medigroup.example", "nobody administers medigroup [PLN007]",
                "lends not connection(entra) to 1", "lends not service(meal-ordering) to 1",
                "lends not service(menu-planning) to 1",
                "lends not profiles(TenantryModel.Population.staff) to 1",
            ]
        )
    }

    @Test func `what is lent no more is said at the lender and at who borrowed it`() throws {
        let found = try Self.after(
            Self.group,
            "services: [meal-ordering, menu-planning]",
            "services: [meal-ordering]"
        )
        #expect(
            Self.summary(found) == [
                "less medigroup-north/staff menu-planning/editor, menu-planning/viewer "
                    + "[PLN008]", "lends not service(menu-planning) to 1",
            ]
        )
        let fixture = try AccessFixture.healthyFoods()
        let less = fixture.with(Self.group, "  profiles: [staff]\n", "")
        #expect(
            Self.summary(try Self.changes(less, fixture)) == [
                "lends profiles(TenantryModel.Population.staff) to 1"
            ]
        )
    }

    private static let collaboration = """
        collaborators:
          - id: all
            partner: onboardly
            team: hospital-setup
            role: org-setup
            children: true
            from: 2026-12-01
            until: 2027-01-31
            sponsor: cleo@medigroup.example
            reason: "Setting up all clinics, HF-1"

        """

    @Test func `people from outside who reach what is below are said once`() throws {
        let fixture = try AccessFixture.healthyFoods()
        let after = fixture.with(Self.group, "admins:\n", Self.collaboration + "admins:\n")
        #expect(
            Self.summary(try Self.changes(fixture, after)) == [
                "outside medigroup jane.roe@onboardly.example +1",
                "outside medigroup max.lee@onboardly.example +1",
            ]
        )
        #expect(
            Self.summary(try Self.changes(after, fixture)) == [
                "gone medigroup jane.roe@onboardly.example",
                "gone medigroup max.lee@onboardly.example",
            ]
        )
    }

    @Test func `whoever comes under a lender comes under its people, and gets what it lends`()
        throws
    {
        let before = try AccessFixture.healthyFoods()
            .with(Self.group, "admins:\n", Self.collaboration + "admins:\n")
        let after = before.with(
            "organizations/citykitchen",
            "id: citykitchen\n",
            "id: citykitchen\nparent: medigroup\n"
        )
        let there = Self.summary(try Self.changes(before, after))
        #expect(
            there == [
                "admission population(organization: citykitchen, "
                    + "TenantryModel.Population.staff) [\"directories\"] [PLN003]",
                "outside citykitchen jane.roe@onboardly.example +0",
                "outside citykitchen max.lee@onboardly.example +0",
                "more citykitchen/staff menu-planning/editor, menu-planning/viewer",
                "lends connection(entra) to 1", "lends service(meal-ordering) to 1",
                "lends service(menu-planning) to 1",
                "lends profiles(TenantryModel.Population.staff) to 1",
            ]
        )
        let back = Self.summary(try Self.changes(after, before))
        #expect(
            back == [
                "less citykitchen/staff menu-planning/editor, menu-planning/viewer [PLN008]",
                "gone citykitchen jane.roe@onboardly.example",
                "gone citykitchen max.lee@onboardly.example",
                "lends not connection(entra) to 1", "lends not service(meal-ordering) to 1",
                "lends not service(menu-planning) to 1",
                "lends not profiles(TenantryModel.Population.staff) to 1",
                "admission population(organization: citykitchen, "
                    + "TenantryModel.Population.staff) [\"directories\"] [PLN003]",
            ]
        )
    }

    @Test func `a second collaboration of somebody is said once, however many are below`() throws {
        let second = Self.collaboration
            .replacing("collaborators:\n", with: "")
            .replacing("id: all", with: "id: orders")
            .replacing("role: org-setup", with: "role: org-setup\n    services: [meal-ordering]")
        let before = try AccessFixture.healthyFoods()
            .with(Self.group, "admins:\n", Self.collaboration + "admins:\n")
        let after = before.with(Self.group, "admins:\n", second + "admins:\n")
        #expect(
            Self.summary(try Self.changes(before, after)) == [
                "outside medigroup jane.roe@onboardly.example +1",
                "outside medigroup max.lee@onboardly.example +1",
            ]
        )
    }

    @Test func `a move to another parent takes what the old one lent`() throws {
        let fixture = try AccessFixture.healthyFoods()
        let after = fixture.with(Self.north, "parent: medigroup\n", "parent: hospital2\n")
        let found = Self.summary(try Self.changes(fixture, after))
        #expect(found.contains("less medigroup-north/consumers meal-ordering/patient [PLN008]"))
        #expect(
            found.contains {
                $0.hasPrefix("moved north.medigroup.example medigroup-north/medigroup/entra")
            }
        )
    }
}
