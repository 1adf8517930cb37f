import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags organizations one level below what the policy allows; those further down follow them.
enum HierarchyTooDeep: OrganizationRule {
    static let page = RulePage(
        "ORG006",
        "the hierarchy has too many levels",
        why: """
            Lent sign-ins, lent services and bills flow down from every ancestor. With each level \
            it gets harder for a reviewer to see who reaches whom, and an admin at the top \
            reaches more people than anybody remembers.
            """,
        fix: """
            Attach the organization higher, or raise `policy.maxDepth`, up to 10, in a change of \
            its own.
            """,
        failing: Example([
            "catalog/policy.yaml": policy(maxDepth: 1),
            "organizations/bravo.yaml": bravo,
            "organizations/bravo-north.yaml": north,
        ]),
        repaired: Example([
            "catalog/policy.yaml": policy(maxDepth: 2),
            "organizations/bravo.yaml": bravo,
            "organizations/bravo-north.yaml": north,
        ])
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let desired = organization.desired
        guard desired.isCatalogUnderstood else { return }
        let most = desired.policy.maxDepth
        var depth = 1
        var place = organization.number
        // Stops in cycles too: they look deeper than anything.
        while depth <= most + 1, let parent = desired.index.parents[place] {
            place = parent
            depth += 1
        }
        guard depth == most + 1 else { return }
        report(organization, most: most, &findings)
    }

    private static func report(
        _ organization: OrganizationView,
        most: Int,
        _ findings: inout Findings
    ) {
        let desired = organization.desired
        let ancestors = desired.index.ancestors(of: organization.number)
            .map { desired.state.organizations[$0].id }
        let path = (ancestors.reversed() + [organization.id]).map { "`\($0)`" }
            .suffix(shown).joined(separator: " → ")
        findings.report(
            page,
            "`\(organization.id)` is on level \(most + 1), the policy allows \(most): \(path)",
            at: organization.place("parent"),
            help: ancestors.count > 1
                ? "attach it higher: `parent: \(ancestors[1])`"
                : "delete `parent`, or raise `policy.maxDepth`",
            related: [("the limit", Place.catalog("policy", "maxDepth"))]
        )
    }

    /// How many organizations of the path are named.
    private static let shown = 12

    private static func policy(maxDepth: Int) -> String {
        """
        policy:
          maxDepth: \(maxDepth)
          domains: { verified: off, allowReserved: true }
        """
    }

    private static let bravo = """
        id: bravo
        name: Bravo Group
        owner: { name: Bo Ek, email: bo@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """

    private static let north = """
        id: bravo-north
        name: Northern Clinic
        parent: bravo
        owner: { name: Dov Eck, email: dov@north.example }
        domains: [north.example]
        users: { staff: provider }
        """
}
