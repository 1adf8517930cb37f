import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags a level of the hierarchy that neither branches nor has people of its own.
enum LevelWithoutBranching: OrganizationRule {
    static let page = RulePage(
        "ORG015",
        .warning,
        "a level of the hierarchy adds nothing",
        why: """
            Two organizations follow each other with one below each, and one of them has no people \
            of its own. Everybody who asks where a sign-in, a service or a bill comes from has to \
            look one level further, and the depth is limited.
            """,
        fix: "Attach what is below to the organization above, and retire the one between.",
        failing: example(parent: "bravo-care"),
        repaired: example(parent: "bravo")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let desired = organization.desired
        let children = desired.index.children[organization.number]
        guard children.count == 1, let child = children.first,
            let parent = desired.index.parents[organization.number],
            desired.index.children[parent].count == 1, child != parent,
            child != organization.number
        else { return }
        let all = desired.state.organizations
        guard all[parent].users.isEmpty || organization.organization.users.isEmpty,
            organization.isUnderstood, desired.workspace.isEveryOrganizationRead,
            !desired.index.ancestors(of: parent).contains(parent),
            !desired.index.ancestors(of: parent).contains(child)
        else { return }
        let superfluous = organization.organization.users.isEmpty ? organization.number : parent
        findings.report(
            page,
            "`\(all[parent].id)` → `\(organization.id)` → `\(all[child].id)` adds a level without "
                + "branching: `\(all[superfluous].id)` has no people of its own",
            at: organization.place("parent"),
            help: superfluous == organization.number
                ? "write `parent: \(all[parent].id)` in the file of `\(all[child].id)`, and retire "
                    + "`\(organization.id)`"
                : "move what `\(all[parent].id)` lends and pays to `\(organization.id)`, and "
                    + "retire `\(all[parent].id)`",
            related: [("only this is below it", Place(organization: child, "parent"))]
        )
    }

    private static func example(parent: String) -> Example {
        Example([
            "organizations/bravo.yaml": """
            id: bravo
            name: Bravo Group
            owner: { name: Bo Ek, email: bo@bravo.example }
            domains: [bravo.example]
            users: { staff: provider }
            """,
            "organizations/bravo-care.yaml": """
            id: bravo-care
            name: Nursing at Bravo
            parent: bravo
            owner: { name: Bo Ek, email: bo@bravo.example }
            """,
            "organizations/north.yaml": """
            id: north
            name: Northern Clinic
            parent: \(parent)
            owner: { name: Dov Eck, email: dov@north.example }
            domains: [north.example]
            users: { staff: provider }
            """,
        ])
    }
}
