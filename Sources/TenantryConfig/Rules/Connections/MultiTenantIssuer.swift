import TenantryDiagnostics
import TenantryModel
import TenantryNames

/// Flags an address at which people of every Microsoft tenant sign in.
enum MultiTenantIssuer: LocalRule {
    static let page = RulePage(
        "IDP007",
        "an issuer speaks for every Microsoft tenant",
        why: """
            At `common`, `organizations` and `consumers` anybody with a Microsoft account can sign \
            in, of any company in the world. Whoever runs such a tenant is free to give people \
            there any e-mail address.
            """,
        fix: """
            Write the issuer of the business's own tenant, with its id: \
            `https://login.microsoftonline.com/<tenant id>/v2.0`.
            """,
        failing: Example(
            connection: connection(issuer: "https://login.microsoftonline.com/common/v2.0")
        ),
        repaired: Example(
            connection: connection(
                issuer: "https://login.microsoftonline.com/"
                    + "6babcaad-604b-40ac-a9d7-9fd97c0b779f/v2.0"
            )
        )
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        let connections = organization.organization.connections
        for index in connections.indices {
            let id = connections[index].id
            check(connections[index].issuer, "issuer", of: id, organization, &findings)
            check(connections[index].entityID, "entityId", of: id, organization, &findings)
            check(connections[index].metadata, "metadata", of: id, organization, &findings)
        }
    }

    private static func check(
        _ written: Text?,
        _ field: String,
        of id: Text,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        guard AddressGlance.mayBeShared(written), let written,
            case .success(let address) = WebAddress.parse(written.string),
            SharedIssuers.isMultiTenant(address)
        else { return }
        let version = address.path.hasSuffix("/v2.0") ? "/v2.0" : "/"
        findings.report(
            page,
            "anybody with a Microsoft account could sign in through `\(id)`",
            at: organization.place("connections", id.string, field),
            help: field == "metadata"
                ? "write the metadata address of the business's own tenant"
                : "write the business's own tenant: `https://\(address.host)/<tenant id>\(version)`"
        )
    }

    private static func connection(issuer: String) -> String {
        """
        type: oidc
        issuer: \(issuer)
        clientId: 2d4d11a2-f814-46a7-890a-274a72a7309e
        clientSecret: env:ACME_PATIENTS_SECRET
        grants: { everyone: [meal-ordering/patient] }
        """
    }
}
