import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags services that everyone had and that need a subscription now, and the other way round.
enum AvailabilityChanged: WorkspaceRule {
    static let asksLive = true

    static let page = RulePage(
        "SVC008",
        .warning,
        "who has a service changes for all organizations at once",
        why: """
            One word in the catalog takes a service away from every organization without a \
            subscription, or gives it to every organization, also to those that never asked for \
            it and those that paid. Only the live state knows what it was before; without it this \
            rule is silent.
            """,
        fix: """
            If it is meant, do it in two steps: to take it away, let the organizations that keep \
            it get their subscription in the same change; to give it to all, tell those that paid \
            until now.
            """,
        failing: Example(
            ["catalog/laboratory.yaml": subscription],
            live: ["catalog/laboratory.yaml": everyone]
        ),
        repaired: Example(
            [
                "catalog/laboratory.yaml": subscription,
                "organizations/acme.yaml": ExampleOrganization(
                    subscriptions: "{ meal-ordering: standard, laboratory: standard }"
                ).text,
            ],
            live: ["catalog/laboratory.yaml": everyone]
        )
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        guard let before = desired.lastApplied, let live = desired.live else { return }
        for service in desired.catalog.services where service.state != .retired {
            guard let earlier = before.catalog.services.named(service.id),
                earlier.state != .retired,
                live.catalog.services.named(service.id)?.availability != service.availability
            else { continue }
            switch (earlier.availability, service.availability) {
            case (.everyone, .subscription): reportLoss(service, before, desired, &findings)
            case (.subscription, .everyone): reportGift(service, before, desired, &findings)
            case (.everyone, .everyone), (.subscription, .subscription), (nil, _), (_, nil): break
            }
        }
    }

    private static func reportLoss(
        _ service: Service,
        _ before: State,
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) {
        let losers = desired.state.organizations.indices.filter { place in
            let organization = desired.state.organizations[place]
            return organization.state == .active
                && desired.predecessor(of: organization, in: before) != nil
                && !OrganizationView(place, in: desired).effective.offered.contains(service.id)
        }
        guard !losers.isEmpty else { return }
        let names = losers.map { desired.state.organizations[$0].id }
        findings.report(
            page,
            "\(losers.count.counted("organization")) "
                + (losers.count == 1 ? "loses" : "lose")
                + " `\(service.id)`, which needs a subscription now: \(names.listed())",
            at: .catalog("services", service.id.string, "availability"),
            help: "add `\(service.id): <plan>` to `subscriptions` of those that keep it"
        )
    }

    private static func reportGift(
        _ service: Service,
        _ before: State,
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) {
        let today = desired.workspace.today
        let (payers, others) = desired.state.organizations.lazy
            .filter { $0.state == .active }.compactMap { desired.predecessor(of: $0, in: before) }
            .reduce(into: (0, 0)) { counts, organization in
                let isPayer = organization.subscriptions.contains {
                    $0.service == service.id && !$0.hasEnded(by: today)
                }
                if isPayer { counts.0 += 1 } else { counts.1 += 1 }
            }
        guard payers + others > 0 else { return }
        findings.report(
            page,
            "everyone has `\(service.id)` now: \(others.counted("organization")) without a "
                + "subscription of their own, and \(payers) that paid until now",
            at: .catalog("services", service.id.string, "availability"),
            help: "delete the subscriptions to it, and tell those that paid"
        )
    }

    private static let everyone = """
        services:
          - id: laboratory
            name: Results of the laboratory
            availability: everyone
            roles: [{ id: reader, for: any }]
        """

    private static let subscription = """
        services:
          - id: laboratory
            name: Results of the laboratory
            availability: subscription
            roles: [{ id: reader, for: any }]
            plans: [{ id: standard, price: "20.00 EUR", per: organization }]
        """
}
