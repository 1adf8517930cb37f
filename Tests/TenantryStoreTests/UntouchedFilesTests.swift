import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryStore
import TenantryTestSupport
import Testing

/// A file is decoded again as soon as something that it depends on is not as it was applied.
struct UntouchedFilesTests {
    @Test(arguments: StoreUnderTest.allCases)
    func `everything is untouched after an apply`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            try store.carryOut(Self.planning(Self.files, store))
            #expect(try Self.decoded(Self.files, store) == [])
            let workspace = try Self.workspace(Self.files, store)
            #expect(workspace.isCatalogUntouched)
            #expect(workspace.desired == Self.whole(Self.files).desired)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `rules are asked again where they have something to say`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            var (catalog, plain) = (Self.catalog, Self.lab)
            catalog.policies[0].allowReserved = true
            plain.users = []
            let files = Self.files(catalog, [Self.clinic, Self.ward, plain])
            try store.carryOut(Self.planning(files, store))
            let workspace = try Self.workspace(files, store)
            let places = workspace.desired.organizations.indices
            #expect(places.map(workspace.isFaultless) == [false, true, true])
            let found = workspace.checked().all
            #expect(found.contains { $0.code == "IDP022" && $0.message.contains("entra") })
            #expect(found == Self.whole(files).checked().all)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a comment makes its file and those beneath be decoded`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            try store.carryOut(Self.planning(Self.files, store))
            let files = Self.changing("organizations/clinic.yaml", to: Self.commented)
            #expect(try Self.decoded(files, store) == ["clinic", "ward"])
            #expect(try Self.workspace(files, store).isCatalogUntouched)
            let catalog = Self.changing("catalog/provider.yaml", to: Self.commented)
            #expect(try Self.decoded(catalog, store) == ["clinic", "lab", "ward"])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a connection that is lent no longer changes what a borrower means`(
        kind: StoreUnderTest
    ) throws {
        try kind.use { store, _ in
            try store.carryOut(Self.planning(Self.files, store))
            #expect(Self.whole(Self.files).via == "clinic/entra")
            var lender = Self.clinic
            lender.sharedConnections = []
            let files = Self.changing("organizations/clinic.yaml") { _ in Self.file(of: lender) }
            #expect(Self.whole(files).via == nil)
            #expect(try Self.workspace(files, store).via == nil)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `another policy changes what an omitted field means`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            try store.carryOut(Self.planning(Self.files, store))
            var policy = Self.catalog
            policy.policies[0].inactiveDays = 30
            let files = Self.files(policy, [Self.clinic, Self.ward, Self.lab])
            #expect(try Self.workspace(files, store).desired == Self.whole(files).desired)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `what somebody changed outside is decoded and set right`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            try store.carryOut(Self.planning(Self.files, store))
            var live = try store.snapshot().state
            live.organizations[1].name = "Mallory's Lab"
            try store.meddle(toward: live)
            #expect(try Self.decoded(Self.files, store) == ["lab"])
            #expect(
                try Self.planning(Self.files, store).plan(store.snapshot(), isLoadedWith: true).plan
                    .changes.map(\.address.description) == ["lab"]
            )
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `what an apply leaves out is decoded until it is applied`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            try store.carryOut(Self.planning(Self.files, store))
            var lab = Self.lab
            lab.name = "Laboratory"
            let files = Self.changing("organizations/lab.yaml") { _ in Self.file(of: lab) }
            let onlyLab = Selection(only: [NamePattern("lab")])
            try store.carryOut(Planning(try Self.workspace(files, store), onlyLab))
            #expect(try Self.decoded(files, store) == ["clinic", "ward"])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an undone run leaves nothing untouched`(kind: StoreUnderTest) throws {
        try kind.use { store, _ in
            try store.carryOut(Self.planning(Self.files, store))
            var lab = Self.lab
            lab.name = "Laboratory"
            let files = Self.changing("organizations/lab.yaml") { _ in Self.file(of: lab) }
            try store.carryOut(Self.planning(files, store))
            let last = try #require(try store.runs().first)
            try store.carryOut(Reversal(of: last.id, andLater: false))
            #expect(try Self.decoded(files, store) == ["clinic", "lab", "ward"])
        }
    }
}

// MARK: - Three organizations: a clinic that lends its connection to a ward, and a lab

extension UntouchedFilesTests {
    private static let catalog: Catalog = {
        var provider = Provider()
        (provider.id, provider.name) = ("acme", "Acme")
        (provider.domains, provider.issuer) = (["acme.example"], "https://login.acme.example")
        var catalog = Catalog()
        (catalog.providers, catalog.policies) = ([provider], [Policy()])
        return catalog
    }()

    private static let clinic: Organization = {
        var connection = Connection()
        (connection.id, connection.type, connection.clientID) = ("entra", .oidc, "acme")
        connection.issuer = "https://idp.clinic.example"
        connection.populations = [.staff]
        connection.claims = [Pair("email", "email")]
        var clinic = organization("clinic")
        clinic.connections = [connection]
        clinic.sharedConnections = ["entra"]
        return clinic
    }()

    private static let ward: Organization = {
        var ward = organization("ward")
        ward.parent = "clinic"
        return ward
    }()

    private static let lab = organization("lab")

    private static func organization(_ id: Text) -> Organization {
        var domain = Domain()
        domain.name = Text("\(id).example")
        var users = UserManagement()
        (users.population, users.mode) = (.staff, .federated)
        var result = Organization()
        (result.id, result.name, result.ownerName) = (id, Text("The \(id)"), "Ada Berg")
        (result.ownerEmail, result.domains, result.users) = (
            Text("ada@\(id).example"), [domain], [users]
        )
        return result
    }

    private static let files = files(catalog, [clinic, ward, lab])

    private static func files(_ catalog: Catalog, _ all: [Organization]) -> [SourceFile] {
        (LiveFiles.catalog(catalog) + all.map(file)).sorted { $0.path < $1.path }
    }

    private static func file(of organization: Organization) -> SourceFile {
        let alone = State(catalog: catalog, organizations: [organization])
        return LiveFiles.organizations([organization], in: alone)[0]
    }

    private static func changing(
        _ path: String,
        to change: (SourceFile) -> SourceFile
    ) -> [SourceFile] {
        files.map { $0.path == path ? change($0) : $0 }
    }

    private static func commented(_ file: SourceFile) -> SourceFile {
        SourceFile(path: file.path, bytes: file.bytes + Array("# more\n".utf8))
    }

    private static func whole(_ files: [SourceFile]) -> Workspace {
        WorkspaceFiles(files, root: "").workspace(today: Circumstances.today)
    }

    private static func workspace(
        _ files: [SourceFile],
        _ store: some StateStore
    ) throws -> Workspace {
        let read = WorkspaceFiles(files, root: "")
        return read.workspace(
            today: Circumstances.today,
            knowing: try store.snapshot(),
            DigestedFiles(read)
        )
    }

    private static func planning(
        _ files: [SourceFile],
        _ store: some StateStore
    ) throws -> Planning {
        Planning(try workspace(files, store))
    }

    /// The ids of the organizations whose files are decoded.
    private static func decoded(_ files: [SourceFile], _ store: some StateStore) throws -> [Text] {
        let workspace = try workspace(files, store)
        return zip(workspace.desired.organizations, workspace.untouchedPlaces)
            .filter { $0.1 == nil }.map(\.0.id)
    }
}

extension Workspace {
    /// Through which connection the domain of the ward leads.
    fileprivate var via: Text? { desired.organization("ward")?.domains.first?.via }
}
