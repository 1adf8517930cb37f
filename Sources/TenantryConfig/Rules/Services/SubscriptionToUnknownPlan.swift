import TenantryDiagnostics
import TenantryModel

/// Flags subscriptions to plans that the service does not have.
enum SubscriptionToUnknownPlan: SubscriptionRule {
    static let page = RulePage(
        "SUB002",
        "a subscription names an unknown plan",
        why: "Without the plan there is no price: nobody can say what the business pays.",
        fix: "Write the id of one of the plans of the service that are sold.",
        failing: Example(organization: acme("{ meal-ordering: lrage }")),
        repaired: Example(organization: acme("{ meal-ordering: large }"))
    )

    static func check(
        _ subscribed: SubscribedService,
        of organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard case nil = subscribed.plan else { return }
        let service = subscribed.service
        let plan = subscribed.subscription.plan
        guard service.availability == .subscription, !service.plans.isEmpty, !plan.isEmpty,
            organization.desired.isCatalogUnderstood
        else { return }
        findings.report(
            page,
            "`\(service.id)` has no plan `\(plan)`",
            at: organization.place("subscriptions", service.id.string, "plan"),
            help: findings.advice(
                for: plan,
                among: service.plans.filter { $0.state == .sold }.map(\.id),
                label: "sold"
            )
        )
    }

    private static func acme(_ subscriptions: String) -> String {
        ExampleOrganization(subscriptions: subscriptions).text
    }
}
