import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags connections that do not send what a service must be told about the people who reach it.
enum AttributeNotSent: GivenRoleRule {
    static let page = RulePage(
        "MAP007",
        .warning,
        "a connection does not send an attribute that a service needs",
        why: """
            People sign in and get their role, but the service cannot work for them: it does not \
            know to which ward a meal goes, or where to send a message. It shows up as a fault of \
            the service, on the first day, at the bedside.
            """,
        fix: """
            Add the attribute under `claims` of the connection, with the name of the claim that \
            carries it at the business, or take the role away.
            """,
        failing: example(claims: "{ email: email }"),
        repaired: example(claims: "{ email: email, ward: department }")
    )

    static func check(
        _ given: GivenRole,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard case .role(let number, let role) = given.meaning else { return }
        let services = organization.catalog.services
        guard
            !services[number].needs.isEmpty || !services[number].roles[role].needs.isEmpty
                || !services[number].roles[role].includes.isEmpty
        else { return }
        if sendsAll(services[number], role, given, organization) { return }
        for connection in connections(for: given, organization) {
            var missing: [Text] = []
            services[number].forEachNeed(of: role) { attribute in
                if !isSent(attribute, by: connection, to: organization),
                    !missing.contains(attribute)
                {
                    missing.append(attribute)
                }
            }
            for attribute in missing
            where !isReported(attribute, given, organization) && organization.isUnderstood {
                report(attribute, connection, given, organization, &findings)
            }
        }
    }

    /// Whether the connection that gives the role sends all that is needed: true of nearly all, and
    /// found out without copying anything.
    private static func sendsAll(
        _ service: Service,
        _ role: Int,
        _ given: GivenRole,
        _ organization: LocalView
    ) -> Bool {
        guard case .connection(let index, _) = given.giver else { return false }
        var isComplete = true
        service.forEachNeed(of: role) { attribute in
            isComplete =
                isComplete
                && organization.organization.connections[index].claims
                    .contains { $0.key == attribute }
        }
        return isComplete
    }

    /// The connections that tell about the people who have the role.
    private static func connections(
        for given: GivenRole,
        _ organization: LocalView
    ) -> [UsableConnection] {
        switch given.giver {
        case .connection(let index, _):
            let connection = organization.organization.connections[index]
            let isAsked = organization.organization.users.contains { users in
                // Of people who leave nothing behind, another rule speaks.
                users.authorization == .claims && users.provisioning != Provisioning.none
                    && users.population.map(connection.populations.contains) == true
            }
            guard isAsked else { return [] }
            return organization.usableConnections.filter {
                $0.owner == organization.number && $0.name == connection.id
            }
        case .population(let index):
            let users = organization.organization.users[index]
            guard users.mode != .provider, users.authorization == .assigned,
                let population = users.population
            else { return [] }
            return organization.usableConnections(for: population)
        }
    }

    /// Whether a connection tells an attribute, or the directory that pushes its people does.
    private static func isSent(
        _ attribute: Text,
        by usable: UsableConnection,
        to organization: LocalView
    ) -> Bool {
        if usable.connection.claims.contains(where: { $0.key == attribute }) { return true }
        return organization.organization.users.contains { users in
            guard users.provisioning == .scim, let population = users.population,
                usable.connection.populations.contains(population)
            else { return false }
            return organization.usableConnections(for: population).contains { other in
                other.connection.scimToken != nil
                    && other.connection.claims.contains { $0.key == attribute }
            }
        }
    }

    /// Whether an earlier grant of the same connection has been reported for the same attribute.
    private static func isReported(
        _ attribute: Text,
        _ given: GivenRole,
        _ organization: LocalView
    ) -> Bool {
        let earlier: ArraySlice<RoleName>
        switch given.giver {
        case .connection(let index, let number):
            earlier = organization.organization.connections[index].grants.map(\.role)[..<number]
        case .population(let index):
            earlier = organization.organization.users[index].defaultRoles.prefix { $0 < given.name }
        }
        let services = organization.catalog.services
        return earlier.contains { name in
            guard case .role(let service, let role) = organization.meaning(of: name) else {
                return false
            }
            var isNeeded = false
            services[service].forEachNeed(of: role) { isNeeded = isNeeded || $0 == attribute }
            return isNeeded
        }
    }

    private static func report(
        _ attribute: Text,
        _ usable: UsableConnection,
        _ given: GivenRole,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        let isOwn = usable.owner == organization.number
        findings.report(
            page,
            "`\(given.name)` needs `\(attribute)`, which connection `\(usable.name)` does not send",
            at: isOwn
                ? organization.place("connections", usable.name.string, "claims")
                : organization.place(of: given),
            help: "add `\(attribute): <claim>` under `claims` of the connection",
            related: [("the role is given here", organization.place(of: given))]
        )
    }

    private static func example(claims: String) -> Example {
        Example([
            "catalog/ward-board.yaml": """
            services:
              - id: ward-board
                name: Board of the ward
                availability: everyone
                roles: [{ id: reader, for: staff, needs: [ward] }]
            """,
            "organizations/acme.yaml": """
            id: acme
            name: Acme Clinic
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [acme.example]
            \(Example.signIn)
                claims: \(claims)
                grants: { everyone: [ward-board/reader] }
            users: { staff: federated }
            billing: bill-acme
            """,
        ])
    }
}
