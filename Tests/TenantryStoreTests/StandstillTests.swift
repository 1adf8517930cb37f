import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryStore
import Testing

/// What is easily forgotten where only a part is looked at.
struct StandstillTests {
    @Test(arguments: StoreUnderTest.allCases)
    func `who loses the way in below a family that changes is looked at`(
        kind: StoreUnderTest
    ) throws {
        try kind.use { store, _ in
            var files = Self.files
            files["organizations/guest.yaml"] = Self.organization("guest", admins: "ward.example")
            try Self.apply(files, store)
            files["organizations/acme.yaml"] = Self.organization("acme", state: "suspended")
            let comparison = try Self.compare(files, store)
            #expect(comparison.difference == nil)
            #expect(comparison.hasChanges)
            // The guest, whose admins have addresses at the ward, and not the stranger.
            #expect(comparison.elsewhere == 1)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `nobody is looked at while nothing changes`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            try Self.apply(Self.files, store)
            let comparison = try Self.compare(Self.files, store)
            #expect(comparison.difference == nil)
            #expect(comparison.elsewhere == 3)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a file that lies elsewhere, or twice, is another one`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            try Self.apply(Self.files, store)
            var moved = Self.files
            moved["organizations/more/stranger.yaml"] = moved.removeValue(
                forKey: "organizations/stranger.yaml"
            )
            #expect(try Self.compare(moved, store).elsewhere == 2)
            #expect(try Self.compare(moved, store).difference == nil)
            var twice = Self.files
            twice["organizations/more/stranger.yaml"] = twice["organizations/stranger.yaml"]
            #expect(try Self.compare(twice, store).difference == nil)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a change of the catalog stirs everybody, a comment nobody`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            try Self.apply(Self.files, store)
            var commented = Self.files
            commented["catalog/policy.yaml"]? += "# more\n"
            let comparison = try Self.compare(commented, store)
            #expect(comparison.difference == nil)
            #expect(comparison.elsewhere == 3)
            var changed = Self.files
            changed["catalog/partners.yaml"] = changed["catalog/partners.yaml"]?
                .replacing("jane.roe@", with: "jane@")
            #expect(try !Self.compare(changed, store).wasPart)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a new customer comes with an account, and stirs nobody else`(
        kind: StoreUnderTest
    ) throws {
        try kind.use { store, _ in
            var files = Self.paying(["acme"])
            try Self.apply(files, store)
            files.merge(Self.paying(["acme", "novum"])) { _, new in new }
            let comparison = try Self.compare(files, store)
            #expect(comparison.difference == nil)
            #expect(comparison.hasChanges)
            #expect(comparison.elsewhere == 3)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an account that changes stirs its owner, and whom it is given to`(
        kind: StoreUnderTest
    ) throws {
        try kind.use { store, _ in
            let files = Self.paying(["acme", "novum"])
            try Self.apply(files, store)
            var foreign = files
            foreign["catalog/billing.yaml"] = files["catalog/billing.yaml"]?
                .replacing("owner: novum", with: "owner: stranger")
            let comparison = try Self.compare(foreign, store)
            #expect(comparison.difference == nil)
            // Not the clinic and its ward.
            #expect(comparison.elsewhere == 2)
            var gone = files
            gone["catalog/billing.yaml"] = Self.paying(["acme"])["catalog/billing.yaml"]
            #expect(try Self.compare(gone, store).difference == nil)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `what nobody applied is looked at`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            try Self.apply(Self.files, store)
            var live = try store.snapshot().state
            live.organizations.append(live.organizations[1])
            live.organizations[3].id = "zulu"
            live.organizations[3].domains[0].name = "zulu.example"
            live = State(catalog: live.catalog, organizations: live.organizations)
            try store.meddle(toward: live)
            var files = Self.files
            files["organizations/ward.yaml"]? += "labels: { floor: first }\n"
            try Self.apply(files, store)
            files["organizations/stranger.yaml"] = Self.organization(
                "stranger",
                domains: "stranger.example, zulu.example"
            )
            let comparison = try Self.compare(files, store)
            #expect(comparison.difference == nil)
            #expect(!comparison.wasPart)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `who is met brings those whom it meets`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            var files = Self.files
            // A rule compares each with the first two of an issuer only.
            for (id, pin) in [
                ("alder", "{ clinic: a1, dept: a }"), ("birch", "{ clinic: a2, dept: b }"),
                ("cedar", "{ clinic: b }"), ("maple", "{ dept: d }"),
            ] {
                let domain = id < "c" ? "\(id).example" : "\(id).shared.example"
                files["organizations/\(id).yaml"] = Self.federated(id, domain, pin: pin)
            }
            try Self.apply(files, store)
            files["organizations/xray.yaml"] = Self.organization(
                "xray",
                domains: "xray.example, \"*.shared.example\""
            )
            let comparison = try Self.compare(files, store)
            #expect(comparison.difference == nil)
            #expect(comparison.elsewhere == 3)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an expectation about somebody who helps finds whom`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            var files = Self.files
            files["organizations/ward.yaml"]? += """
                collaborators:
                  - id: setup
                    partner: onboardly
                    people: [jane-roe]
                    role: org-setup
                    from: 2026-12-15
                    until: 2027-01-20
                    sponsor: ada@ward.example
                    reason: set-up of the kitchen

                """
            try Self.apply(files, store)
            files["expectations/cases.yaml"] = """
                signIns:
                  - { id: jane, email: jane.roe@onboardly.example, through: provider }

                """
            let comparison = try Self.compare(files, store)
            #expect(comparison.difference == nil)
            #expect(comparison.elsewhere == 1)
        }
    }

    @Test func `bytes that are no note are none`() throws {
        let store = InMemoryStateStore()
        try Self.apply(Self.files, store)
        let note = try store.read { transaction in transaction.standstill() }
        let bytes = try #require(note).bytes
        #expect(Standstill(bytes: bytes) == note)
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(Standstill(bytes: Array(bytes.prefix(count))) == nil)
        }
        #expect(Standstill(bytes: bytes + [0]) == nil)
        for place in bytes.indices {
            var broken = bytes
            broken[place] ^= 0x80
            // Whatever it says, it says something, and takes no memory for it that is not there.
            #expect(Standstill(bytes: broken) != note)
        }
    }
}

// MARK: - A clinic with a ward, and a stranger

extension StandstillTests {
    private static let files: [String: String] = {
        let base = Example.base.files.filter { $0.path != "catalog/billing.yaml" }
        var files = Dictionary(
            base.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
        ) { first, _ in first }
        files["organizations/acme.yaml"] = organization("acme")
        files["organizations/ward.yaml"] = organization("ward", parent: "acme")
        files["organizations/stranger.yaml"] = organization("stranger")
        return files
    }()

    private static func organization(
        _ id: String,
        parent: String? = nil,
        state: String = "active",
        domains: String? = nil,
        admins host: String? = nil
    ) -> String {
        let host = host ?? "\(id).example"
        let lines = [
            "id: \(id)", "name: The \(id)", parent.map { "parent: \($0)" },
            state == "active" ? nil : "state: \(state)",
            "owner: { name: Ada Berg, email: ada@\(id).example }",
            "domains: [\(domains ?? "\(id).example")]", "users: { staff: provider }",
            "admins: [{ email: ada@\(host), role: org-admin }, "
                + "{ email: ben@\(host), role: org-admin }]",
        ]
        return lines.compactMap(\.self).joined(separator: "\n") + "\n"
    }

    /// The files, with accounts for some who subscribe to something.
    private static func paying(_ ids: [String]) -> [String: String] {
        var files = files
        files["catalog/billing.yaml"] =
            "billingAccounts:\n"
            + ids.map { "  - { id: bill-\($0), owner: \($0), currency: EUR }\n" }.joined()
        for id in ids {
            files["organizations/\(id).yaml"] =
                organization(id)
                + "billing: bill-\(id)\nsubscriptions: { meal-ordering: standard }\n"
        }
        return files
    }

    private static func federated(_ id: String, _ domain: String, pin: String) -> String {
        """
        id: \(id)
        name: The \(id)
        owner: { name: Ada Berg, email: ada@\(domain) }
        domains: [\(domain)]
        connections:
          - id: staff
            type: oidc
            issuer: https://login.region.example
            clientId: healthyfoods-\(id)
            clientSecret: env:\(id.uppercased())_SECRET
            pin: \(pin)
            grants: { everyone: [support-desk/requester] }
        users: { staff: federated }

        """
    }

    private static func sources(_ files: [String: String]) -> [SourceFile] {
        files.map { SourceFile(path: $0.key, text: $0.value) }.sorted { $0.path < $1.path }
    }

    private static func apply(_ files: [String: String], _ store: some StateStore) throws {
        let workspace = WorkspaceFiles(sources(files), root: "").workspace(today: Example.today)
        try store.carryOut(Planning(workspace))
    }

    private static func compare(
        _ files: [String: String],
        _ store: some StateStore
    ) throws -> PartComparison {
        try PartComparison(sources(files), store, today: Example.today)
    }
}
