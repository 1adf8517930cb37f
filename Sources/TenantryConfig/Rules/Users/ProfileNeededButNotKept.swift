import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags services that need to know about people of whom nothing is kept.
enum ProfileNeededButNotKept: OrganizationRule {
    static let page = RulePage(
        "USR020",
        "a service needs a profile of people who leave none",
        why: """
            Federated people with `provisioning: none` leave nothing behind: when the session \
            ends, everything about them is gone. A service that needs attributes keeps them: a \
            meal could not be brought to a ward that nobody remembers, or the business's wish that \
            nothing is kept would be broken.
            """,
        fix: """
            Write `provisioning: jit`, which keeps what is needed and ends it after \
            `inactiveDays`, or take the role out of `grants`.
            """,
        failing: Example([
            "catalog/services.yaml": services,
            "organizations/acme.yaml": organization("none"),
        ]),
        repaired: Example([
            "catalog/services.yaml": services,
            "organizations/acme.yaml": organization("jit"),
        ])
    )

    private static let services = """
        services:
          - id: support-desk
            name: Support desk
            availability: everyone
            needs: [email]
            roles: [{ id: requester, for: any }]
        """

    private static func organization(_ provisioning: String) -> String {
        """
        id: acme
        name: Acme Clinic
        owner: { name: Ada Berg, email: ada@acme.example }
        domains: [acme.example]
        \(Example.signInWithRole)
        users: { staff: { mode: federated, provisioning: \(provisioning), authorization: claims } }
        billing: bill-acme
        """
    }

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for users in organization.organization.users
        where users.mode == .federated && users.provisioning == Provisioning.none {
            guard let population = users.population, organization.cell(of: users)?.isValid == true
            else { continue }
            for connection in organization.effective.usableConnections(for: population) {
                check(connection, users, organization, &findings)
            }
        }
    }

    /// Reports the first role of each service of which a connection gives some.
    private static func check(
        _ usable: UsableConnection,
        _ users: UserManagement,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        var seen: [Text] = []
        for grant in usable.connection.grants {
            let name = grant.role
            guard let role = organization.desired.index.role(name),
                let population = users.population,
                role.audience.includes(population),
                let service = organization.desired.index.services[name.service],
                organization.effective.offered.contains(service.id), !seen.contains(service.id)
            else { continue }
            let attributes = service.needs.isEmpty ? needs(of: role, in: service) : service.needs
            guard !attributes.isEmpty, organization.isRead(users) else { continue }
            seen.append(service.id)
            let people = People(users, of: organization.organization)
            let list = attributes.map { "`\($0)`" }.joined(separator: ", ")
            findings.report(
                page,
                "`\(name)` needs \(list), but nothing of \(people) is kept",
                at: usable.owner == organization.number
                    ? usable.connection.place(of: grant, in: organization.local)
                    : organization.place("users", people.population, "provisioning"),
                help: "write `provisioning: jit` for \(people.population), or take the role away",
                related: [
                    (
                        "nothing is kept",
                        organization.place("users", people.population, "provisioning")
                    )
                ]
            )
        }
    }

    /// What a role needs, with the roles that come with it.
    private static func needs(of role: ServiceRole, in service: Service) -> [Text] {
        var waiting = [role.id]
        var seen: Set<Text> = []
        while let id = waiting.popLast() {
            guard seen.insert(id).inserted,
                let next = service.roles.first(where: { $0.id == id })
            else { continue }
            if !next.needs.isEmpty { return next.needs }
            waiting += next.includes
        }
        return []
    }
}
