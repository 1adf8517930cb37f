import TenantryDiagnostics

/// A page about changes from outside; the drift of a plan speaks in its name.
///
/// Its examples are changes: what is live although the files were applied, and the files.
package protocol DriftRule: Rule {}

extension DriftRule {
    package static var asksLive: Bool { true }
    package static var warns: Bool { true }
}

/// Explains what becomes of an organization that somebody changed around tenantry.
enum ChangedOutside: DriftRule {
    static let page = RulePage(
        "PLN018",
        .notice,
        "an organization was changed outside since it was last applied",
        why: """
            The next apply makes it as the files say. That is right for a change that nobody \
            meant, and wrong in the middle of an incident, when somebody has switched something by \
            hand so that people can go on.
            """,
        fix: """
            Write the live values into the file (`tenantry drift` says which), or let the next \
            apply overwrite them. To keep them for a while, answer for them with a waiver of \
            PLN018: until that day the organization stays as it is live, what its file says \
            besides waits, and each plan lists it as left out.
            """,
        failing: Example(["organizations/bravo.yaml": bravo], live: byHand),
        repaired: Example(["organizations/bravo.yaml": bravo + waiver], live: byHand)
    )

    private static let byHand: KeyValuePairs = [
        "organizations/bravo.yaml": """
        id: bravo
        name: Bravo Clinic
        owner: { name: Ben Cole, email: ben@bravo.example }
        domains: [bravo.example, bravo-hotline.example]
        users: { staff: provider }
        """
    ]

    private static let waiver = """

        waivers:
          - { rule: PLN018, reason: Their directory is down, until: 2026-12-20 }
        """

    private static let bravo = """
        id: bravo
        name: Bravo Clinic
        owner: { name: Ben Cole, email: ben@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """
}
