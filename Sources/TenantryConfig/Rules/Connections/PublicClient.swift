import TenantryDiagnostics
import TenantryModel

/// Tells of a connection without a client secret, which is a public client with PKCE.
enum PublicClient: LocalRule {
    static let page = RulePage(
        "IDP022",
        .notice,
        "a connection has no client secret",
        why: """
            Without a secret the provider is a public client, and PKCE protects each sign-in. That \
            is sound if the business registered it as one. If it gave out a secret, every sign-in \
            is refused until the secret is named here.
            """,
        fix: "If there is a secret, write where it is found: `clientSecret: env:NAME`.",
        failing: Example(connection: connection),
        repaired: Example(connection: connection + "\nclientSecret: env:ACME_PATIENTS_SECRET")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        let connections = organization.organization.connections
        for index in connections.indices
        where connections[index].type == .oidc && connections[index].clientSecret == nil {
            let id = connections[index].id
            // One that could not be read, or has a misspelt name, was reported already.
            guard connections[index].clientID != nil, organization.isUnderstood else { continue }
            let name = "\(organization.id)-\(id)".uppercased().split(separator: "-")
                .joined(separator: "_")
            findings.report(
                page,
                "`\(id)` has no client secret: it is a public client with PKCE",
                at: organization.place("connections", id.string, "clientId"),
                help: "if the business gave out a secret, write "
                    + "`clientSecret: env:\(name)_SECRET`"
            )
        }
    }

    private static let connection = """
        type: oidc
        issuer: https://id.acme.example/patients
        clientId: healthyfoods
        grants: { everyone: [meal-ordering/patient] }
        """
}
