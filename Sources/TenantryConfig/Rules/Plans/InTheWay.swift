import TenantryDiagnostics
import TenantryModel

/// Explains what was never applied and stands in the way of a plan.
enum InTheWay: GuardRule {
    static let page = RulePage(
        "PLN019",
        .notice,
        "something that tenantry never applied stands in the way",
        why: """
            What somebody made by hand or with another tool stays alone. That cannot be if it \
            refers to what the plan removes, such as a parent or a service, or if it has what \
            only one can have, a domain or a client at an identity provider, and the plan gives \
            that to somebody else: no state can hold both.
            """,
        fix: """
            Adopt it (`tenantry adopt`), so that the files say what becomes of it. Or change it \
            where it was made, so that it refers to nothing that goes, \
            and has nothing that somebody else gets.
            """,
        failing: Example(
            ["organizations/charlie.yaml": clinic("charlie", domain: "bravo.example")],
            live: ["organizations/bravo.yaml": clinic("bravo", domain: "bravo.example")],
            madeByHand: ["bravo"]
        ),
        repaired: Example(
            ["organizations/charlie.yaml": clinic("charlie", domain: "charlie.example")],
            live: ["organizations/bravo.yaml": clinic("bravo", domain: "bravo.example")],
            madeByHand: ["bravo"]
        )
    )

    private static func clinic(_ id: String, domain: String) -> String {
        """
        id: \(id)
        name: \(id == "bravo" ? "Bravo Clinic" : "Charlie Clinic")
        owner: { name: Ben Cole, email: ben@\(domain) }
        domains: [\(domain)]
        users: { staff: provider }
        """
    }
}
