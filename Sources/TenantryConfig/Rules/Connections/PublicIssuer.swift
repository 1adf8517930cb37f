import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags an issuer at which anybody can have an account, without a `pin` that keeps strangers out.
enum PublicIssuer: LocalRule {
    static let page = RulePage(
        "IDP008",
        "anybody can have an account at an issuer",
        why: """
            Everybody in the world has, or can make, an account at such an issuer, and would be \
            let in as one of the business's people. Only a claim that the vendor sets for the \
            people of this business tells them apart.
            """,
        fix: """
            Pin that claim: for Google Workspace `pin: { hd: <the business's domain> }`. Where \
            the vendor has no such claim, use another identity provider.
            """,
        failing: Example(connection: google),
        repaired: Example(connection: google + "\npin: { hd: acme.example }")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for connection in organization.organization.connections
        where AddressGlance.mayBeShared(connection.issuer) {
            guard let issuer = connection.issuer,
                case .success(let address) = WebAddress.parse(issuer.string),
                let vendor = SharedIssuers.publicVendor(of: address)
            else { continue }
            let claim = tellingClaim(of: vendor)
            if let claim, connection.pin.contains(where: { $0.key.string == claim }) { continue }
            if claim == nil, !connection.pin.isEmpty { continue }
            findings.report(
                page,
                "anybody with a \(vendor) account could sign in through `\(connection.id)`",
                at: organization.place("connections", connection.id.string, "issuer"),
                help: advice(vendor, claim, organization)
            )
        }
    }

    /// The claim by which a vendor tells the people of one business from all others.
    private static func tellingClaim(of vendor: String) -> String? {
        switch vendor {
        case "Google": "hd"
        case "Slack": "https://slack.com/team_id"
        default: nil
        }
    }

    private static func advice(
        _ vendor: String,
        _ claim: String?,
        _ organization: LocalView
    ) -> String {
        switch claim {
        case "hd"?:
            let domain = organization.organization.domains.first { !$0.name.string.hasPrefix("*") }
            return "write `pin: { hd: \(domain?.name.string ?? "<domain>") }`, the business's "
                + "domain at Google Workspace"
        case let claim?: return "write `pin: { \"\(claim)\": <the business's value> }`"
        case nil:
            return "`pin` a claim that only the business's people have; if \(vendor) has none, "
                + "delete the connection"
        }
    }

    private static let google = """
        type: oidc
        issuer: https://accounts.google.com
        clientId: healthyfoods.apps.googleusercontent.com
        clientSecret: env:ACME_PATIENTS_SECRET
        grants: { everyone: [meal-ordering/patient] }
        """
}
