import TenantryAccess
import TenantryModel
import TenantryPlan
import TenantryStore
import Testing

/// What a plan leaves alone goes on as it was.
struct UnmanagedTests {
    private static func consequences(
        _ before: AccessFixture,
        _ after: AccessFixture,
        alone strangers: Set<Address>
    ) -> [Consequence] {
        let change = PlannedChange(
            from: before.state(isValid: false),
            to: after.state(isValid: false),
            today: AccessFixture.today,
            strangers: strangers
        )
        #expect(Set(change.prepared.plan.unmanaged) == strangers)
        return change.consequences(on: AccessFixture.today)
    }

    @Test func `an organization that was never applied loses nothing`() throws {
        let fixture = try AccessFixture.healthyFoods()
        let found = Self.consequences(
            fixture,
            fixture.without("organizations/hospital1")
                .with("organizations/hospital2", "name: Hospital Two", "name: Two"),
            alone: [Address(.organization, "hospital1")]
        )
        #expect(found.isEmpty, "\(found)")
    }

    @Test func `the services, partners and accounts that are left alone stay with who has them`()
        throws
    {
        // Everything of the catalog that the clinic has was made by hand, as the clinic was.
        let before = try AccessFixture.healthyFoods().with(
            "catalog/services",
            "adminRoles:",
            """
              - id: parking
                name: Parking
                availability: everyone
            adminRoles:
            """
        ).with(
            "catalog/partners",
            "partners:\n",
            """
            partners:
              - id: helpers
                name: Helpers
                domains: [helpers.example]
                people: [{ id: zoe, email: zoe@helpers.example }]

            """
        ).with(
            "organizations/medigroup-north",
            "id: medigroup-north\n",
            """
            id: medigroup-north
            collaborators:
              - id: by-hand
                partner: helpers
                people: [zoe]
                role: org-setup
                from: 2026-12-01
                until: 2027-01-31
                sponsor: dov@north.medigroup.example
                reason: "Made by hand, HF-1"

            """
        )
        let after = try AccessFixture.healthyFoods()
            .without("organizations/medigroup-north")
            .with("organizations/medigroup", "name: MediGroup Holding", "name: MediGroup")
        let found = Self.consequences(
            before,
            after,
            alone: [
                Address(.organization, "medigroup-north"), Address(.service, "parking"),
                Address(.partner, "helpers"),
            ]
        )
        #expect(found.isEmpty, "\(found)")
    }
}
