import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags subscriptions to what is no longer sold, unless the organization has it already.
enum NewSubscriptionToClosedPlan: SubscriptionRule {
    static let page = RulePage(
        "SUB008",
        "a new subscription to a service or plan that is closed",
        why: """
            The provider has stopped selling it: a business that starts with it now gets a price \
            or a service that is on its way out. Existing subscribers keep theirs, which only the \
            live state knows; without it, or before the first apply to it, this is a warning.
            """,
        fix: "Choose a plan that is sold.",
        failing: Example([
            "catalog/laboratory.yaml": laboratory,
            "organizations/acme.yaml": acme(plan: "basic"),
        ]),
        repaired: Example([
            "catalog/laboratory.yaml": laboratory,
            "organizations/acme.yaml": acme(plan: "standard"),
        ])
    )

    static let warns = true
    static let asksLive = true

    static func check(
        _ subscribed: SubscribedService,
        of organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard let plan = subscribed.plan,
            plan.state == .closed || subscribed.service.state == .closed
        else { return }
        let service = subscribed.service
        let isKept = organization.isLive(subscribed.subscription)
        guard service.availability == .subscription, isKept != true,
            !subscribed.subscription.hasEnded(by: organization.today)
        else { return }
        let isServiceClosed = service.state == .closed
        let sold = service.plans.filter { $0.state == .sold }.map(\.id)
        let what =
            isServiceClosed ? "service `\(service.id)`" : "plan `\(plan.id)` of `\(service.id)`"
        let closed = Place.catalog("services", service.id.string)
        findings.report(
            page,
            "\(what) is no longer sold; only existing subscribers keep it",
            at: organization.place("subscriptions", service.id.string, "plan"),
            severity: isKept == nil ? .warning : .error,
            help: isServiceClosed || sold.isEmpty
                ? "delete the subscription unless `\(organization.id)` has it already"
                : "take a plan that is sold: \(sold.listed())",
            related: [
                (
                    "closed here",
                    isServiceClosed
                        ? closed.at("state") : closed.at("plans", plan.id.string, "state")
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
              - { id: basic, price: "50.00 EUR", per: organization, state: closed }
              - { id: standard, price: "80.00 EUR", per: organization }
        """

    private static func acme(plan: String) -> String {
        ExampleOrganization(subscriptions: "{ laboratory: \(plan) }").text
    }
}

extension OrganizationView {
    /// Whether the organization, perhaps under an earlier id, has the service with this plan, or
    /// had it when it was last applied; `nil` if the live state is not known, or new.
    fileprivate func isLive(_ subscription: Subscription) -> Bool? {
        guard let live = desired.live, let before = desired.lastApplied,
            !before.catalog.providers.isEmpty
        else { return nil }
        return [live, before].contains { state in
            desired.predecessor(of: organization, in: state)?.subscriptions
                .named(subscription.service)?.plan == subscription.plan
        }
    }
}
