import TenantryDiagnostics
import TenantryModel

/// Explains organizations under the id of one that was removed, or under a former id of another.
enum IDReused: GuardRule {
    static let page = RulePage(
        "PLN017",
        .notice,
        "an organization gets an id by which another one is still known",
        why: """
            Applications, invoices and people know an organization by its id for longer than it \
            exists, or has that id. Another one under the same id would be taken for it. So this \
            counts organizations, new or renamed, that get the id of one that was removed less \
            than 90 days ago, or the id, or a former one, of another that is still there.
            """,
        fix: """
            If it is the removed one that comes back: `--revive ID`, and it gets the uid that it \
            had. If it is another one, give it another id, or allow exactly that number: \
            `--allow reused=1`.
            """,
        failing: Example(
            ["organizations/bravo.yaml": bravo],
            live: [:],
            removed: ["bravo"]
        ),
        repaired: Example(["organizations/bravo.yaml": bravo], live: [:], removed: ["alpha"])
    )

    private static let bravo = """
        id: bravo
        name: Bravo Clinic
        owner: { name: Ben Cole, email: ben@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """
}
