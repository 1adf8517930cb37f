import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags services, roles and plans that vanish from the catalog while organizations use them.
enum CatalogItemRemovedInUse: WorkspaceRule {
    static let asksLive = true

    static let page = RulePage(
        "SVC007",
        "something that is in use vanishes from the catalog",
        why: """
            All organizations that use it lose it at once, and the people there learn of it when a \
            page or a button is missing. A review that reads the catalog alone does not see who \
            they are; only the live state knows, so without it this rule is silent.
            """,
        fix: """
            Do it in two steps. First take it out of the files of the organizations and apply \
            that: each business sees its own change. Then delete it from the catalog. Meanwhile \
            `state: closed` keeps a plan or a service from being chosen again.
            """,
        failing: Example(
            [
                "catalog/laboratory.yaml": laboratory(roles: ""),
                "organizations/acme.yaml": acme(role: "laboratory/reader"),
            ],
            live: [
                "catalog/laboratory.yaml": laboratory(roles: ", { id: printer, for: staff }"),
                "organizations/acme.yaml": acme(role: "laboratory/printer"),
            ]
        ),
        repaired: Example(
            [
                "catalog/laboratory.yaml": laboratory(roles: ", { id: printer, for: staff }"),
                "organizations/acme.yaml": acme(role: "laboratory/reader"),
            ],
            live: [
                "catalog/laboratory.yaml": laboratory(roles: ", { id: printer, for: staff }"),
                "organizations/acme.yaml": acme(role: "laboratory/printer"),
            ]
        )
    )

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        guard let before = desired.lastApplied, let live = desired.live,
            desired.isCatalogUnderstood
        else { return }
        for removed in removedItems(before.catalog, desired) {
            let today = desired.workspace.today
            // Where a file still names it, another rule says that it is unknown.
            let isNamed = desired.state.organizations.contains { removed.isUsed(by: $0, on: nil) }
            guard !isNamed else { continue }
            let users = desired.state.organizations.filter { organization in
                // Who lost it outside loses nothing any more.
                organization.state != .retired
                    && [before, live].allSatisfy { state in
                        desired.predecessor(of: organization, in: state)
                            .map { removed.isUsed(by: $0, on: today) } == true
                    }
            }
            guard !users.isEmpty else { continue }
            findings.report(
                page,
                "\(removed) vanishes from the catalog, but \(users.map(\.id).listed()) "
                    + (users.count == 1 ? "uses it" : "use it"),
                at: removed.place,
                help: "put it back, take it out of the files of the organizations, and apply that "
                    + "first"
            )
        }
    }

    private static func removedItems(_ before: Catalog, _ desired: DesiredIndex) -> [RemovedItem] {
        var result: [RemovedItem] = []
        for service in before.services {
            guard let left = desired.index.services[service.id] else {
                result.append(.service(service.id))
                continue
            }
            for role in service.roles where left.roles.named(role.id) == nil {
                result.append(.role(service: service.id, role.id))
            }
            // A service for everyone has no plans; what that changes, another rule says.
            for plan in service.plans
            where left.availability == .subscription && left.plans.named(plan.id) == nil {
                result.append(.plan(service: service.id, plan.id))
            }
        }
        return result
    }

    private static func laboratory(roles: String) -> String {
        """
        services:
          - id: laboratory
            name: Results of the laboratory
            availability: everyone
            roles: [{ id: reader, for: staff }\(roles)]
        """
    }

    private static func acme(role: String) -> String {
        ExampleOrganization(
            users: "{ staff: { mode: provider, defaultRoles: [\(role)] } }"
        ).text
    }
}

/// Something that the last-applied catalog has and the desired one has not.
private enum RemovedItem: CustomStringConvertible {
    case service(Text)
    case role(service: Text, Text)
    case plan(service: Text, Text)

    var description: String {
        switch self {
        case .service(let id): "service `\(id)`"
        case .role(let service, let id): "role `\(service)/\(id)`"
        case .plan(let service, let id): "plan `\(id)` of `\(service)`"
        }
    }

    var place: Place {
        switch self {
        case .service: .catalog("services")
        case .role(let service, _): .catalog("services", service.string, "roles")
        case .plan(let service, _): .catalog("services", service.string, "plans")
        }
    }

    /// Whether an organization uses it, with a subscription that has not ended by a day.
    func isUsed(by organization: Organization, on day: Day?) -> Bool {
        switch self {
        case .service(let id):
            return organization.subscriptions.contains {
                $0.service == id && !(day.map($0.hasEnded) ?? false)
            } || organization.gives { $0.belongs(to: id) }
        case .role(let service, let id): return organization.gives { $0.isSpelled(service, id) }
        case .plan(let service, let id):
            return organization.subscriptions.contains {
                $0.service == service && $0.plan == id && !(day.map($0.hasEnded) ?? false)
            }
        }
    }
}
