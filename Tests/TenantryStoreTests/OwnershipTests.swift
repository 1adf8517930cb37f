import TenantryModel
import TenantryPlan
import TenantryStore
import TenantryTestSupport
import Testing

/// What only one can have moves from one owner to another in a single apply.
struct OwnershipTests {
    private static func organization(
        _ id: Text,
        parent: Text? = nil,
        domains: [Text] = [],
        connections: [Connection] = []
    ) -> Organization {
        var organization = Organization()
        organization.id = id
        organization.name = id
        organization.ownerName = "One"
        organization.ownerEmail = "o@one.example"
        organization.parent = parent
        organization.connections = connections
        for name in domains {
            var domain = Domain()
            domain.name = name
            domain.via = connections.first?.id
            organization.domains.append(domain)
        }
        return organization
    }

    private static func oidc(_ client: Text, issuer: Text = "https://id.example") -> Connection {
        var connection = Connection()
        connection.id = "entra"
        connection.type = .oidc
        connection.issuer = issuer
        connection.clientID = client
        connection.claims = [Pair("email", "email")]
        return connection
    }

    private static func saml(_ entity: Text) -> Connection {
        var connection = Connection()
        connection.id = "entra"
        connection.type = .saml
        connection.entityID = entity
        connection.metadata = "https://id.example/m"
        connection.claims = [Pair("email", "email")]
        return connection
    }

    private static func partner(_ id: Text, domain: Text, email: Text) -> Partner {
        var person = Person()
        person.id = "jane"
        person.email = email
        var partner = Partner()
        partner.id = id
        partner.name = id
        partner.domains = [domain]
        partner.people = [person]
        return partner
    }

    private static func partners(_ first: Partner, _ second: Partner) -> State {
        var catalog = Catalog()
        catalog.partners = [first, second]
        return State(catalog: catalog)
    }

    /// One move: a name, and the states before and after.
    struct Move: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let before: State
        let after: State

        init(_ name: String, _ before: [Organization], _ after: [Organization]) {
            self.init(name, State(organizations: before), State(organizations: after))
        }

        init(_ name: String, _ before: State, _ after: State) {
            (testDescription, self.before, self.after) = (name, before, after)
        }
    }

    static let moves: [Move] = [
        Move(
            "two organizations swap a domain",
            [
                organization("a1", domains: ["x.example"]),
                organization("b1", domains: ["y.example"]),
            ],
            [
                organization("a1", domains: ["y.example"]),
                organization("b1", domains: ["x.example"]),
            ]
        ),
        Move(
            "a domain goes to a new organization, its old one goes",
            [organization("a1", domains: ["x.example"])],
            [organization("b1", domains: ["x.example"])]
        ),
        Move(
            "two connections swap their client ids at one issuer",
            [
                organization("a1", connections: [oidc("1")]),
                organization("b1", connections: [oidc("2")]),
            ],
            [
                organization("a1", connections: [oidc("2")]),
                organization("b1", connections: [oidc("1")]),
            ]
        ),
        Move(
            "two connections swap issuers under one client id",
            [
                organization("a1", connections: [oidc("1", issuer: "https://a.example")]),
                organization("b1", connections: [oidc("1", issuer: "https://b.example")]),
            ],
            [
                organization("a1", connections: [oidc("1", issuer: "https://b.example")]),
                organization("b1", connections: [oidc("1", issuer: "https://a.example")]),
            ]
        ),
        Move(
            "two connections swap entity ids",
            [
                organization("a1", connections: [saml("urn:1")]),
                organization("b1", connections: [saml("urn:2")]),
            ],
            [
                organization("a1", connections: [saml("urn:2")]),
                organization("b1", connections: [saml("urn:1")]),
            ]
        ),
        Move(
            "a registration changes from one type of connection to another",
            [
                organization("a1", connections: [saml("urn:1")]),
                organization("b1", connections: [oidc("1")]),
            ],
            [
                organization("a1", connections: [oidc("1")]),
                organization("b1", connections: [saml("urn:1")]),
            ]
        ),
        Move(
            "a connection and its domain go to another organization",
            [
                organization("a1", domains: ["x.example"], connections: [oidc("1")]),
                organization("b1"),
            ],
            [
                organization("a1"),
                organization("b1", domains: ["x.example"], connections: [oidc("1")]),
            ]
        ),
        Move(
            "parent and child change places",
            [
                organization("a1"), organization("b1", parent: "a1"),
                organization("c1", parent: "b1"),
            ],
            [
                organization("a1", parent: "b1"), organization("b1"),
                organization("c1", parent: "a1"),
            ]
        ),
        Move(
            "a chain of four turns round",
            [
                organization("a1"), organization("b1", parent: "a1"),
                organization("c1", parent: "b1"), organization("d1", parent: "c1"),
            ],
            [
                organization("a1", parent: "b1"), organization("b1", parent: "c1"),
                organization("c1", parent: "d1"), organization("d1"),
            ]
        ),
        Move(
            "the middle of a chain goes",
            [
                organization("a1"), organization("b1", parent: "a1"),
                organization("c1", parent: "b1"),
            ],
            [organization("a1"), organization("c1", parent: "a1")]
        ),
        Move(
            "a new middle comes into a chain that turns round",
            [organization("a1"), organization("c1", parent: "a1")],
            [
                organization("a1", parent: "b1"), organization("b1", parent: "c1"),
                organization("c1"),
            ]
        ),
        Move(
            "two partners swap their domains and addresses",
            partners(
                partner("p1", domain: "x.example", email: "j@x.example"),
                partner("p2", domain: "y.example", email: "j@y.example")
            ),
            partners(
                partner("p1", domain: "y.example", email: "j@y.example"),
                partner("p2", domain: "x.example", email: "j@x.example")
            )
        ),
    ]

    @Test(arguments: StoreUnderTest.allCases, moves)
    func `moves there and back in one apply each`(kind: StoreUnderTest, move: Move) throws {
        try kind.use { store, file in
            var contract = Contract(store, file)
            for state in [move.before, move.after, move.before] {
                let breach = try contract.breach(applying: state)
                #expect(breach == nil)
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `ids go round a ring of three, with everything that refers to them`(
        kind: StoreUnderTest
    ) throws {
        let before = State(organizations: [
            Self.organization("a1", connections: [Self.oidc("1")]),
            Self.organization("b1", parent: "a1", domains: ["x.example"]),
            Self.organization("c1", parent: "b1", connections: [Self.oidc("2")]),
        ])
        let ring: [Text: Text] = ["a1": "b1", "b1": "c1", "c1": "a1"]
        try kind.use { store, file in
            var contract = Contract(store, file)
            var state = before
            for _ in 1...4 {
                let breach = try contract.breach(applying: state)
                #expect(breach == nil)
                state = state.withoutNotes.renaming(organizations: ring, withNotes: true)
            }
            let live = try store.live()
            #expect(live?.state == before)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an organization takes an id that another one leaves, and a new one takes its own`(
        kind: StoreUnderTest
    ) throws {
        var moved = Self.organization("b1", domains: ["x.example"])
        moved.formerly = ["a1"]
        var away = Self.organization("c1")
        away.formerly = ["b1"]
        let new = Self.organization("a1", parent: "b1", domains: ["new.example"])
        try kind.use { store, file in
            var contract = Contract(store, file)
            let states = [
                [Self.organization("a1", domains: ["x.example"]), Self.organization("b1")],
                [new, moved, away],
            ]
            for state in states {
                let breach = try contract.breach(applying: State(organizations: state))
                #expect(breach == nil)
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a new organization takes a former id from nobody who is still there`(
        kind: StoreUnderTest
    ) throws {
        var renamed = Self.organization("b1")
        renamed.formerly = ["a1"]
        var thief = Self.organization("c1")
        thief.formerly = ["a1"]
        try kind.use { store, file in
            var contract = Contract(store, file)
            let states = [
                [Self.organization("a1")], [renamed], [Self.organization("b1"), thief],
            ]
            for state in states {
                let breach = try contract.breach(applying: State(organizations: state))
                #expect(breach == nil)
            }
            #expect(try store.live()?.aliases == ["a1": "b1"])
            // Nobody is there any more to whom it leads.
            var heir = Self.organization("d1")
            heir.formerly = ["a1"]
            let breach = try contract.breach(
                applying: State(organizations: [Self.organization("c1"), heir])
            )
            #expect(breach == nil)
            #expect(try store.live()?.aliases == ["a1": "d1"])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an administrator with a slash in the address comes and goes`(
        kind: StoreUnderTest
    ) throws {
        var catalog = Catalog()
        for id in ["org-admin", "viewer"] as [Text] {
            var role = AdminRole()
            role.id = id
            catalog.adminRoles.append(role)
        }
        func state(_ emails: [Text]) -> State {
            var organization = Self.organization("a1")
            for email in emails {
                var admin = Admin()
                admin.email = email
                admin.role = "viewer"
                organization.admins.append(admin)
            }
            return State(catalog: catalog, organizations: [organization])
        }
        try kind.use { store, file in
            var contract = Contract(store, file)
            for emails in [["a/b/c@x.example"], ["/@x.example"], []] as [[Text]] {
                let breach = try contract.breach(applying: state(emails))
                #expect(breach == nil)
            }
        }
    }
}
