import TenantryDiagnostics
import TenantryModel

/// Flags a connection for staff that may assert e-mail addresses of any domain.
enum ForeignStaffAddresses: LocalRule {
    static let page = RulePage(
        "IDP012",
        "staff may have e-mail addresses of any domain",
        why: """
            Whoever runs the business's identity provider could sign in as somebody of another \
            business, of a partner or of the provider: the address is what people and services \
            go by when they see who somebody is.
            """,
        fix: """
            Delete `emailDomains` and claim the domains that the staff really use. Where the \
            consumers need `any`, give them a connection of their own.
            """,
        failing: example(staff + "\nemailDomains: any"),
        repaired: example(staff)
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for connection in organization.organization.connections
        where connection.emailDomains == .any && connection.populations.contains(.staff) {
            findings.report(
                page,
                "staff who sign in through `\(connection.id)` may have any e-mail address",
                at: organization.place("connections", connection.id.string, "emailDomains"),
                help: connection.populations.count > 1
                    ? "write `for: [consumers]`, and a connection of their own for staff"
                    : "delete `emailDomains`, and claim the missing domain under `domains`"
            )
        }
    }

    private static func example(_ connection: String) -> Example {
        Example(connection: connection, id: "workforce", users: "{ staff: federated }")
    }

    private static let staff = """
        type: oidc
        issuer: https://id.acme.example/staff
        clientId: healthyfoods
        clientSecret: env:ACME_STAFF_SECRET
        grants: { everyone: [meal-ordering/ward-clerk] }
        """
}
