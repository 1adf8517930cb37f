import TenantryDiagnostics

/// Explains ids that two things of one kind have; the decoder and the workspace report them.
enum RepeatedID: Rule {
    static let page = RulePage(
        "ORG001",
        "two things of one kind have one id",
        why: """
            Everything else refers to them by id: parents, bills, roles, the accounts of people. \
            With two of one id, a change meant for one would hit the other. The first one is \
            kept for the other checks, but nothing is applied.
            """,
        fix: "Give one of them another id, or delete the one that was copied.",
        failing: Example([
            "organizations/north/bravo.yaml": bravo("bravo", domain: "north.example"),
            "organizations/south/bravo.yaml": bravo("bravo", domain: "south.example"),
        ]),
        repaired: Example([
            "organizations/north/bravo.yaml": bravo("bravo", domain: "north.example"),
            "organizations/south/southern-star.yaml": bravo(
                "southern-star",
                domain: "south.example"
            ),
        ])
    )

    private static func bravo(_ id: String, domain: String) -> String {
        """
        id: \(id)
        name: Clinic at \(domain)
        owner: { name: Bo Ek, email: bo@\(domain) }
        domains: [\(domain)]
        users: { staff: provider }
        """
    }
}
