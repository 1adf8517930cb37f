import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags a SAML subject that does not find the same person again.
enum FleetingSubject: OrganizationRule {
    static let page = RulePage(
        "IDP014",
        "a SAML subject does not name a person for ever",
        why: """
            A `transient` NameID is new at each sign-in. Where accounts are kept, one is made \
            every time, and none is ever found again. An `email` NameID, which is only a warning, \
            is given to the next person who gets the address, together with the account.
            """,
        fix: """
            Write `nameId: persistent`, and let the business switch its identity provider to it. \
            Where that cannot be, name a stable attribute as `subject`.
            """,
        failing: Example(connection: saml + "\nnameId: transient"),
        repaired: Example(connection: saml + "\nnameId: persistent")
    )

    static let warns = true

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let connections = organization.organization.connections
        for index in connections.indices
        where connections[index].type == .saml && connections[index].subject == "NameID" {
            switch connections[index].nameID {
            case .email: reportAddress(connections[index], organization, &findings)
            case .transient: reportTransient(connections[index], organization, &findings)
            case .persistent, .unspecified, nil: continue
            }
        }
    }

    private static func reportAddress(
        _ connection: Connection,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        findings.report(
            page,
            "`\(connection.id)` knows people by e-mail addresses, which are given to others",
            at: organization.place("connections", connection.id.string, "nameId"),
            severity: .warning,
            help: advice
        )
    }

    private static func reportTransient(
        _ connection: Connection,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard let (owner, population) = keeper(of: connection, organization) else { return }
        let name = organization.desired.state.organizations[owner].id
        findings.report(
            page,
            "no account of \(population.rawValue) of `\(name)` is ever found again: "
                + "`\(connection.id)` names people anew at each sign-in",
            at: organization.place("connections", connection.id.string, "nameId"),
            help: advice,
            related: [
                ("whose accounts", Place(organization: owner, "users", population.rawValue))
            ]
        )
    }

    private static let advice = "write `nameId: persistent`, or a stable attribute as `subject`"

    /// The first population whose accounts are kept between sign-ins through a connection: of its
    /// organization or, if it is lent, of one below.
    private static func keeper(
        of connection: Connection,
        _ organization: OrganizationView
    ) -> (owner: Int, population: Population)? {
        let desired = organization.desired
        let isLent = organization.organization.sharedConnections.contains(connection.id)
        let below = isLent ? desired.index.descendants(of: organization.number) : []
        for owner in [organization.number] + below {
            for users in desired.state.organizations[owner].users {
                guard let population = users.population,
                    connection.populations.contains(population),
                    keepsAccounts(users)
                else { continue }
                return (owner, population)
            }
        }
        return nil
    }

    private static func keepsAccounts(_ users: UserManagement) -> Bool {
        guard let provisioning = users.provisioning else { return false }
        return switch provisioning {
        case .jit, .scim: users.mode != .provider
        case .none: users.mode == .hybrid
        }
    }

    private static let saml = """
        type: saml
        entityId: https://sts.acme.example/adfs
        metadata: https://sts.acme.example/metadata.xml
        grants: { everyone: [meal-ordering/patient] }
        """
}
