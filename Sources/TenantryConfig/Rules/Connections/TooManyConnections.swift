import TenantryDiagnostics
import TenantryModel

/// Flags an organization with more connections than one can keep an eye on.
enum TooManyConnections: LocalRule {
    static let page = RulePage(
        "IDP018",
        .warning,
        "an organization has very many connections",
        why: """
            Each connection can let people in and has a secret or a certificate that runs out. \
            With so many, nobody knows any more which one is whose, and those of departments that \
            are long gone stay open.
            """,
        fix: """
            Delete what is not used. Give parts of the business that have their own identity \
            provider a file of their own with this organization as `parent`.
            """,
        failing: example(count: most + 1),
        repaired: example(count: most)
    )

    /// How many connections an organization may have.
    private static let most = 10

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        let count = organization.organization.connections.count
        guard count > most else { return }
        findings.report(
            page,
            "`\(organization.id)` has \(count) connections, more than \(most)",
            at: organization.place("connections"),
            help: "delete those that are not used, or split the organization"
        )
    }

    private static func example(count: Int) -> Example {
        let connections = (1...count).map { number in
            """
              - id: ward-\(number)
                type: oidc
                issuer: https://id.acme.example/wards/\(number)
                clientId: healthyfoods
                clientSecret: env:ACME_WARD_\(number)_SECRET
                button: true
                grants: { everyone: [meal-ordering/ward-clerk] }
            """
        }
        return Example(
            organization: """
                id: acme
                name: Acme Clinic
                owner: { name: Ada Berg, email: ada@acme.example }
                domains: [{ name: acme.example, via: ward-1 }]
                connections:
                \(connections.joined(separator: "\n"))
                users: { staff: federated }
                subscriptions: { meal-ordering: standard }
                billing: bill-acme
                """
        )
    }
}
