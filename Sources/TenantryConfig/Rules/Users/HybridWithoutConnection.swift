import TenantryDiagnostics
import TenantryModel

/// Flags hybrid people whom no connection brings.
enum HybridWithoutConnection: LocalRule {
    static let page = RulePage(
        "USR010",
        "hybrid people come from the business, but no connection brings them",
        why: """
            Hybrid says that the business and the provider share the work: at least the people \
            come from the business. Without a connection nobody ever arrives.
            """,
        fix: """
            Add a connection for the population: `type: directory` if the business only pushes \
            accounts, `type: oidc` or `type: saml` if people sign in there. If nothing comes from \
            the business, write `mode: provider`.
            """,
        failing: .acme(users: hybrid),
        repaired: .acme(users: hybrid, Example.directory)
    )

    private static let hybrid = Example.hybridStaff(
        credential: "provider",
        lifecycle: "business",
        provisioning: "scim"
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for users in organization.organization.users where users.mode == .hybrid {
            guard let population = users.population, let cell = organization.cell(of: users),
                !organization.hasConnection(for: population),
                cell.refusal != HybridThatIsProvider.page.code,
                cell.refusal != HybridWithoutProvider.page.code,
                organization.isRead(users), organization.knowsItsConnections
            else { continue }
            let people = People(users, of: organization.organization)
            let types =
                users.credential == .business
                ? "`type: oidc` or `type: saml`"
                : "`type: directory`, or `oidc` or `saml`,"
            findings.report(
                page,
                "\(people) come from the business, but no connection brings them",
                at: organization.place("users", people.population),
                help: "add a connection of \(types) with `for: [\(people.population)]`",
                "if nothing comes from the business: \(people.line(.provider))"
            )
        }
    }
}
