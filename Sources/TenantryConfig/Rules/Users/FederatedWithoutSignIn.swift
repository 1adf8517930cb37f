import TenantryDiagnostics
import TenantryModel

/// Flags people who sign in at their business, where no connection leads.
enum FederatedWithoutSignIn: LocalRule {
    static let page = RulePage(
        "USR003",
        "people sign in at their business, but no connection leads there",
        why: """
            Whoever is federated has no password or passkey at the provider. Without a connection \
            that speaks OpenID Connect or SAML there is no page on which they could sign in: all \
            of them are locked out.
            """,
        fix: """
            Add a connection of `type: oidc` or `type: saml` for the population, or let an \
            ancestor lend one with `share.connections`. If the business has no sign-in of its own, \
            write `mode: provider`.
            """,
        failing: .acme(domains: nil, users: "{ staff: federated }"),
        repaired: .acme(users: "{ staff: federated }", Example.signInWithRole)
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for users in organization.organization.users {
            guard let population = users.population, signsInAtBusiness(users),
                !organization.hasConnection(for: population, .signIn)
            else { continue }
            report(users, of: organization, &findings)
        }
    }

    private static func signsInAtBusiness(_ users: UserManagement) -> Bool {
        switch users.mode {
        case .federated: true
        case .hybrid: users.credential == .business && users.lifecycle == .provider
        case .provider, .business, nil: false
        }
    }

    private static func report(
        _ users: UserManagement,
        of organization: LocalView,
        _ findings: inout Findings
    ) {
        let people = People(users, of: organization.organization)
        if users.mode == .hybrid, people.connection == nil { return }
        guard organization.isRead(users), organization.knowsItsConnections else { return }
        let other = organization.organization.connections.first(where: \.isSignIn)
        findings.report(
            page,
            "\(people) sign in at their business, but no connection leads there",
            at: organization.place("users", people.population),
            help: other.map { "add `\(people.population)` to the `for` of connection `\($0.id)`" }
                ?? "add a connection of `type: oidc` or `type: saml` with "
                + "`for: [\(people.population)]`",
            "if the business has no sign-in of its own: \(people.line(.provider))"
        )
    }
}
