import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags `share` entries that the organization does not have itself.
enum LendingWithoutOwning: OrganizationRule {
    static let page = RulePage(
        "ORG014",
        "an organization lends what it does not have",
        why: """
            The organizations below rely on what is lent: their people sign in through it, and \
            somebody else pays. If it is not there, or only borrowed, they are cut off without a \
            word in their own files. Two things are only a warning: to lend a service that \
            everyone has, and to lend one without what it requires, which whoever borrows it may \
            have in another way.
            """,
        fix: """
            Lend only own connections, own populations and subscribed services. What an ancestor \
            lends reaches the whole tree anyway.
            """,
        failing: Example([
            "organizations/acme.yaml": acme(lent: "menu-planning"),
            "organizations/acme-north.yaml": north,
        ]),
        repaired: Example([
            "organizations/acme.yaml": acme(lent: "meal-ordering"),
            "organizations/acme-north.yaml": north,
        ])
    )

    static let warns = true

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let lender = organization.organization
        let strange = lender.sharedConnections.filter { id in
            !lender.connections.contains { $0.id == id }
        }
        if !strange.isEmpty,
            organization.desired.written(organization.number).namesAll("connections")
        {
            for id in strange { report(connection: id, organization, &findings) }
        }
        // Consumers can be lent by nobody: another rule says so.
        for population in lender.sharedProfiles
        where population == .staff && organization.effective.users(population) == nil
            && organization.isRead("users")
        {
            findings.report(
                page,
                "`\(lender.id)` cannot lend the profiles of its staff: it declares no staff",
                at: organization.place("share", "profiles", population.rawValue),
                help: "declare `users.staff`, or delete the entry"
            )
        }
        for service in lender.sharedServices
        where !lender.subscriptions.contains(where: { $0.service == service })
            && organization.knowsItsSubscriptions
        {
            report(service: service, organization, &findings)
        }
        for service in organization.desired.index.lentServices(of: organization.number) {
            reportGap(of: service, organization, &findings)
        }
    }

    /// Reports what a lent service requires and organizations below have not.
    private static func reportGap(
        of lent: Text,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let desired = organization.desired
        guard let service = desired.index.services[lent], !service.requires.isEmpty else { return }
        for required in service.requires
        where desired.index.services[required].map({ $0.state != .retired }) ?? false {
            let lacking = desired.index.descendants(of: organization.number).filter { place in
                let borrower = OrganizationView(place, in: desired)
                return borrower.organization.state != .retired && borrower.isUnderstood
                    && !borrower.isEntitled(to: required)
            }
            guard !lacking.isEmpty else { continue }
            findings.report(
                page,
                "`\(organization.id)` lends `\(lent)`, but not `\(required)`, which it requires: "
                    + "\(organization.names(lacking).listed(upTo: 5)) cannot use it",
                at: organization.place("share", "services", lent.string),
                severity: .warning,
                help: "lend `\(required)` too, or do not lend `\(lent)`"
            )
        }
    }

    private static func report(
        connection id: Text,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let desired = organization.desired
        let place = organization.place("share", "connections", id.string)
        let owner = desired.index.ancestors(of: organization.number)
            .map { desired.state.organizations[$0] }
            .first { $0.sharedConnections.contains(id) && $0.connections.contains { $0.id == id } }
        if let owner {
            findings.report(
                page,
                "`\(organization.id)` cannot lend `\(id)`: it only borrows it",
                at: place,
                help: "delete the entry: below, `\(owner.id)/\(id)` can be used as well"
            )
            return
        }
        let near = NearestName.to(
            id.string,
            among: organization.organization.connections.map(\.id.string)
        )
        findings.report(
            page,
            "`\(organization.id)` cannot lend `\(id)`: it has no connection of this name",
            at: place,
            help: near.map { "did you mean `\($0)`?" }
                ?? "declare it under `connections`, or delete the entry"
        )
    }

    private static func report(
        service id: Text,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        let desired = organization.desired
        let place = organization.place("share", "services", id.string)
        guard let service = desired.index.services[id] else {
            let near = NearestName.to(id.string, among: desired.index.services.keys.map(\.string))
            findings.report(
                page,
                "`\(organization.id)` cannot lend `\(id)`: there is no such service",
                at: place,
                help: near.map { "did you mean `\($0)`?" } ?? "delete the entry"
            )
            return
        }
        if service.availability == .everyone {
            findings.report(
                page,
                "there is nothing to lend: everyone has `\(id)`",
                at: place,
                severity: .warning,
                help: "delete the entry"
            )
        } else if organization.effective.offered.contains(id) {
            findings.report(
                page,
                "`\(organization.id)` cannot lend `\(id)`: it only borrows it",
                at: place,
                help: "delete the entry: what an ancestor lends reaches the whole tree"
            )
        } else {
            let plan = service.plans.first { $0.state == .sold }?.id.string ?? "PLAN"
            findings.report(
                page,
                "`\(organization.id)` cannot lend `\(id)`: it does not subscribe to it",
                at: place,
                help: "subscribe: `subscriptions: { \(id): \(plan) }`, or delete the entry"
            )
        }
    }

    private static func acme(lent service: String) -> String {
        """
        id: acme
        name: Acme Clinic
        owner: { name: Ada Berg, email: ada@acme.example }
        domains: [acme.example]
        users: { staff: provider }
        subscriptions: { meal-ordering: standard }
        share: { services: [\(service)] }
        billing: bill-acme
        admins:
          - { email: ada@acme.example, role: org-admin }
        """
    }

    private static let north = """
        id: acme-north
        name: Northern Clinic
        parent: acme
        owner: { name: Dov Eck, email: dov@north.example }
        domains: [north.example]
        users: { staff: provider }
        """
}
