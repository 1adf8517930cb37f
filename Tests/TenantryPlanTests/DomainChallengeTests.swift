import TenantryModel
import TenantryPlan
import Testing

/// What the DNS of a domain must say is the same for whoever asks.
struct DomainChallengeTests {
    @Test func `is derived from the state and the domain, and from nothing else`() {
        let token = DomainChallenge.token(of: "acme.example", lineage: "a")
        #expect(token == DomainChallenge.token(of: "acme.example", lineage: "a"))
        #expect(token != DomainChallenge.token(of: "acme.example", lineage: "b"))
        #expect(token != DomainChallenge.token(of: "bravo.example", lineage: "a"))
        #expect(token.string.utf8.count == 32)
    }

    @Test func `a wildcard is proven by the name below which it stands`() {
        var domain = Domain()
        domain.name = "*.acme.example"
        #expect(domain.provenName == "acme.example")
        domain.name = "acme.example"
        #expect(domain.provenName == "acme.example")
    }
}
