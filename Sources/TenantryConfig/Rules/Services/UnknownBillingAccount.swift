import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags billing accounts that are not declared, and those whose owner is no organization.
enum UnknownBillingAccount: OrganizationRule, WorkspaceRule {
    static let page = RulePage(
        "BIL001",
        "a billing account, or its owner, is unknown",
        why: """
            Subscriptions would be charged to nobody: neither the business nor the provider \
            would see the bill.
            """,
        fix: """
            Write the id of an account that the catalog declares under `billingAccounts`, and \
            there as `owner` the id of an organization.
            """,
        failing: Example(organization: ExampleOrganization(billing: "bil-acme").text),
        repaired: Example(organization: ExampleOrganization(billing: "bill-acme").text)
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        guard let account = organization.organization.billing,
            !organization.desired.index.billingAccounts.contains(account),
            organization.desired.isCatalogUnderstood
        else { return }
        findings.report(
            page,
            "`\(organization.id)` names the unknown billing account `\(account)`",
            at: organization.place("billing"),
            help: findings.advice(
                for: account,
                among: organization.desired.catalog.billingAccounts.map(\.id)
            )
        )
    }

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for account in desired.catalog.billingAccounts
        where !account.owner.isEmpty && desired.index.organizations[account.owner] == nil
            && !desired.workspace.mayDeclare(account.owner)
        {
            findings.report(
                page,
                "billing account `\(account.id)` belongs to the unknown organization "
                    + "`\(account.owner)`",
                at: .catalog("billingAccounts", account.id.string, "owner"),
                help: desired.whereabouts(of: account.owner)
                    ?? findings.advice(
                        for: account.owner,
                        among: withoutAccount(desired),
                        label: "without an account"
                    )
            )
        }
    }

    /// The organizations that may be meant: who has an account already hardly is.
    private static func withoutAccount(_ desired: DesiredIndex) -> [Text] {
        let owners = Set(desired.catalog.billingAccounts.map(\.owner))
        return desired.state.organizations.map(\.id).filter { !owners.contains($0) }
    }
}
