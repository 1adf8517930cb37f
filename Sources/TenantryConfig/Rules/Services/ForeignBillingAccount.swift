import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags organizations that let an account pay which belongs to somebody else.
enum ForeignBillingAccount: OrganizationRule {
    static let page = RulePage(
        "BIL002",
        "a billing account belongs to neither the organization nor one above it",
        why: """
            With one line in its own file a business could let another one pay. So an account \
            pays for its owner and for what is below the owner, and for nobody else.
            """,
        fix: """
            Name an account of the organization or of one above it. If the other business is to \
            pay for the group, attach this organization below it with `parent`.
            """,
        failing: Example(["organizations/bravo.yaml": bravo(billing: "bill-acme")]),
        repaired: Example([
            "catalog/billing-bravo.yaml": """
            billingAccounts:
              - { id: bill-bravo, owner: bravo, currency: EUR }
            """,
            "organizations/bravo.yaml": bravo(billing: "bill-bravo"),
        ])
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        guard let name = organization.organization.billing,
            let account = organization.desired.index.billingAccounts[name],
            account.owner != organization.id,
            let owner = organization.desired.index.organizations[account.owner],
            !organization.desired.index.ancestors(of: organization.number).contains(owner),
            organization.isUnderstood
        else { return }
        let own = organization.ownAccounts.map(\.id)
        findings.report(
            page,
            "`\(name)` belongs to `\(account.owner)`, which is not above `\(organization.id)`",
            at: organization.place("billing"),
            help: own.isEmpty
                ? "declare an account with `owner: \(organization.id)` under `billingAccounts`"
                : "take one of its own: \(own.listed())",
            "or attach the organization below it: `parent: \(account.owner)`",
            related: [("the owner", .catalog("billingAccounts", name.string, "owner"))]
        )
    }

    private static func bravo(billing: String) -> String {
        """
        id: bravo
        name: Bravo Care Homes
        owner: { name: Eva Fry, email: eva@bravo.example }
        domains: [bravo.example]
        users: { staff: provider }
        subscriptions: { meal-ordering: standard }
        billing: \(billing)
        admins: [{ email: eva@bravo.example, role: org-admin }]
        """
    }
}
