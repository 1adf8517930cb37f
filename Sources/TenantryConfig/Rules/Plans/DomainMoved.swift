import TenantryDiagnostics

/// Explains plans that lead the addresses of a domain to another organization.
enum DomainMoved: ConsequenceRule {
    static let page = RulePage(
        "PLN004",
        .notice,
        "a domain leads to another organization",
        why: """
            Everybody with an address there signs in at another business from then on. Who had \
            an account stays without it, and the other business sees people who are not its own.
            """,
        fix: """
            Make sure that both businesses know, and that accounts were moved. If the domain \
            moved by mistake, give it back to its organization.
            """,
        failing: Example(domain(of: "bravo"), live: domain(of: "acme")),
        repaired: Example(domain(of: "acme"), live: domain(of: "acme"))
    )

    /// Two organizations, one of which has the domain.
    private static func domain(of owner: String) -> KeyValuePairs<String, String> {
        let acme = ["acme.example"] + (owner == "acme" ? ["spare.example"] : [])
        let bravo = ["bravo.example"] + (owner == "bravo" ? ["spare.example"] : [])
        return [
            "organizations/acme.yaml": organization("acme", acme),
            "organizations/bravo.yaml": organization("bravo", bravo),
        ]
    }

    private static func organization(_ id: String, _ domains: [String]) -> String {
        """
        id: \(id)
        name: The \(id) clinic
        owner: { name: Ada Berg, email: ada@\(id).example }
        domains: [\(domains.joined(separator: ", "))]
        users: { staff: provider }
        """
    }
}
