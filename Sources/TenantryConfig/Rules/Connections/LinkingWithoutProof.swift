import TenantryDiagnostics
import TenantryModel

/// Flags `linking` of accounts by addresses that nobody has proved to be the business's.
enum LinkingWithoutProof: LocalRule {
    static let page = RulePage(
        "IDP011",
        .warning,
        "accounts are linked by addresses that nobody has proved",
        why: """
            Linking offers somebody who signs in here an account that exists already, because the \
            address is the same. That is safe only in a domain that is proved to be the \
            business's: otherwise its identity provider can say any address, and lure people \
            to hand over their account.
            """,
        fix: """
            Write `linking: never`, or claim the domain, keep `emailDomains: own`, and let the \
            policy ask for verified domains.
            """,
        failing: example(policy: "{ verified: off, allowReserved: true }"),
        repaired: example(policy: "{ verified: required, allowReserved: true }")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for connection in organization.organization.connections
        where connection.linking == .confirm && connection.isSignIn {
            guard let reason = reason(connection, organization) else { continue }
            findings.report(
                page,
                "`\(connection.id)` links accounts by address, but \(reason)",
                at: organization.place("connections", connection.id.string, "linking"),
                help: "write `linking: never`"
            )
        }
    }

    /// Why the addresses prove nothing; `nil` if they do once the domains are verified.
    private static func reason(
        _ connection: Connection,
        _ organization: LocalView
    ) -> String? {
        if connection.emailDomains == .any { return "it may assert addresses of any domain" }
        if organization.organization.domains.isEmpty, !connection.isLent(by: organization) {
            return organization.isUnderstood ? "`\(organization.id)` has no domain" : nil
        }
        return organization.policy.verified == .off
            ? "the policy lets domains be without proof" : nil
    }

    private static func example(policy: String) -> Example {
        Example([
            "catalog/policy.yaml": """
            policy:
              domains: \(policy)
            """,
            "organizations/acme.yaml": """
            id: acme
            name: Acme Clinic
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [acme.example]
            connections:
              - id: workforce
                type: oidc
                issuer: https://id.acme.example/staff
                clientId: healthyfoods
                clientSecret: env:ACME_STAFF_SECRET
                linking: confirm
                grants: { everyone: [meal-ordering/ward-clerk] }
            users: { staff: federated }
            subscriptions: { meal-ordering: standard }
            billing: bill-acme
            """,
        ])
    }
}

extension Connection {
    /// Whether the organization that declares it lends it: then others bring the domains.
    fileprivate func isLent(by organization: LocalView) -> Bool {
        organization.organization.sharedConnections.contains(id)
    }
}
