import TenantryDiagnostics
import TenantryModel

/// Flags roles that are given beside one which includes them.
enum RoleGivenTwice: GivenRoleRule {
    static let page = RulePage(
        "MAP013",
        .warning,
        "a role is given beside one that includes it",
        why: """
            The second line does nothing. Whoever deletes it one day to take the right away \
            believes that it is gone, and it is not.
            """,
        fix: "Delete the role that is included.",
        failing: example("[meal-ordering/patient, meal-ordering/diet-patient]"),
        repaired: example("[meal-ordering/diet-patient]")
    )

    static func check(
        _ given: GivenRole,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard case .role(let number, let role) = given.meaning else { return }
        let services = organization.catalog.services
        guard !services[number].roles[role].includes.isEmpty else { return }
        let service = services[number]
        let included = service.roles(with: role).dropFirst()
        func isIncluded(_ name: RoleName) -> Bool {
            included.contains { name.isSpelled(service.id, service.roles[$0].id) }
        }
        switch given.giver {
        case .connection(let index, let place):
            let connection = organization.organization.connections[index]
            let grants = connection.grants
            for other in reach(of: place, in: grants) where isIncluded(grants[other].role) {
                // Each is reported once, for the first that brings it along.
                guard !grants[..<place].contains(where: { brings($0, grants[other], organization) })
                else { continue }
                let line = connection.place(of: grants[other], in: organization)
                report(grants[other].role, at: line, given, organization, &findings)
            }
        case .population(let index):
            let users = organization.organization.users[index]
            let roles = users.defaultRoles
            for other in roles where isIncluded(other) {
                let earlier = roles.prefix { $0 < given.name }
                guard !earlier.contains(where: { organization.role($0, brings: other) }) else {
                    continue
                }
                let line = organization.place("users", users.population?.rawValue ?? "")
                    .at("defaultRoles", other.description)
                report(other, at: line, given, organization, &findings)
            }
        }
    }

    /// The places of the grants to people who have what one grant gives: all, if everybody has it;
    /// otherwise those by the same value, which stand side by side.
    private static func reach(of place: Int, in grants: [Grant]) -> Range<Int> {
        let grant = grants[place]
        if grant.attribute.isEmpty { return grants.indices }
        func isSame(_ other: Grant) -> Bool {
            other.attribute == grant.attribute && other.value == grant.value
        }
        var (start, end) = (place, place + 1)
        while start > 0, isSame(grants[start - 1]) { start -= 1 }
        while end < grants.count, isSame(grants[end]) { end += 1 }
        return start..<end
    }

    /// Whether whoever gets a role by one grant has the role of another grant already.
    private static func brings(
        _ grant: Grant,
        _ other: Grant,
        _ organization: LocalView
    ) -> Bool {
        // What everybody has need not be given to a group again.
        guard
            grant.attribute.isEmpty
                || grant.attribute == other.attribute && grant.value == other.value
        else { return false }
        return organization.role(grant.role, brings: other.role)
    }

    private static func report(
        _ role: RoleName,
        at place: Place,
        _ given: GivenRole,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        findings.report(
            page,
            "`\(given.name)` already includes `\(role)`",
            at: place,
            help: "delete `\(role)` here",
            related: [("given here", organization.place(of: given))]
        )
    }

    private static func example(_ roles: String) -> Example {
        .acme(
            domains: "[{ name: acme.example, for: staff }, { name: patients.acme.example, "
                + "for: consumers }]",
            users: "{ staff: provider, consumers: { mode: provider, defaultRoles: \(roles) } }",
            "subscriptions: { meal-ordering: standard }"
        )
    }
}

extension LocalView {
    /// Whether a role includes another one, directly or through others.
    fileprivate func role(_ name: RoleName, brings other: RoleName) -> Bool {
        guard name != other, case .role(let number, let role) = meaning(of: name) else {
            return false
        }
        let services = catalog.services
        guard !services[number].roles[role].includes.isEmpty,
            other.belongs(to: services[number].id)
        else { return false }
        return services[number].roles(with: role).dropFirst().contains {
            other.isSpelled(services[number].id, services[number].roles[$0].id)
        }
    }
}
