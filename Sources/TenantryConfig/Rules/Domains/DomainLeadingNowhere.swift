import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags a domain through which nobody can sign in.
enum DomainLeadingNowhere: OrganizationRule {
    static let page = RulePage(
        "DOM021",
        .warning,
        "a domain leads nowhere",
        why: """
            People type an address of the domain and come to a dead end, though the file looks as \
            if they were welcome: the business signs them in at one of several places and \
            nothing says where, or the organization has no people at all.
            """,
        fix: "Write `via` with a connection, or delete the domain.",
        failing: example(domain: "acme.example"),
        repaired: example(domain: "{ name: acme.example, via: workforce }")
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        let domains = organization.organization.domains
        for index in domains.indices {
            guard let population = domains[index].population else {
                if organization.organization.users.isEmpty {
                    reportDeserted(domains[index], organization, &findings)
                }
                continue
            }
            // People who are not declared are for another rule.
            guard domains[index].via == nil, let users = organization.effective.users(population),
                users.credential == .business
            else { continue }
            reportAmbiguous(domains[index], users, organization, &findings)
        }
    }

    /// There is nobody at all; whether that is right in a group is another rule's question.
    private static func reportDeserted(
        _ domain: Domain,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard !organization.organization.subscriptions.isEmpty,
            organization.desired.index.children[organization.number].isEmpty,
            organization.organization.state == .active, organization.isUnderstood,
            organization.desired.workspace.isEveryOrganizationRead
        else { return }
        findings.report(
            page,
            "`\(domain.name)` leads nowhere: `\(organization.id)` has no users",
            at: organization.place("domains", domain.name.string),
            help: "declare them, such as `users: { staff: provider }`, or delete the domain"
        )
    }

    /// Its people sign in at the business, which has several places for that.
    private static func reportAmbiguous(
        _ domain: Domain,
        _ users: UserManagement,
        _ organization: OrganizationView,
        _ findings: inout Findings
    ) {
        guard let population = users.population, users.mode != nil, organization.isUnderstood
        else { return }
        let names = organization.effective.usableConnections(for: population)
            .filter { $0.connection.isSignIn || $0.connection.type == nil }.map(\.name)
        // Without any, either other rules speak or the provider keeps the accounts.
        guard names.count > 1, let first = names.first else { return }
        findings.report(
            page,
            "`\(domain.name)` leads nowhere: \(names.count) connections serve its people",
            at: organization.place("domains", domain.name.string),
            help: "write `via: \(first)` or another of \(names.listed())"
        )
    }

    private static func example(domain: String) -> Example {
        Example(
            organization: """
                id: acme
                name: Acme Clinic
                owner: { name: Ada Berg, email: ada@acme.example }
                domains:
                  - \(domain)
                  - { name: ward.acme.example, via: wards }
                connections:
                  - id: workforce
                    type: oidc
                    issuer: https://id.acme.example/staff
                    clientId: healthyfoods
                    clientSecret: env:ACME_STAFF_SECRET
                    grants: { everyone: [meal-ordering/ward-clerk] }
                  - id: wards
                    type: oidc
                    issuer: https://id.acme.example/wards
                    clientId: healthyfoods
                    clientSecret: env:ACME_WARDS_SECRET
                    grants: { everyone: [meal-ordering/ward-clerk] }
                users: { staff: federated }
                subscriptions: { meal-ordering: standard }
                billing: bill-acme
                """
        )
    }
}
