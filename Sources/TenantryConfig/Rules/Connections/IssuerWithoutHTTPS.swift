import TenantryDiagnostics
import TenantryModel

/// Flags issuers and other addresses of identity providers that are not `https`.
enum IssuerWithoutHTTPS: LocalRule, WorkspaceRule {
    static let page = RulePage(
        "IDP002",
        "an address of an identity provider is not https",
        why: """
            Whoever sits between the provider and an http address can answer in the place of the \
            business's identity provider and sign in as anybody. http is not accepted for tests \
            either: test files get copied. (An `entityId` is a name that is \
            only compared; many begin with `http://`.)
            """,
        fix: "Write the https address. If the identity provider has none, it cannot be connected.",
        failing: Example(organization: connection(issuer: "http://id.acme.example/patients")),
        repaired: Example(organization: connection(issuer: "https://id.acme.example/patients"))
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for connection in organization.organization.connections {
            func check(_ address: Text?, _ name: String) {
                IssuerWithoutHTTPS.check(
                    address,
                    name,
                    at: organization.place("connections", connection.id.string, name),
                    &findings
                )
            }
            check(connection.issuer, "issuer")
            check(connection.metadata, "metadata")
        }
    }

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for provider in desired.catalog.providers {
            check(provider.issuer, "issuer", at: .catalog("provider", "issuer"), &findings)
        }
    }

    private static func check(
        _ address: Text?,
        _ name: String,
        at place: @autoclosure () -> Place,
        _ findings: inout Findings
    ) {
        guard let advice = advice(on: address) else { return }
        findings.report(page, "\(name) must be https", at: place(), help: advice)
    }

    /// What to write instead of an address without https; `nil` if there is nothing to say.
    static func advice(on address: Text?) -> String? {
        guard let address = address?.string, isPlainHTTP(address) else { return nil }
        // An address with a password in it is not for repeating.
        let rest = address.dropFirst("http://".count)
        return "write " + (rest.contains("@") ? "its https address" : "https://\(rest)")
    }

    /// Whether an address begins with `http://`, in any case.
    private static func isPlainHTTP(_ address: String) -> Bool {
        address.utf8.count > 7 && address.utf8.dropFirst(4).first == UInt8(ascii: ":")
            && address.prefix(7).lowercased() == "http://"
    }

    private static func connection(issuer: String) -> String {
        """
        id: acme
        name: Acme Clinic
        owner: { name: Ada Berg, email: ada@acme.example }
        domains: [{ name: acme.example, via: patients }]
        connections:
          - id: patients
            type: oidc
            issuer: \(issuer)
            clientId: healthyfoods
            clientSecret: env:ACME_PATIENTS_SECRET
            grants: { everyone: [meal-ordering/patient] }
        users: { consumers: federated }
        subscriptions: { meal-ordering: standard }
        billing: bill-acme
        """
    }
}
