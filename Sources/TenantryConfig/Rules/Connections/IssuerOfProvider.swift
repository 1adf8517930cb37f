import TenantryDiagnostics
import TenantryModel

/// Flags a connection to the provider's own identity provider.
enum IssuerOfProvider: LocalRule {
    static let page = RulePage(
        "IDP004",
        "a connection leads to the provider's own sign-in",
        why: """
            People would be sent from the provider's sign-in to the provider's sign-in, in a \
            circle. Whoever signed in there for another organization would be let in here too.
            """,
        fix: """
            Delete the connection and write `mode: provider`: then the provider manages the \
            people, which is what was meant.
            """,
        failing: Example(
            connection: """
                type: oidc
                issuer: https://login.healthyfoods.example
                clientId: acme
                clientSecret: env:ACME_PATIENTS_SECRET
                grants: { everyone: [meal-ordering/patient] }
                """
        ),
        repaired: Example(
            organization: """
                id: acme
                name: Acme Clinic
                owner: { name: Ada Berg, email: ada@acme.example }
                domains: [acme.example]
                users: { consumers: { mode: provider, defaultRoles: [meal-ordering/patient] } }
                subscriptions: { meal-ordering: standard }
                billing: bill-acme
                """
        )
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        let providers = organization.catalog.providers
        let connections = organization.organization.connections
        for provider in providers where !provider.issuer.isEmpty {
            for index in connections.indices {
                let issuer = provider.issuer.comparedIssuer
                if connections[index].issuer?.comparedIssuer == issuer {
                    report("issuer", connections[index], organization, &findings)
                } else if connections[index].entityID?.comparedIssuer == issuer {
                    report("entityId", connections[index], organization, &findings)
                }
            }
        }
    }

    private static func report(
        _ field: String,
        _ connection: Connection,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        let people = connection.populations.map(\.rawValue).joined(separator: " and ")
        findings.report(
            page,
            "\(people.isEmpty ? "people" : people) of `\(organization.id)` would sign in at the "
                + "provider to sign in at the provider",
            at: organization.place("connections", connection.id.string, field),
            help: "delete connection `\(connection.id)` and write `mode: provider`",
            related: [("the provider's issuer", .catalog("provider", "issuer"))]
        )
    }
}
