import TenantryAccess
import TenantryModel
import Testing

/// Which services an organization has in effect.
struct EffectiveServicesTests {
    private static let hospital = "organizations/hospital2"
    private static let services = "catalog/services"

    @Test func `for everyone, subscribed and lent`() throws {
        let index = try AccessFixture.healthyFoods().index()
        let all: [Text] = ["meal-ordering", "menu-planning", "support-desk"]
        #expect(index.services(of: "hospital2") == all)
        #expect(index.services(of: "hospital1") == ["meal-ordering", "support-desk"])
        #expect(index.services(of: "medigroup-north") == all)
        #expect(index.services(of: "nobody") == [])
    }

    @Test func `a closed service is kept by who has it`() throws {
        let index = try AccessFixture.healthyFoods()
            .with(Self.services, "id: meal-ordering\n", "id: meal-ordering\n    state: closed\n")
            .index()
        #expect(index.services(of: "hospital1") == ["meal-ordering", "support-desk"])
    }

    @Test func `a retired service is gone, and with it all that requires it`() throws {
        let fixture = try AccessFixture.healthyFoods()
        let orders =
            fixture
            .with(Self.services, "id: meal-ordering\n", "id: meal-ordering\n    state: retired\n")
            .index(isValid: false)
        #expect(orders.services(of: "hospital2") == ["support-desk"])
        #expect(orders.services(of: "medigroup-north") == ["support-desk"])
        let desk =
            fixture
            .with(Self.services, "id: support-desk\n", "id: support-desk\n    state: retired\n")
            .index(isValid: false)
        #expect(desk.services(of: "hospital1") == ["meal-ordering"])
        #expect(desk.everyoneServices == [])
    }

    @Test func `what is required must be there, however far away`() throws {
        let fixture = try AccessFixture.healthyFoods().with(
            Self.services,
            "adminRoles:",
            """
              - id: diets
                name: Diets
                availability: subscription
                requires: [menu-planning]
                plans: [{ id: one, price: "1.00 EUR", per: organization }]
            adminRoles:
            """
        ).with(Self.hospital, "subscriptions:\n", "subscriptions:\n  diets: one\n")
        #expect(fixture.index().services(of: "hospital2").contains("diets"))
        let without = fixture.with(Self.hospital, "  meal-ordering: large\n", "")
            .index(isValid: false)
        #expect(without.services(of: "hospital2") == ["support-desk"])
    }

    @Test func `what is required may be lent, and what is lent may require what is own`() throws {
        let own = "subscriptions: { menu-planning: { plan: team, seats: 1 } }\n"
        let fixture = try AccessFixture.healthyFoods()
            .with(
                "organizations/medigroup",
                "services: [meal-ordering, menu-planning]",
                "services: [meal-ordering]"
            )
        let north = "organizations/medigroup-north"
        #expect(
            fixture.index().services(of: "medigroup-north") == ["meal-ordering", "support-desk"]
        )
        let both = fixture.with(north, "id: medigroup-north\n", "id: medigroup-north\n\(own)")
        #expect(both.index(isValid: false).services(of: "medigroup-north").count == 3)
        let nothing = both.with(
            "organizations/medigroup",
            "  services: [meal-ordering]\n",
            ""
        )
        #expect(
            nothing.index(isValid: false).services(of: "medigroup-north") == ["support-desk"]
        )
    }

    @Test func `a service is lent to all below, and only by who has subscribed to it`() throws {
        let ward = """
            id: ward
            name: Ward
            parent: medigroup-north
            owner: { name: Dov Eck, email: dov@ward.example }
            users: { staff: provider }
            """
        var fixture = try AccessFixture.healthyFoods()
        fixture.texts["organizations/ward.yaml"] = ward + "\n"
        #expect(fixture.index(isValid: false).services(of: "ward").count == 3)
        // North has it lent; lending on what one has not subscribed to gives nothing.
        fixture.edit(
            "organizations/medigroup",
            "services: [meal-ordering, menu-planning]",
            "services: []"
        )
        fixture.edit(
            "organizations/medigroup-north",
            "parent: medigroup\n",
            "parent: medigroup\nshare: { services: [meal-ordering] }\n"
        )
        #expect(fixture.index(isValid: false).services(of: "ward") == ["support-desk"])
    }

    @Test(arguments: [
        ("2027-03-30", true), ("2027-03-31", true), ("2027-04-01", false), ("2031-01-01", false),
    ])
    func `the last day of a subscription counts, also for who borrows it`(day: String, has: Bool)
        throws
    {
        let fixture = try AccessFixture.healthyFoods()
            .with(
                "organizations/medigroup",
                "  meal-ordering: large\n",
                "  meal-ordering: { plan: large, until: 2027-03-31 }\n"
            )
        let index = fixture.index(on: Text(day), isValid: false)
        for id in ["medigroup", "medigroup-north"] {
            #expect(index.services(of: Text(id)).contains("meal-ordering") == has, "\(id)")
            #expect(index.services(of: Text(id)).contains("menu-planning") == has, "\(id)")
        }
    }
}
