import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags plans that are priced in another currency than the account that pays.
enum CurrencyMismatch: SubscriptionRule {
    static let page = RulePage(
        "BIL004",
        "a plan is priced in another currency than the account that pays",
        why: """
            An account has one bill in one currency. Nothing here converts, so the amount could \
            not be added to it. Lent services are on the bill of the organization that lends them.
            """,
        fix: "Choose a plan in the currency of the account, or an account in that of the plan.",
        failing: Example([
            "catalog/laboratory.yaml": laboratory,
            "organizations/acme.yaml": acme(plan: "swiss"),
        ]),
        repaired: Example([
            "catalog/laboratory.yaml": laboratory,
            "organizations/acme.yaml": acme(plan: "standard"),
        ])
    )

    static func check(
        _ subscribed: SubscribedService,
        of organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard let account = subscribed.payer, let plan = subscribed.plan, let price = plan.price,
            price.currency != account.currency, price.minor > 0, !account.currency.isEmpty,
            subscribed.service.availability == .subscription,
            !subscribed.subscription.hasEnded(by: organization.today)
        else { return }
        let service = subscribed.service
        let fitting = service.plans
            .filter { $0.price?.currency == account.currency && $0.state == .sold }.map(\.id)
        findings.report(
            page,
            "plan `\(plan.id)` of `\(service.id)` is priced in \(price.currency), but "
                + "`\(account.id)` "
                + "pays in \(account.currency)",
            at: organization.place("subscriptions", service.id.string, "plan"),
            help: fitting.isEmpty
                ? "let an account in \(price.currency) pay: write its id at `billing`"
                : "take a plan in \(account.currency): \(fitting.listed())",
            related: [
                (
                    "this account pays",
                    .catalog("billingAccounts", account.id.string, "currency")
                )
            ]
        )
    }

    private static let laboratory = """
        services:
          - id: laboratory
            name: Results of the laboratory
            availability: subscription
            roles: [{ id: reader, for: any }]
            plans:
              - { id: standard, price: "80.00 EUR", per: organization }
              - { id: swiss, price: "85.00 CHF", per: organization }
        """

    private static func acme(plan: String) -> String {
        ExampleOrganization(subscriptions: "{ laboratory: \(plan) }").text
    }
}
