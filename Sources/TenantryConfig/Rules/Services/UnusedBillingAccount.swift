import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags billing accounts that no organization names.
enum UnusedBillingAccount: WorkspaceRule {
    static let page = RulePage(
        "BIL005",
        .notice,
        "a billing account pays for nothing",
        why: """
            Somebody set it up to pay for an organization, and no organization names it. If it was \
            meant to pay, another account pays now, or nobody does.
            """,
        fix: "Name it with `billing` in the file of its owner, or delete it.",
        failing: Example([
            "catalog/billing-second.yaml": """
            billingAccounts:
              - { id: bill-acme-kitchen, owner: acme, currency: EUR }
            """
        ]),
        repaired: Example([
            "catalog/billing-second.yaml": """
            billingAccounts:
              - { id: bill-acme-kitchen, owner: acme, currency: EUR }
            """,
            "organizations/acme.yaml": ExampleOrganization(billing: "bill-acme-kitchen").text,
            "catalog/billing.yaml": "billingAccounts: []",
        ])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        // Mostly the owner itself names it; the others are looked for together.
        var unused = Set(
            desired.catalog.billingAccounts.lazy.filter { account in
                guard let owner = desired.index.organizations[account.owner] else { return true }
                return desired.state.organizations[owner].billing != account.id
            }.map(\.id)
        )
        guard !unused.isEmpty, desired.unread.isEmpty,
            desired.workspace.isEveryOrganizationRead
        else { return }
        for organization in desired.state.organizations {
            if let account = organization.billing {
                // A misspelt name may be that of the unused one: another rule speaks of it.
                guard desired.index.billingAccounts.contains(account) else { return }
                unused.remove(account)
            }
            guard
                !organization.subscriptions.contains(where: { desired.isMisplacedField($0.service) }
                )
            else { return }
        }
        for account in desired.catalog.billingAccounts
        where unused.contains(account.id) && desired.index.organizations[account.owner] != nil {
            findings.report(
                page,
                "billing account `\(account.id)` pays for nothing",
                at: .catalog("billingAccounts", account.id.string),
                help: "write `billing: \(account.id)` in the file of `\(account.owner)`",
                "or delete the account"
            )
        }
    }
}
