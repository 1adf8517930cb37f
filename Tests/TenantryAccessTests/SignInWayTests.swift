import TenantryAccess
import TenantryModel
import Testing

/// By which way people of each kind of user management come in.
struct SignInWayTests {
    private static func acme(
        _ users: String,
        _ more: String = "",
        domains: String = "[acme.example]"
    ) -> StateIndex {
        AccessFixture.small([
            "organizations/acme": """
            id: acme
            name: Acme
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: \(domains)
            connections:
              - id: entra
                type: oidc
                for: [staff]
                issuer: https://id.acme.example
                clientId: healthyfoods
                claims: { email: email, groups: groups }
                grants: { everyone: [meal-ordering/ward-clerk] }
                \(more)
            users:
              staff: \(users)
            subscriptions: { meal-ordering: standard }
            """
        ]).index(isValid: false)
    }

    @Test func `hybrid people with a credential at the business come through it`() throws {
        let index = Self.acme(
            "{ mode: hybrid, credential: business, lifecycle: provider, provisioning: none, "
                + "authorization: claims }"
        )
        let person = try #require(index.entrance("x@acme.example"))
        #expect(person.way == .connection("entra"))
        #expect(person.account.lifecycle == .provider)
        #expect(person.importedThrough == nil)
        #expect(person.reach.flatMap(\.roleNames).map(\.text) == ["meal-ordering/ward-clerk"])
    }

    @Test func `hybrid people whose directory is pushed sign in here and have its grants`() throws {
        let index = Self.acme(
            "{ mode: hybrid, credential: provider, lifecycle: business, provisioning: scim, "
                + "authorization: claims }",
            "scim: { token: env:A_TOKEN }"
        )
        let person = try #require(index.entrance("x@acme.example"))
        #expect(person.way == .provider)
        #expect(person.identityProvider == nil)
        #expect(person.importedThrough == nil)
        #expect(person.acceptedDomains == [])
        #expect(person.reach.flatMap(\.roleNames).map(\.text) == ["meal-ordering/ward-clerk"])
    }

    @Test func `hybrid people who are imported go to the business once`() throws {
        let index = Self.acme(
            "{ mode: hybrid, credential: provider, lifecycle: provider, provisioning: jit, "
                + "authorization: assigned, defaultRoles: [meal-ordering/ward-clerk] }",
            "pin: { tid: one }"
        )
        let person = try #require(index.entrance("x@acme.example"))
        #expect(person.way == .provider)
        #expect(person.importedThrough == "entra")
        #expect(person.pins == [Pair("tid", "one")])
        #expect(person.acceptedDomains == ["acme.example"])
        #expect(person.reach.flatMap(\.roleNames).map(\.text) == ["meal-ordering/ward-clerk"])
    }

    @Test func `people are imported through the connection to which their domain leads`() throws {
        let second = """
              - id: adfs
                type: saml
                for: [staff]
                entityId: urn:acme
                metadata: https://sts.acme.example/metadata
            """
        let index = Self.acme(
            "{ mode: hybrid, credential: provider, lifecycle: provider, provisioning: jit, "
                + "authorization: assigned }",
            "button: false\n\(second)",
            domains: "[{ name: acme.example, via: entra }, { name: old.acme.example, via: adfs }]"
        )
        #expect(index.entrance("x@acme.example")?.importedThrough == "entra")
        #expect(index.entrance("x@old.acme.example")?.importedThrough == "adfs")
    }

    @Test func `a business without a connection has a directory at the provider`() throws {
        let index = AccessFixture.small([
            "organizations/acme": """
            id: acme
            name: Acme
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [acme.example]
            users: { staff: business }
            """
        ]).index(isValid: false)
        let person = try #require(index.entrance("x@acme.example"))
        #expect(person.way == .provider)
        #expect(person.account.credential == .business)
        #expect(person.account.provisioning == Provisioning.none)
        #expect(person.importedThrough == nil)
    }

    @Test func `the page shows buttons where several connections could be meant`() throws {
        let second = """
              - id: adfs
                type: saml
                for: [staff]
                entityId: urn:acme
                metadata: https://sts.acme.example/metadata
            """
        let index = Self.acme("federated", "button: true\n\(second)")
        #expect(index.outcome("x@acme.example") == .asksForConnection(["adfs", "entra"]))
        #expect(index.route(ofHost: "acme.example")?.way == nil)
        #expect(index.route(ofHost: "acme.example")?.organization == "acme")
    }

    // MARK: - The gate

    @Test func `a connection speaks for addresses of its own organization unless it may for any`()
        throws
    {
        let closed = try AccessFixture.healthyFoods()
        // Without a button an address that leads to the connection is the only way to it.
        #expect(
            closed.index().outcome("alice@gmail.com", at: "hospital2", as: .consumers)
                == .asksForAddress
        )
        let fixture =
            closed
            .with(
                "organizations/hospital2",
                "    type: oidc\n",
                "    type: oidc\n    button: true\n"
            )
        #expect(
            fixture.index().outcome("alice@gmail.com", at: "hospital2", as: .consumers)
                == .foreignAddress(connection: "patients", host: "gmail.com")
        )
        let open = fixture.with(
            "organizations/hospital2",
            "    clientId: healthyfoods\n",
            "    clientId: healthyfoods\n    emailDomains: any\n"
        ).index(isValid: false)
        let alice = try #require(open.entrance("alice@gmail.com", at: "hospital2", as: .consumers))
        #expect(alice.acceptedDomains == [])
        // Who signs in at the provider has proved the address there.
        #expect(
            fixture.index().entrance("x@gmail.com", at: "hospital1", as: .consumers)?.way
                == .provider
        )
    }
}
