import TenantryConfig
import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// Whatever a file may say can be read back from its last-applied copy.
struct CopyReadingTests {
    private static func organization(_ edit: (inout Organization) -> Void) -> State {
        var organization = Organization()
        organization.id = "acme"
        organization.name = "Acme"
        edit(&organization)
        return State(organizations: [organization])
    }

    private static func isReadBack(_ state: State) -> Bool {
        CanonicalReading.state(from: state.canonicalForms) == state
    }

    @Test(arguments: ["\u{FE0F}", "\u{AD}", "\u{3164}", "\u{FFFC}", "\u{180E}", "<&>", "\\\""])
    func `characters that show nothing, or are escaped`(text: String) {
        #expect(Self.isReadBack(Self.organization { $0.name = Text(text) }))
    }

    @Test(arguments: ["\u{845B}\u{E0100}", "\u{E01EF}"])
    func `variants of ideographs`(text: String) {
        #expect(Self.isReadBack(Self.organization { $0.name = Text(text) }))
    }

    @Test func `long values of claims, of characters that are escaped`() {
        var grant = Grant(attribute: "groups", value: "", role: RoleName("meals/cook"))
        grant.value = Text(String(repeating: "<", count: 255))
        var connection = Connection()
        connection.id = "entra"
        connection.grants = [grant]
        #expect(Self.isReadBack(Self.organization { $0.connections = [connection] }))
    }

    @Test func `as many domains as a file may list`() {
        let domains = (10_000..<14_999).map { number in
            var domain = Domain()
            domain.name = Text("d\(number).example")
            domain.via = "entra"
            domain.population = .staff
            return domain
        }
        #expect(Self.isReadBack(Self.organization { $0.domains = domains }))
    }
}
