import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags billing accounts of retired organizations that others still let pay.
enum RetiredPayer: WorkspaceRule {
    static let page = RulePage(
        "BIL007",
        "a retired organization still pays for others",
        why: """
            A retired organization is on its way out: its file goes next, and its account with it. \
            A suspended organization below keeps its subscriptions, so somebody would go on \
            writing bills to a business that is gone. Of active ones below ORG007 speaks, and a \
            suspended owner goes on paying for its suspended group.
            """,
        fix: """
            Let another account pay with `billing`, delete the subscriptions, or retire the \
            organizations below first.
            """,
        failing: files(north: "suspended"),
        repaired: files(north: "retired")
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for account in desired.catalog.billingAccounts {
            guard let owner = desired.index.organizations[account.owner],
                desired.state.organizations[owner].state == .retired
            else { continue }
            let payees = desired.state.organizations.indices.filter { place in
                guard place != owner, desired.state.organizations[place].state == .suspended
                else { return false }
                let organization = OrganizationView(place, in: desired)
                return organization.effective.payer?.id == account.id
                    && organization.organization.subscriptions
                        .contains { !$0.hasEnded(by: desired.workspace.today) }
            }
            guard !payees.isEmpty else { continue }
            let names = payees.map { desired.state.organizations[$0].id }
            findings.report(
                page,
                "`\(account.owner)` is retired, but its account `\(account.id)` pays for "
                    + names.listed(),
                at: .catalog("billingAccounts", account.id.string, "owner"),
                help: "let another account pay, or retire \(names.listed()) first",
                related: [("retired here", Place(organization: owner, "state"))]
            )
        }
    }

    private static func files(north state: String) -> Example {
        Example([
            "catalog/billing-bravo.yaml": """
            billingAccounts:
              - { id: bill-bravo, owner: bravo, currency: EUR }
            """,
            "organizations/bravo.yaml": """
            id: bravo
            name: Bravo Group
            state: retired
            owner: { name: Bo Ek, email: bo@bravo.example }
            domains: [bravo.example]
            users: { staff: provider }
            billing: bill-bravo
            """,
            "organizations/bravo-north.yaml": """
            id: bravo-north
            name: Northern Clinic
            parent: bravo
            state: \(state)
            owner: { name: Dov Eck, email: dov@north.example }
            domains: [north.example]
            users: { staff: provider }
            subscriptions: { meal-ordering: standard }
            """,
        ])
    }
}
