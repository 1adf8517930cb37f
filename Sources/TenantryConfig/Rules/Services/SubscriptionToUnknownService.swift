import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags subscriptions to services that the catalog does not have, and asks the rules about those
/// that it has.
enum SubscriptionToUnknownService: OrganizationRule {
    static let page = RulePage(
        "SUB001",
        "a subscription names an unknown service",
        why: """
            The business expects a service that it would not get, and nobody would notice until \
            its people look for it.
            """,
        fix: "Write the id of the service as the catalog has it, or add the service there first.",
        failing: Example(organization: acme("{ meal-odering: standard }")),
        repaired: Example(organization: acme("{ meal-ordering: standard }"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        guard !organization.organization.subscriptions.isEmpty else { return }
        let payer = organization.effective.payer
        for subscription in organization.organization.subscriptions {
            guard let service = organization.desired.index.services[subscription.service] else {
                report(subscription.service, organization, &findings)
                continue
            }
            let subscribed = SubscribedService(
                subscription: subscription,
                service: service,
                plan: service.plans.named(subscription.plan),
                payer: payer
            )
            for rule in rules { rule.check(subscribed, of: organization, &findings) }
        }
    }

    /// The rules that need to know the service.
    private static let rules: [any SubscriptionRule.Type] =
        RuleCatalog.all.compactMap { $0.asSubscriptionRule }

    private static func report(
        _ service: Text,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let desired = organization.desired
        guard desired.isCatalogUnderstood else { return }
        if desired.isMisplacedField(service) {
            findings.report(
                page,
                "`\(service)` is a field of the organization, and no service",
                at: organization.place("subscriptions", service.string),
                help: "move it to the beginning of the line"
            )
            return
        }
        findings.report(
            page,
            "`\(organization.id)` subscribes to the unknown service `\(service)`",
            at: organization.place("subscriptions", service.string),
            help: findings.advice(
                for: service,
                among: desired.catalog.services.filter { $0.availability == .subscription }
                    .map(\.id)
            )
        )
    }

    private static func acme(_ subscriptions: String) -> String {
        ExampleOrganization(subscriptions: subscriptions).text
    }
}
