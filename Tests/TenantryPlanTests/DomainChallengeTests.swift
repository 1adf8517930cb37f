import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

/// What the DNS of a domain must say is the same for whoever asks, and another for whoever claims.
struct DomainChallengeTests {
    @Test func `is derived from the state, the organization and the domain, and nothing else`() {
        func token(_ domain: Text, _ organization: Text, _ lineage: Text) -> Text {
            DomainChallenge.token(of: domain, for: organization, lineage: lineage)
        }
        let first = token("acme.example", "acme", "a")
        #expect(first == token("acme.example", "acme", "a"))
        #expect(first != token("acme.example", "acme", "b"))
        #expect(first != token("acme.example", "bravo", "a"))
        #expect(first != token("bravo.example", "acme", "a"))
        #expect(first == "ff110440b25fe23d56885ece56780e1b")
    }

    @Test func `a renamed organization may keep its record, others need their own`() {
        func organization(_ id: Text, _ domain: Text) -> Organization {
            var organization = Organization()
            organization.id = id
            var claim = Domain()
            claim.name = domain
            organization.domains = [claim]
            return organization
        }
        var live = LiveSnapshot(
            applied: State(organizations: [
                organization("alpine", "alpha.example"), organization("beta", "beta.example"),
                organization("gamma", "*.beta.example"),
            ])
        )
        live.aliases = ["alpha": "alpine", "bravo": "beta"]
        let ids: [Text] = ["alpine", "alpha"]
        let tokens = ids.map { id in
            DomainChallenge.token(of: "alpha.example", for: id, lineage: live.lineage)
        }
        let challenges = live.challenges(of: "alpha.example")
        #expect(challenges.map(\.organization) == ["alpine"])
        #expect(challenges.map(\.tokens) == [tokens])
        #expect(live.challenges(of: "beta.example").map(\.organization) == ["beta", "gamma"])
        #expect(live.challenges(of: "delta.example").isEmpty)
    }

    @Test func `a wildcard is proven by the name below which it stands`() {
        var domain = Domain()
        domain.name = "*.acme.example"
        #expect(domain.provenName == "acme.example")
        domain.name = "acme.example"
        #expect(domain.provenName == "acme.example")
    }
}
