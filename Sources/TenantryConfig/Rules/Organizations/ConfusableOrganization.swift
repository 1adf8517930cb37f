import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags organizations whose ids or names are easily taken for each other.
enum ConfusableOrganization: WorkspaceRule {
    static let page = RulePage(
        "ORG008",
        .warning,
        "two organizations look alike",
        why: """
            Whoever picks one of them from a list, or reads one in a ticket, takes the wrong one \
            sooner or later: a helper gets access to the wrong business, or the wrong one is \
            removed. It is also how somebody would smuggle in an organization that looks like a \
            customer. Numbers do not count, and neither do organizations of one tree.
            """,
        fix: "Rename one of them: a change of `id` needs the old one under `formerly`.",
        failing: example(id: "hospitai"),
        repaired: example(id: "childrens-hospital")
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        let organizations = desired.state.organizations
        let count = organizations.count
        let ids = LookAlikeSearch.pairs(among: count) { organizations[$0].id.string }
            .filter { !desired.isOneTree($0.earlier, $0.later) }
        var reported: Set<Int> = []
        // One finding for each is enough, however many it looks like.
        for pair in ids where reported.insert(pair.later).inserted {
            let (earlier, later) = (organizations[pair.earlier], organizations[pair.later])
            findings.report(
                page,
                "organization `\(later.id)` looks like `\(earlier.id)`",
                at: Place(organization: pair.later, "id"),
                help: "rename one of them, and write its old id under `formerly`",
                related: [("the other one", Place(organization: pair.earlier, "id"))]
            )
        }
        let names = LookAlikeSearch.pairs(among: count) { organizations[$0].name.string }
        for pair in names
        where !desired.isOneTree(pair.earlier, pair.later)
            && reported.insert(pair.later).inserted
        {
            report(name: pair, organizations, &findings)
        }
    }

    private static func report(
        name pair: LookAlikeSearch.Pair,
        _ organizations: [Organization],
        _ findings: inout Findings
    ) {
        let (earlier, later) = (organizations[pair.earlier], organizations[pair.later])
        findings.report(
            page,
            earlier.name == later.name
                ? "`\(later.id)` and `\(earlier.id)` are both called `\(later.name)`"
                : "the name `\(later.name)` looks like `\(earlier.name)`, the name of "
                    + "`\(earlier.id)`",
            at: Place(organization: pair.later, "name"),
            help: "add to one name what tells them apart, such as the town",
            related: [("the other one", Place(organization: pair.earlier, "name"))]
        )
    }

    private static func example(id: String) -> Example {
        Example([
            "organizations/hospital.yaml": clinic("hospital", name: "City Hospital"),
            "organizations/\(id).yaml": clinic(id, name: "House of Children"),
        ])
    }

    private static func clinic(_ id: String, name: String) -> String {
        """
        id: \(id)
        name: \(name)
        owner: { name: Bo Ek, email: bo@\(id).example }
        domains: [\(id).example]
        users: { staff: provider }
        """
    }
}
