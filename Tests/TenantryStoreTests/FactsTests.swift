import TenantryModel
import TenantryPlan
import TenantryStore
import TenantryTestSupport
import Testing

/// What is known of people and domains, in every store.
struct FactsTests {
    private static let who = PopulationName("alpha", .staff)
    private static let connection = Address(.organization, "alpha").child(.connection, "entra")

    private static func state(
        _ id: Text = "alpha",
        formerly: [Text] = [],
        hasConnection: Bool = true
    ) -> State {
        var organization = Organization()
        organization.id = id
        organization.name = "Alpha"
        organization.formerly = formerly
        organization.ownerName = "One"
        organization.ownerEmail = "o@one.example"
        if hasConnection {
            var connection = Connection()
            connection.id = "entra"
            connection.type = .oidc
            connection.issuer = "https://id.example"
            connection.clientID = "c"
            connection.claims = [Pair("email", "email")]
            organization.connections = [connection]
        }
        return State(organizations: [organization])
    }

    private static func seen(_ active: Int, suspended: Int = 0) -> Observation {
        let day = Day("2026-12-01")
        return Observation(
            accounts: [
                .init(who, through: connection, active: active, suspended: suspended),
                .init(PopulationName("alpha", .consumers), active: 1, lastSeen: day),
            ],
            domains: [
                .init("alpha.example", token: "t", .verified, on: day ?? Day(number: 0))
            ]
        )
    }

    @Test func `what is noted while another transaction is open is not lost`() throws {
        let store = InMemoryStateStore()
        #expect(throws: StoreError.busy(path: "memory", waited: 0, holder: nil)) {
            try store.write(Circumstances.context) { _ in try store.note(Self.seen(3)) }
        }
        let facts = try store.read { transaction in transaction.facts() }
        #expect(!facts.domains.isEmpty)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `accounts are counted by population and connection, domains by name`(
        kind: StoreUnderTest
    ) throws {
        try kind.use { store, _ in
            try store.converge(on: Self.state())
            #expect(try store.facts() == RuntimeFacts())
            try store.note(Self.seen(3, suspended: 2))
            let count = AccountCount(active: 3, suspended: 2)
            let day = Day("2026-12-01")
            #expect(
                try store.facts()
                    == RuntimeFacts(
                        populations: [
                            Self.who: count,
                            PopulationName("alpha", .consumers): AccountCount(active: 1),
                        ],
                        connections: [ConnectionUse(Self.who, through: Self.connection): count],
                        domains: [
                            "alpha.example": KnownDomain(
                                .verified,
                                token: "t",
                                verified: day,
                                checked: day
                            )
                        ],
                        lastSeen: day.map { ["alpha": $0] } ?? [:]
                    )
            )
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `what is observed again replaces what was, and plans stay the same`(
        kind: StoreUnderTest
    ) throws {
        try kind.use { store, _ in
            try store.converge(on: Self.state())
            let before = try store.plan(for: Self.state("beta", formerly: ["alpha"]))
            try store.note(Self.seen(3))
            try store.note(Self.seen(1))
            let after = try store.plan(for: Self.state("beta", formerly: ["alpha"]))
            #expect(after == before)
            #expect(try store.facts().accounts(of: .staff, at: "alpha") == AccountCount(active: 1))
            let look = Observation.Look("alpha.example", token: "t", .dangling, on: Day(number: 9))
            try store.note(Observation(domains: [look]))
            let facts = try store.facts()
            #expect(facts.accounts(of: .staff, at: "alpha") == AccountCount(active: 1))
            #expect(facts.domains["alpha.example"]?.state == .dangling)
            #expect(facts.domains["alpha.example"]?.verified == Day("2026-12-01"))
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `accounts follow an organization to its new id`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            try store.converge(on: Self.state())
            try store.note(Self.seen(2))
            try store.converge(on: Self.state("beta", formerly: ["alpha"]))
            let facts = try store.facts()
            #expect(facts.accounts(of: .staff, at: "beta") == AccountCount(active: 2))
            #expect(facts.connections.keys.map(\.connection.root.key) == ["beta"])
            #expect(facts.lastSeen.keys.sorted() == ["beta"])
        }
    }

    private static func claiming(
        _ names: [Text],
        _ id: Text = "alpha",
        formerly: [Text] = []
    ) -> Organization {
        var organization = Organization()
        organization.id = id
        organization.name = id
        organization.formerly = formerly
        organization.ownerName = "One"
        organization.ownerEmail = "o@one.example"
        organization.domains = names.asSet.map { name in
            var domain = Domain()
            domain.name = name
            return domain
        }
        return organization
    }

    /// What is known of the domain after some states were applied, of which the first was verified.
    private static func known(
        _ kind: StoreUnderTest,
        _ states: [[Organization]]
    ) throws -> KnownDomain? {
        try kind.use { (store, _) -> KnownDomain? in
            for (number, organizations) in states.enumerated() {
                try store.converge(on: State(organizations: organizations))
                if number == 0 { try store.note(Self.seenDomain) }
            }
            return try store.facts().domains["alpha.example"]
        }
    }

    private static let seenDomain = Observation(
        domains: [.init("alpha.example", token: "t", .verified, on: Circumstances.today)]
    )

    @Test(arguments: StoreUnderTest.allCases)
    func `a proof is forgotten with the claim, and counts for nobody else`(
        kind: StoreUnderTest
    ) throws {
        let alpha = Self.claiming(["alpha.example", "*.alpha.example"])
        let given = Self.claiming([])
        let beta = Self.claiming(["alpha.example"], "beta")
        let forgotten = KnownDomain(.pending, token: "")
        let cases: [[[Organization]]] = [
            [[alpha], [given]], [[alpha], [given, beta]], [[alpha], [given], [given, beta]],
            [[alpha], [beta]], [[alpha], []],
        ]
        for states in cases {
            #expect(try Self.known(kind, states) == forgotten, "\(states)")
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a proof stays with the claim, under another id too`(kind: StoreUnderTest) throws {
        let alpha = Self.claiming(["alpha.example", "*.alpha.example"])
        let beta = Self.claiming(["*.alpha.example"], "beta", formerly: ["alpha"])
        let cases: [[[Organization]]] = [
            [[alpha], [beta]], [[alpha], [Self.claiming(["*.alpha.example", "b.example"])]],
        ]
        for states in cases {
            let known = try Self.known(kind, states)
            #expect(known?.state == .verified && known?.token == "t", "\(states)")
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `nothing that accounts belong to goes`(kind: StoreUnderTest) throws {
        try kind.use { store, file in
            try store.converge(on: Self.state())
            try store.note(Self.seen(2))
            let bytes = try file?.bytes
            let organization = Address(.organization, "alpha")
            let cases: [(State, [Address: Int])] = [
                (Self.state(hasConnection: false), [Self.connection: 2]),
                (State(), [organization: 3]),
                (Self.state("beta"), [organization: 3]),
            ]
            for (desired, expected) in cases {
                let refusal = #expect(throws: GuardRefusal.self) {
                    try store.converge(on: desired)
                }
                #expect(refusal?.guarding == .accounts)
                #expect(refusal?.accounts == expected)
            }
            let bytesLater = try file?.bytes
            #expect(bytesLater == bytes)
            try store.note(Observation(accounts: []))
            try store.converge(on: State())
        }
    }
}

extension StateStore {
    fileprivate func facts() throws -> RuntimeFacts {
        try read { transaction in try transaction.facts() }
    }

    /// Notes what was observed.
    func note(_ observation: Observation) throws {
        try write(Circumstances.context) { transaction in try transaction.note(observation) }
    }
}
