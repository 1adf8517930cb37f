import TenantryAccess
import TenantryDiagnostics
import TenantryModel

/// Flags a domain that does not say whose it is where staff and consumers sign in differently.
enum AmbiguousDomain: LocalRule {
    static let page = RulePage(
        "DOM020",
        "a domain may mean staff or consumers",
        why: """
            The organization has both, and they sign in at different places. Somebody who types an \
            address of this domain cannot be sent anywhere without asking who they are.
            """,
        fix: "Write `for`, or `via` with a connection that serves one of the two.",
        failing: example(domain: "acme.example"),
        repaired: example(domain: "{ name: acme.example, for: staff }")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        guard organization.organization.users.count > 1 else { return }
        for domain in organization.organization.domains
        where domain.via == nil && domain.population == nil {
            guard let ways = differentWays(organization) else { return }
            findings.report(
                page,
                "`\(domain.name)` may mean staff or consumers",
                at: organization.place("domains", domain.name.string),
                help: "write `{ name: \(quoted(domain.name)), for: staff }` or `for: consumers`",
                ways
            )
        }
    }

    /// In words, where staff and consumers sign in; `nil` if it is at the same place, or not known.
    private static func differentWays(_ organization: LocalView) -> String? {
        guard let staff = ways(of: .staff, organization),
            let consumers = ways(of: .consumers, organization), staff != consumers
        else { return nil }
        return "staff sign in \(words(staff)), consumers \(words(consumers))"
    }

    /// The connections of a population, none for the provider's own sign-in; `nil` if not known.
    private static func ways(
        of population: Population,
        _ organization: LocalView
    ) -> [Text]? {
        guard let users = organization.users(population), let mode = users.mode,
            let credential = users.credential
        else { return nil }
        // With both facets at the provider, people come from the business once, to be imported.
        let comesFromBusiness =
            credential == .business || (mode == .hybrid && users.provisioning == .jit)
        guard comesFromBusiness else { return [] }
        let names = organization.usableConnections(for: population)
            .filter(\.connection.isSignIn).map(\.name)
        return names.isEmpty && mode != .business ? nil : names
    }

    private static func words(_ ways: [Text]) -> String {
        ways.isEmpty
            ? "at the provider" : "through " + ways.map { "`\($0)`" }.joined(separator: " or ")
    }

    private static func quoted(_ name: Text) -> String {
        name.string.hasPrefix("*") ? "\"\(name)\"" : name.string
    }

    private static func example(domain: String) -> Example {
        Example(
            organization: """
                id: acme
                name: Acme Clinic
                owner: { name: Ada Berg, email: ada@acme.example }
                domains:
                  - \(domain)
                  - { name: patients.acme.example, via: patients }
                connections:
                  - id: patients
                    type: oidc
                    for: [consumers]
                    issuer: https://id.acme.example/patients
                    clientId: healthyfoods
                    clientSecret: env:ACME_PATIENTS_SECRET
                    grants: { everyone: [meal-ordering/patient] }
                users:
                  staff: provider
                  consumers: federated
                subscriptions: { meal-ordering: standard }
                billing: bill-acme
                """
        )
    }
}
