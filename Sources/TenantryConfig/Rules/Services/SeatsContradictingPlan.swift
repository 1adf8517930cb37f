import TenantryDiagnostics
import TenantryModel

/// Flags seats where the price is for the organization, and missing seats where it is per seat.
enum SeatsContradictingPlan: SubscriptionRule {
    static let page = RulePage(
        "SUB010",
        "the seats of a subscription do not fit its plan",
        why: """
            The bill of a plan per seat is price times seats, so without a number there is no \
            bill. A number beside a price for the whole organization looks like a limit, and is \
            none.
            """,
        fix: "Write `seats` exactly where the plan says `per: seat`.",
        failing: Example(organization: acme(planning: "team")),
        repaired: Example(organization: acme(planning: "{ plan: team, seats: 25 }"))
    )

    static func check(
        _ subscribed: SubscribedService,
        of organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let seats = subscribed.subscription.seats
        guard let plan = subscribed.plan, subscribed.service.availability == .subscription,
            (plan.per == .seat) != (seats != nil)
        else { return }
        let service = subscribed.service.id.string
        switch plan.per {
        case .organization:
            findings.report(
                page,
                "`\(plan.id)` of `\(service)` is priced for the organization, not per seat",
                at: organization.place("subscriptions", service, "seats"),
                help: "delete `seats`"
            )
        case .seat where organization.isUnderstood:
            findings.report(
                page,
                "`\(plan.id)` of `\(service)` is priced per seat, but `seats` is missing",
                at: organization.place("subscriptions", service, "plan"),
                help:
                    "write `\(service): { plan: \(plan.id), seats: 25 }` with the number of people"
            )
        case .seat, nil: break
        }
    }

    private static func acme(planning: String) -> String {
        ExampleOrganization(
            subscriptions: "{ meal-ordering: standard, menu-planning: \(planning) }"
        ).text
    }
}
