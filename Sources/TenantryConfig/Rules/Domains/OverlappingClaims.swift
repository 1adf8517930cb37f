import TenantryDiagnostics
import TenantryModel

/// Flags a domain under the wildcard of an unrelated organization.
enum OverlappingClaims: WorkspaceRule {
    static let page = RulePage(
        "DOM010",
        .warning,
        "a domain lies under the wildcard of an unrelated organization",
        why: """
            The more exact claim wins, so the people of the domain are sent here and everybody \
            else under the wildcard there. If the two have nothing to do with each other, one of \
            them claims people that it does not have.
            """,
        fix: """
            List the names of the business in place of the wildcard. Where the two belong \
            together, put them in one tree.
            """,
        failing: example(domain: "\"*.acme.example\""),
        repaired: example(domain: "acme.example")
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for overlap in desired.claimOverlaps
        where !desired.isOneTree(overlap.above, overlap.below) {
            let above = desired.state.organizations[overlap.above].id
            let below = desired.state.organizations[overlap.below].id
            findings.report(
                page,
                "`\(overlap.domain)` leads to `\(below)`, everything else under "
                    + "`\(overlap.base)` to `\(above)`",
                at: Place(organization: overlap.below, "domains", overlap.domain.string),
                help: "list the names of `\(above)` in place of `\(overlap.wildcard)`",
                "if `\(below)` belongs to `\(above)`, set its `parent`",
                related: [
                    (
                        "the wildcard",
                        Place(organization: overlap.above, "domains", overlap.wildcard.string)
                    )
                ]
            )
        }
    }

    private static func example(domain: String) -> Example {
        Example([
            "organizations/acme.yaml": """
            id: acme
            name: Acme Clinic
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [\(domain)]
            users: { staff: provider }
            """,
            "organizations/bravo.yaml": """
            id: bravo
            name: Bravo Kitchens
            owner: { name: Bo Ek, email: bo@kitchen.acme.example }
            domains: [kitchen.acme.example]
            users: { staff: provider }
            """,
        ])
    }
}
