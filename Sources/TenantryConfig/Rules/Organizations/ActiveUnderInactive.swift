import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags organizations that are switched off while some right below them are not.
enum ActiveUnderInactive: OrganizationRule {
    static let page = RulePage(
        "ORG007",
        "an organization is active below one that is not",
        why: """
            What a suspended or retired organization lends and pays for stops. The people of the \
            active ones below would lose their sign-in and their services without a line in \
            their own files that says so.
            """,
        fix: """
            Set the `state` of the organizations below first, or attach them elsewhere, and then \
            that of the one above.
            """,
        failing: Example([
            "organizations/bravo.yaml": bravo, "organizations/bravo-north.yaml": north("active"),
        ]),
        repaired: Example([
            "organizations/bravo.yaml": bravo, "organizations/bravo-north.yaml": north("suspended"),
        ])
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let state = organization.organization.state
        guard state != .active else { return }
        let all = organization.desired.state.organizations
        let active = organization.desired.index.children[organization.number]
            .filter { $0 != organization.number && all[$0].state == .active }
        guard !active.isEmpty else { return }
        let names = active.prefix(most).map { "`\(all[$0].id)`" }.joined(separator: ", ")
        let rest = active.count > most ? " and \(active.count - most) more" : ""
        findings.report(
            page,
            "`\(organization.id)` is \(state.rawValue), but right below it \(names)\(rest) "
                + (active.count == 1 ? "is active" : "are active"),
            at: organization.place("state"),
            help: "write `state: \(state.rawValue)` in \(names)\(rest) too, or attach "
                + (active.count == 1 ? "it elsewhere" : "them elsewhere"),
            related: active.prefix(most).map {
                ("active below it", Place(organization: $0, "parent"))
            }
        )
    }

    /// How many organizations are named.
    private static let most = 10

    private static let bravo = """
        id: bravo
        name: Bravo Group
        state: suspended
        owner: { name: Bo Ek, email: bo@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        """

    private static func north(_ state: String) -> String {
        """
        id: bravo-north
        name: Northern Clinic
        parent: bravo
        state: \(state)
        owner: { name: Dov Eck, email: dov@north.example }
        domains: [north.example]
        users: { staff: provider }
        """
    }
}
