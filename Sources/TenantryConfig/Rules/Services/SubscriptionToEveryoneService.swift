import TenantryDiagnostics
import TenantryModel

/// Flags subscriptions to services that everyone has.
enum SubscriptionToEveryoneService: SubscriptionRule {
    static let page = RulePage(
        "SUB003",
        .warning,
        "a subscription to a service that everyone has",
        why: """
            The line does nothing, yet it reads as if the business paid for the service, and as if \
            deleting it took the service away.
            """,
        fix: "Delete the line.",
        failing: Example(
            organization: ExampleOrganization(
                subscriptions: "{ meal-ordering: standard, support-desk: standard }"
            ).text
        ),
        repaired: Example(organization: ExampleOrganization().text)
    )

    static func check(
        _ subscribed: SubscribedService,
        of organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard subscribed.service.availability == .everyone else { return }
        let service = subscribed.service.id
        findings.report(
            page,
            "everyone has `\(service)`, so this subscription does nothing",
            at: organization.place("subscriptions", service.string),
            help: "delete the line"
        )
    }
}
