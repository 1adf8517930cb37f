import TenantryDiagnostics
import TenantryModel

/// Flags subscriptions that have ended or end soon.
enum SubscriptionEnding: OrganizationRule {
    static let page = RulePage(
        "SUB006",
        .warning,
        "a subscription has ended, or ends within 30 days",
        why: """
            From the day after `until` the business's people do not have the service any more and \
            nobody pays for it. Whoever wants to keep it should hear of it before that day.
            """,
        fix: "Write a later `until`, or delete the line. What has ended has no effect.",
        failing: Example(organization: acme(until: "2026-12-31")),
        repaired: Example(organization: acme(until: "2027-12-31"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for subscription in organization.organization.subscriptions {
            guard let until = subscription.until,
                until <= organization.today.adding(days: days)
            else { continue }
            let service = subscription.service
            findings.report(
                page,
                until < organization.today
                    ? "the subscription to `\(service)` ended on \(until) and has no effect any "
                        + "more"
                    : "the subscription to `\(service)` ends on \(until)",
                at: organization.place("subscriptions", service.string, "until"),
                help: "write a later `until`, or delete the subscription"
            )
        }
    }

    /// How many days ahead an end is announced.
    static let days = 30

    private static func acme(until: String) -> String {
        ExampleOrganization(
            subscriptions: "{ meal-ordering: { plan: standard, until: \(until) } }"
        ).text
    }
}
