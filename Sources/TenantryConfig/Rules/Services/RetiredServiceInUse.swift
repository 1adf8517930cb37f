import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags services that are switched off while organizations count on them.
enum RetiredServiceInUse: WorkspaceRule {
    static let page = RulePage(
        "SVC006",
        "a retired service is still in use",
        why: """
            A retired service is off: people who work with it stand before a page that is gone, \
            and the business would go on paying for it.
            """,
        fix: """
            Move the organizations first: take the service out of their `subscriptions` and its \
            roles out of `grants` and `defaultRoles`. Until then write `state: closed`, which only \
            ends the sale.
            """,
        failing: Example([
            "catalog/laboratory.yaml": laboratory(state: "retired"),
            "organizations/acme.yaml": acme,
        ]),
        repaired: Example([
            "catalog/laboratory.yaml": laboratory(state: "active"),
            "organizations/acme.yaml": acme,
        ])
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for service in desired.catalog.services where service.state == .retired {
            for other in desired.catalog.services
            where other.state != .retired && other.requires.contains(service.id)
                // What is for everyone and needs a subscription is another rule's.
                && !(other.availability == .everyone && service.availability == .subscription)
            {
                findings.report(
                    page,
                    "`\(service.id)` is retired, but `\(other.id)` requires it",
                    at: .catalog("services", other.id.string, "requires", service.id.string),
                    help: "delete `\(service.id)` from `requires`, or retire `\(other.id)` too",
                    related: [("retired here", .catalog("services", service.id.string, "state"))]
                )
            }
            let users = desired.state.organizations.indices.filter { place in
                let organization = desired.state.organizations[place]
                return organization.state != .retired
                    && organization.uses(service.id, on: desired.workspace.today)
            }
            guard !users.isEmpty else { continue }
            report(service.id, users, desired, &findings)
        }
    }

    private static func report(
        _ service: Text,
        _ users: [Int],
        _ desired: DesiredIndex,
        _ findings: inout Findings
    ) {
        let names = users.map { desired.state.organizations[$0].id }
        findings.report(
            page,
            "`\(service)` is retired, but \(names.listed()) "
                + (users.count == 1 ? "uses it" : "use it"),
            at: .catalog("services", service.string, "state"),
            help: "take it out of their files first; until then `state: closed` ends the sale",
            related: users.prefix(8).compactMap { place in
                OrganizationView(place, in: desired).local
                    .use(of: service, on: desired.workspace.today).map { ("used here", $0) }
            }
        )
    }

    private static func laboratory(state: String) -> String {
        """
        services:
          - id: laboratory
            name: Results of the laboratory
            availability: subscription
            state: \(state)
            roles: [{ id: reader, for: any }]
            plans: [{ id: standard, price: "80.00 EUR", per: organization }]
        """
    }

    private static let acme = ExampleOrganization(subscriptions: "{ laboratory: standard }").text
}

extension Organization {
    /// Whether it uses a service: by a subscription that has not ended, or by a role.
    fileprivate func uses(_ service: Text, on day: Day) -> Bool {
        subscribes(to: service, on: day) || gives { $0.belongs(to: service) }
    }

    fileprivate func subscribes(to service: Text, on day: Day) -> Bool {
        subscriptions.contains { $0.service == service && !$0.hasEnded(by: day) }
    }
}

extension LocalView {
    /// Where it uses a service: the subscription, or else the first role.
    fileprivate func use(of service: Text, on day: Day) -> Place? {
        if organization.subscribes(to: service, on: day) {
            return place(Subscription.section, service.string)
        }
        var first: Place?
        forEachGivenRole { role in
            if first == nil, role.name.belongs(to: service) { first = place(of: role) }
        }
        return first
    }
}
