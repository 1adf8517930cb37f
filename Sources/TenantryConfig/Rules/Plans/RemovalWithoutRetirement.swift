import TenantryDiagnostics

/// Explains removals that nobody announced.
enum RemovalWithoutRetirement: GuardRule {
    static let page = RulePage(
        "PLN002",
        .notice,
        "an organization goes that was not retired long enough",
        why: """
            A file that vanishes takes a whole business away: its sign-ins, its roles, its \
            history. A merge, a rename or a wrong folder makes files vanish too, and nobody \
            means it.
            """,
        fix: """
            Write `state: retired`, apply, and delete the file after \
            `policy.changes.retireDays`. If it must be now, allow exactly that number: `--allow \
            removals=1`. A `protected` organization is never removed: lift the protection in an \
            apply of its own first.
            """,
        failing: Example([:], live: ["organizations/bravo.yaml": bravo]),
        repaired: Example(
            ["organizations/bravo.yaml": bravo],
            live: ["organizations/bravo.yaml": bravo]
        )
    )

    private static let bravo = """
        id: bravo
        name: Bravo Clinic
        owner: { name: Ben Cole, email: ben@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """
}
