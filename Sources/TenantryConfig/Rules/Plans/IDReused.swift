import TenantryDiagnostics
import TenantryModel

/// Explains new organizations under the id of one that was removed.
enum IDReused: GuardRule {
    static let page = RulePage(
        "PLN017",
        .notice,
        "a new organization has the id of one that was removed not long ago",
        why: """
            Applications, invoices and people know an organization by its id for longer than it \
            exists. Another one under the same id would be taken for it.
            """,
        fix: """
            If it is the same one that comes back: `--revive ID`, and it gets the uid that it had. \
            If it is another one, give it another id, or allow exactly that number: \
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
