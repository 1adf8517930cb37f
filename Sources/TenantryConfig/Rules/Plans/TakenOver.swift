import TenantryDiagnostics
import TenantryModel

/// Explains things that would be taken over unseen.
enum TakenOver: GuardRule {
    static let page = RulePage(
        "PLN010",
        .notice,
        "something exists that tenantry never applied",
        why: """
            Somebody made it by hand or with another tool. To apply over it would throw away \
            what they did, and nobody would see it go.
            """,
        fix: """
            Look at the plan: it shows what would change. Take the live values into the files \
            (`tenantry export`), or allow exactly that number: `--allow collisions=1`.
            """,
        failing: Example(
            ["organizations/bravo.yaml": bravo],
            live: ["organizations/bravo.yaml": bravo],
            madeByHand: ["bravo"]
        ),
        repaired: Example(["organizations/bravo.yaml": bravo])
    )

    private static let bravo = """
        id: bravo
        name: Bravo Clinic
        owner: { name: Ben Cole, email: ben@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """
}
