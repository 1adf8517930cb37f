import TenantryDiagnostics
import TenantryModel

/// Tells of a wildcard under which other organizations of the tree have domains of their own.
enum OverlapWithinTree: WorkspaceRule {
    static let page = RulePage(
        "DOM011",
        .notice,
        "organizations of one tree have domains under a wildcard",
        why: """
            The more exact claim wins: the people of those domains are sent to the organization \
            that claims them, everybody else under the wildcard to the one that has it. That is \
            how groups do it; it is said because nobody sees it in one file alone.
            """,
        fix: "Nothing needs to be done. List the names in place of the wildcard to be rid of it.",
        failing: example(domain: "\"*.acme.example\""),
        repaired: example(domain: "acme.example")
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        let overlaps = desired.claimOverlaps
            .filter { desired.isOneTree($0.above, $0.below) }
            .sorted { ($0.above, $0.wildcard, $0.below) < ($1.above, $1.wildcard, $1.below) }
        var rest = overlaps[...]
        while let first = rest.first {
            let group = rest.prefix { $0.above == first.above && $0.wildcard == first.wildcard }
            rest = rest.dropFirst(group.count)
            report(group, desired, &findings)
        }
    }

    /// Reports one wildcard, however many domains lie under it.
    private static func report(
        _ group: ArraySlice<ClaimOverlap>,
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) {
        guard let first = group.first else { return }
        let below = desired.state.organizations[first.below].id
        let above = desired.state.organizations[first.above].id
        let more = group.count > 1 ? " (and \(group.count - 1) more)" : ""
        findings.report(
            page,
            "`\(first.domain)` leads to `\(below)`\(more), everything else under `\(first.base)` "
                + "to `\(above)`, all in one tree",
            at: Place(organization: first.above, "domains", first.wildcard.string),
            help: "nothing needs to be done",
            related: group.prefix(most).map {
                ("more exact", Place(organization: $0.below, "domains", $0.domain.string))
            }
        )
    }

    /// How many domains are shown.
    private static let most = 5

    private static func example(domain: String) -> Example {
        Example([
            "organizations/acme.yaml": """
            id: acme
            name: Acme Clinic
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [\(domain)]
            users: { staff: provider }
            """,
            "organizations/north.yaml": """
            id: north
            name: Northern Clinic
            parent: acme
            owner: { name: Dov Eck, email: dov@north.acme.example }
            domains: [north.acme.example]
            users: { staff: provider }
            """,
        ])
    }
}
