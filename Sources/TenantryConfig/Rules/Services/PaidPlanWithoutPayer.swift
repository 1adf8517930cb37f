import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags subscriptions that cost something while nobody pays.
enum PaidPlanWithoutPayer: SubscriptionRule {
    static let page = RulePage(
        "SUB005",
        "a plan costs something and nobody pays",
        why: """
            The business would use the service and no bill would ever be written, which somebody \
            finds out when the books are closed.
            """,
        fix: """
            Write `billing` with an account that belongs to the organization or to one above it. \
            Without it the account of the nearest ancestor that names one pays.
            """,
        failing: Example(organization: ExampleOrganization(billing: nil).text),
        repaired: Example(organization: ExampleOrganization(billing: "bill-acme").text)
    )

    static func check(
        _ subscribed: SubscribedService,
        of organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard case nil = subscribed.payer, !organization.namesPayer, organization.isUnderstood,
            let plan = subscribed.plan, let price = plan.price, price.minor > 0,
            subscribed.service.availability == .subscription,
            !subscribed.subscription.hasEnded(by: organization.today)
        else { return }
        let own = organization.ownAccounts
        findings.report(
            page,
            "nobody pays for `\(subscribed.service.id)`: `\(plan.id)` costs \(price)",
            at: organization.place("subscriptions", subscribed.service.id.string, "plan"),
            help: own.isEmpty
                ? "declare an account with `owner: \(organization.id)` under `billingAccounts`"
                    + " in the catalog and name it with `billing`"
                : "write `billing: \(own[0].id)`"
        )
    }
}

extension OrganizationView {
    /// Whether it or an ancestor names a billing account, known or not.
    fileprivate var namesPayer: Bool {
        organization.billing != nil
            || desired.index.ancestors(of: number)
                .contains { desired.state.organizations[$0].billing != nil }
    }

    /// The accounts that it may name: its own, then those of its ancestors.
    ///
    /// - Complexity: O(*accounts* × *depth*).
    var ownAccounts: [BillingAccount] {
        ([number] + desired.index.ancestors(of: number)).flatMap { place in
            let id = desired.state.organizations[place].id
            return desired.catalog.billingAccounts.filter { $0.owner == id }
        }
    }
}
