import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags an issuer with parts that no issuer has.
enum InexactIssuer: OrganizationRule {
    static let page = RulePage(
        "IDP003",
        "an issuer has parts that do not belong to it",
        why: """
            The issuer is compared byte by byte with what the identity provider signs. With a \
            query, a user name or the path of the discovery document it is never equal, so \
            everybody is refused; and mending it later changes the key of every account.
            """,
        fix: "Copy the value of `issuer` from the discovery document, and nothing around it.",
        failing: Example(
            connection: connection(
                issuer: "https://id.acme.example/patients/.well-known/openid-configuration"
            )
        ),
        repaired: Example(connection: connection(issuer: "https://id.acme.example/patients"))
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for connection in organization.organization.connections {
            guard let issuer = connection.issuer, hasSuspectBytes(issuer.string),
                case .success(let address) = WebAddress.parse(issuer.string)
            else { continue }
            let excess = excess(of: address)
            guard !excess.isEmpty else { continue }
            let place = organization.place("connections", connection.id.string, "issuer")
            let message = "issuer must be exactly `\(address.asIssuer)`"
            let help = "delete \(excess.joined(separator: ", "))"
            guard address.userinfo != nil else {
                findings.report(page, message, at: place, help: help)
                continue
            }
            findings.report(
                page,
                message,
                at: place,
                help: help,
                "if it held a password, change it now: git keeps it in its history"
            )
        }
    }

    /// A look at the bytes, which good issuers pass, before the address is taken apart.
    private static func hasSuspectBytes(_ issuer: String) -> Bool {
        var previous: UInt8 = 0
        for byte in issuer.utf8 {
            switch byte {
            case UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@"): return true
            case UInt8(ascii: ".") where previous == UInt8(ascii: "/"): return true
            default: previous = byte
            }
        }
        return false
    }

    private static func excess(of address: WebAddress) -> [String] {
        var result: [String] = []
        if address.userinfo != nil { result.append("the part before `@`") }
        if address.path.contains("/.well-known") {
            result.append("`/.well-known` and what follows")
        }
        if address.query != nil { result.append("the part from `?`") }
        if address.fragment != nil { result.append("the part from `#`") }
        return result
    }

    private static func connection(issuer: String) -> String {
        """
        type: oidc
        issuer: \(issuer)
        clientId: healthyfoods
        clientSecret: env:ACME_PATIENTS_SECRET
        grants: { everyone: [meal-ordering/patient] }
        """
    }
}
