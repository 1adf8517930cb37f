import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags an issuer with parts that no issuer has.
enum InexactIssuer: LocalRule, WorkspaceRule {
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

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for connection in organization.organization.connections {
            func place(_ field: String) -> Place {
                organization.place("connections", connection.id.string, field)
            }
            check(connection.issuer, at: place("issuer"), &findings)
            if let metadata = connection.metadata, metadata.string.utf8.contains(0x40),
                case .success(let address) = WebAddress.parse(metadata.string),
                address.userinfo != nil
            {
                findings.report(
                    page,
                    "metadata must be without a user name",
                    at: place("metadata"),
                    help: "delete the part before `@`",
                    changed,
                    conceals: true
                )
            }
        }
    }

    static func check(_ desired: DesiredIndex, _ findings: inout Findings) {
        for provider in desired.catalog.providers {
            check(provider.issuer, at: .catalog("provider", "issuer"), &findings)
        }
    }

    private static func check(
        _ issuer: Text?,
        at place: @autoclosure () -> Place,
        _ findings: inout Findings
    ) {
        guard let issuer, hasSuspectBytes(issuer.string),
            case .success(let address) = WebAddress.parse(issuer.string)
        else { return }
        let excess = excess(of: address)
        guard !excess.isEmpty else { return }
        let message = "issuer must be exactly `\(address.asIssuer)`"
        let help = "delete \(excess.joined(separator: ", "))"
        if address.userinfo == nil {
            findings.report(page, message, at: place(), help: help)
        } else {
            findings.report(page, message, at: place(), help: help, changed, conceals: true)
        }
    }

    /// What to do about a password that was committed.
    private static let changed = "if it held a password, change it now: git keeps it in its history"

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
