import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags services for everyone that require a service which not everyone has.
enum EveryoneServiceNeedingSubscription: WorkspaceRule {
    static let page = RulePage(
        "SVC004",
        "a service for everyone requires one that needs a subscription",
        why: """
            Organizations without the subscription would be promised a service that cannot run \
            for them: their people see it and get nothing.
            """,
        fix: """
            Make the required service available to everyone, or let the service that requires it \
            need a subscription too.
            """,
        failing: Example(["catalog/diet-card.yaml": dietCard(requires: "meal-ordering")]),
        repaired: Example(["catalog/diet-card.yaml": dietCard(requires: "support-desk")])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for service in desired.catalog.services where service.availability == .everyone {
            for required in service.requires
            where desired.index.services[required]?.availability == .subscription {
                findings.report(
                    page,
                    "`\(service.id)` is for everyone but requires `\(required)`, which needs a "
                        + "subscription",
                    at: .catalog("services", service.id.string, "requires", required.string),
                    help: "write `availability: everyone` at `\(required)`",
                    "or write `availability: subscription` and `plans` at `\(service.id)`",
                    related: [
                        (
                            "needs a subscription",
                            .catalog("services", required.string, "availability")
                        )
                    ]
                )
            }
        }
    }

    private static func dietCard(requires service: String) -> String {
        """
        services:
          - id: diet-card
            name: Diet card
            availability: everyone
            requires: [\(service)]
            roles: [{ id: reader, for: any }]
        """
    }
}
