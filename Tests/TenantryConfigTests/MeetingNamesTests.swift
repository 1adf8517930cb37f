import Synchronization
import TenantryAccess
import TenantryConfig
import TenantryModel
import Testing

/// Organizations that can get in each other's way find each other, whichever of them changes.
struct MeetingNamesTests {
    /// Two organizations that have one thing in common, each said in a few words.
    static let meetings: [(String, Organization, Organization)] = [
        ("one domain", claiming("a.example"), claiming("a.example")),
        ("a domain that looks like another", claiming("rn.example"), claiming("m.example")),
        ("a domain and a wildcard above", claiming("x.y.a.example"), claiming("*.a.example")),
        ("two wildcards", claiming("*.x.a.example"), claiming("*.a.example")),
        ("a domain and its wildcard", claiming("a.example"), claiming("*.a.example")),
        ("an address of an owner", owned(by: "o@a.example"), claiming("a.example")),
        ("an address under a wildcard", owned(by: "o@x.a.example"), claiming("*.a.example")),
        ("an address of an admin", administered(by: "o@a.example"), claiming("a.example")),
        ("an address of a sponsor", sponsored(by: "o@a.example"), claiming("a.example")),
        ("an address of a helper", helped(), claiming("*.example")),
        ("an issuer", issuing("https://a.example"), issuing("https://A.example:443/")),
        ("an entity", entity("urn:a"), entity("urn:a")),
        ("a secret", secret(client: "env:A"), secret(scim: "env:A")),
        ("an id that looks like another", called("clinic-0"), called("clinic-o")),
        ("a name that looks like another", called("a", "Modern House"), called("b", "Modem House")),
    ]

    @Test(arguments: meetings)
    func `whoever changes finds the other`(
        what: String,
        one: Organization,
        other: Organization
    ) {
        #expect(Self.seeks(one, other), "\(what)")
        #expect(Self.seeks(other, one), "\(what), the other way round")
    }

    /// Two organizations that have nothing to do with each other.
    static let strangers: [(String, Organization, Organization)] = [
        ("owners at one provider", owned(by: "a@mail.example"), owned(by: "b@mail.example")),
        ("people of one partner", helped(), helped()),
        ("domains under one domain", claiming("x.a.example"), claiming("y.a.example")),
        ("a domain and a domain above it", claiming("x.a.example"), claiming("a.example")),
        ("an address below a domain", owned(by: "o@x.a.example"), claiming("a.example")),
        ("an id and a name", called("modern", "A"), called("b", "Modem")),
    ]

    @Test(arguments: strangers)
    func `whoever has nothing to do with a change is not looked at`(
        what: String,
        one: Organization,
        other: Organization
    ) {
        #expect(!Self.seeks(one, other), "\(what)")
    }

    @Test(arguments: [
        ("harbour-clinic", "harbour-clinlc", true), ("harbour-clinic", "harbour-clinics", true),
        ("harbour-clinic", "harbor-clinic", true), ("harbour-clinic", "arbour-clinic", true),
        ("harbour-clinic", "HARBOUR-clinic", true), ("Zürich", "Zürick", true),
        ("ÄRZTEHAUS", "ärztehauz", true),
        ("Spital Bern", "Spitäl Bern", true), ("Spital Zürich", "Spital Zurich", true),
        ("harbour-clinic", "harbor-clinlcs", false), ("harbour-clinic", "harbor-clinics", true),
        ("abdfhjlnpr", "bdfhjlnpar", true),
        ("bdfhjlnpar", "abdfhjlnpr", true), ("abdfhjlnpr", "bdfhjlanrp", false),
        ("harbour-clinic", "meadow", false), ("ab", "cd", false), ("", "clinic", false),
    ])
    func `names that the search compares are near`(one: String, other: String, isNear: Bool) {
        let near = NearNames(of: [Self.called("zzzzzzzzzzzzzzzzzzzzzzzz", one)])
        #expect(near.include(Text(other)) == isNear)
        let back = NearNames(of: [Self.called("zzzzzzzzzzzzzzzzzzzzzzzz", other)])
        #expect(back.include(Text(one)) == isNear)
    }

    private static func seeks(_ one: Organization, _ other: Organization) -> Bool {
        let index = StateIndex(State(catalog: catalog), today: Day(number: 0))
        let mine = MeetingNames(of: [one], in: index)
        return !Set(mine.sought).isDisjoint(with: MeetingNames(of: [other], in: index).offered)
    }

    // MARK: - Organizations with one thing each

    private static let catalog: Catalog = {
        var person = Person()
        (person.id, person.email) = ("jane", "jane@partner.example")
        var partner = Partner()
        (partner.id, partner.people) = ("partner", [person])
        var catalog = Catalog()
        catalog.partners = [partner]
        return catalog
    }()

    private static func organization(_ fill: (inout Organization) -> Void) -> Organization {
        var result = Organization()
        // What has no name looks like everything else that has none.
        let number = counter.withLock { counter in
            counter += 1
            return counter
        }
        (result.id, result.name) = (Text("id \(number)"), Text("name \(number)"))
        fill(&result)
        return result
    }

    private static let counter = Mutex(0)

    private static func claiming(_ name: Text) -> Organization {
        organization {
            var domain = Domain()
            domain.name = name
            $0.domains = [domain]
        }
    }

    private static func owned(by email: Text) -> Organization {
        organization { $0.ownerEmail = email }
    }

    private static func administered(by email: Text) -> Organization {
        organization {
            var admin = Admin()
            admin.email = email
            $0.admins = [admin]
        }
    }

    private static func helping(_ fill: (inout Collaborator) -> Void) -> Organization {
        organization {
            var collaborator = Collaborator()
            fill(&collaborator)
            $0.collaborators = [collaborator]
        }
    }

    private static func sponsored(by email: Text) -> Organization {
        helping { $0.sponsor = email }
    }

    private static func helped() -> Organization {
        helping { ($0.partner, $0.people) = ("partner", ["jane"]) }
    }

    private static func connected(_ fill: (inout Connection) -> Void) -> Organization {
        organization {
            var connection = Connection()
            fill(&connection)
            $0.connections = [connection]
        }
    }

    private static func issuing(_ issuer: Text) -> Organization {
        connected { $0.issuer = issuer }
    }

    private static func entity(_ id: Text) -> Organization { connected { $0.entityID = id } }

    private static func secret(client: Text? = nil, scim: Text? = nil) -> Organization {
        connected { ($0.clientSecret, $0.scimToken) = (client, scim) }
    }

    private static func called(_ id: Text, _ name: Text? = nil) -> Organization {
        organization {
            $0.id = id
            $0.name = name ?? $0.name
        }
    }

    private static func called(_ id: Text, _ name: String) -> Organization {
        called(id, Text(name))
    }
}
