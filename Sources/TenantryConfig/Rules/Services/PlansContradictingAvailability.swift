import TenantryDiagnostics
import TenantryModel

/// Flags services to subscribe to that have no plan, and services for everyone that have some.
enum PlansContradictingAvailability: WorkspaceRule {
    static let page = RulePage(
        "SVC005",
        "the plans of a service do not fit its availability",
        why: """
            A subscription names a plan, so without plans nobody can subscribe. And a service \
            that everyone has is subscribed to by nobody: its plans would never be paid for.
            """,
        fix: """
            Add a plan to a service with `availability: subscription`, with the price \
            `0.00 EUR` if it costs nothing; delete the plans of a service for everyone.
            """,
        failing: Example(["catalog/laboratory.yaml": laboratory]),
        repaired: Example([
            "catalog/laboratory.yaml": """
            \(laboratory)
                plans: [{ id: standard, price: "80.00 EUR", per: organization }]
            """
        ])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for service in desired.catalog.services {
            switch service.availability {
            case .everyone where !service.plans.isEmpty:
                findings.report(
                    page,
                    "`\(service.id)` is for everyone, so its plans are never paid for",
                    at: .catalog("services", service.id.string, "plans"),
                    help: "delete `plans`, or write `availability: subscription`"
                )
            case .subscription
            where service.plans.isEmpty && service.state == .active && desired.isCatalogUnderstood:
                findings.report(
                    page,
                    "`\(service.id)` needs a subscription but has no plan to subscribe to",
                    at: .catalog("services", service.id.string),
                    help:
                        "add `plans: [{ id: standard, price: \"120.00 EUR\", per: organization }]`",
                    "or write `availability: everyone`"
                )
            case .everyone, .subscription, nil: break
            }
        }
    }

    private static let laboratory = """
        services:
          - id: laboratory
            name: Results of the laboratory
            availability: subscription
            roles: [{ id: reader, for: any }]
        """
}
