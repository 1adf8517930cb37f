import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags subscriptions to services that an ancestor lends and pays for already.
enum SubscriptionBesideLentService: SubscriptionRule {
    static let page = RulePage(
        "SUB007",
        .warning,
        "a subscription to a service that an organization above lends",
        why: """
            The one above pays for the service for all below it. With a subscription of its own \
            the organization pays a second time and gets nothing more.
            """,
        fix: """
            Delete the subscription, or take the service out of `share.services` above if each is \
            to pay for itself.
            """,
        failing: files(north: "\nsubscriptions: { meal-ordering: standard }"),
        repaired: files(north: "")
    )

    static func check(
        _ subscribed: SubscribedService,
        of organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard organization.organization.parent != nil else { return }
        let service = subscribed.service.id
        guard subscribed.service.availability == .subscription,
            !subscribed.subscription.hasEnded(by: organization.today),
            let lender = organization.desired.index.ancestors(of: organization.number).first(
                where: {
                    organization.desired.lends(service, from: $0)
                }),
            organization.knowsItsAncestors
        else { return }
        findings.report(
            page,
            "`\(organization.desired.state.organizations[lender].id)` lends `\(service)` already: "
                + "`\(organization.id)` would pay for it a second time",
            at: organization.place("subscriptions", service.string),
            help: "delete the subscription",
            related: [
                ("lent here", Place(organization: lender, "share", "services", service.string))
            ]
        )
    }

    private static func files(north line: String) -> Example {
        Example([
            "organizations/acme.yaml": ExampleOrganization().text
                + "\nshare: { services: [meal-ordering] }",
            "organizations/acme-north.yaml": """
            id: acme-north
            name: Northern Ward
            parent: acme
            owner: { name: Dov Eck, email: dov@north.acme.example }
            domains: [north.acme.example]
            users: { staff: provider }\(line)
            """,
        ])
    }
}

extension DesiredIndex {
    /// Whether an organization in use lends a service for which it has a subscription that runs.
    fileprivate func lends(_ service: Text, from place: Int) -> Bool {
        let organizations = workspace.desired.organizations
        return organizations[place].state == .active
            && organizations[place].sharedServices.contains(service)
            && organizations[place].subscriptions.named(service)?
                .hasEnded(by: workspace.today) == false
    }
}
