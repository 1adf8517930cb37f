import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags subscriptions to services whose required services the organization does not have.
enum SubscriptionWithoutRequiredService: SubscriptionRule {
    static let page = RulePage(
        "SUB004",
        "a subscribed service requires another one that the organization does not have",
        why: """
            The service cannot run without the other one: the business would pay for something \
            that its people cannot use.
            """,
        fix: """
            Subscribe to the required service too. One that an ancestor lends, or that everyone \
            has, counts. A required subscription that has ended is not this error, since a date \
            alone makes no file wrong: SUB006 speaks of it.
            """,
        failing: Example(
            organization: acme(subscriptions: "{ menu-planning: { plan: team, seats: 5 } }")
        ),
        repaired: Example(
            organization: acme(
                subscriptions:
                    "{ meal-ordering: standard, menu-planning: { plan: team, seats: 5 } }"
            )
        )
    )

    static func check(
        _ subscribed: SubscribedService,
        of organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let service = subscribed.service.id
        for required in subscribed.service.requires
        where subscribed.service.availability == .subscription
            && !organization.isEntitled(to: required)
        {
            guard let other = organization.desired.index.services[required],
                other.state != .retired, !isRequired(service, by: other, organization.desired),
                organization.isUnderstood, !subscribed.subscription.hasEnded(by: organization.today)
            else { continue }
            findings.report(
                page,
                "`\(service)` requires `\(required)`, which `\(organization.id)` has not",
                at: organization.place("subscriptions", service.string),
                help: "add `\(required): \(cheapestPlan(of: other))` to `subscriptions`",
                related: [
                    (
                        "required here",
                        .catalog("services", service.string, "requires", required.string)
                    )
                ]
            )
        }
    }

    /// Whether a service is required by one that it requires itself, at once or further on: which
    /// of the two was meant is not known, and the cycle is reported.
    private static func isRequired(
        _ service: Text,
        by other: Service,
        _ desired: DesiredIndex
    ) -> Bool {
        var seen: Set<Text> = []
        var next = other.requires
        while let id = next.popLast() {
            if id == service { return true }
            guard seen.insert(id).inserted else { continue }
            next += desired.index.services[id]?.requires ?? []
        }
        return false
    }

    /// How a subscription to the cheapest plan that is sold is written.
    private static func cheapestPlan(of service: Service) -> String {
        let plan = service.plans.filter { $0.state == .sold }
            .min { $0.price?.minor ?? 0 < $1.price?.minor ?? 0 }
        guard let plan else { return "standard" }
        return plan.per == .seat ? "{ plan: \(plan.id), seats: 25 }" : plan.id.string
    }

    private static func acme(subscriptions: String) -> String {
        ExampleOrganization(subscriptions: subscriptions).text
    }
}
