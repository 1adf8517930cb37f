import TenantryDiagnostics
import TenantryModel

/// Flags roles by the `groups` claim of Microsoft Entra, which disappears where it grows long.
enum OverflowingGroups: LocalRule {
    static let page = RulePage(
        "MAP012",
        .notice,
        "roles depend on the `groups` claim of Microsoft Entra",
        why: """
            Entra sends no groups at all to people who are in more than 200 of them (150 with \
            SAML). These people sign in as before and have no roles; it is mostly those who have \
            been at a large hospital for long.
            """,
        fix: """
            Define app roles for the application in Entra, put the groups into them, and map \
            `roles`. Or let Entra send only groups that are assigned to the application.
            """,
        failing: example(claim: "groups"),
        repaired: example(claim: "roles")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for index in organization.organization.connections.indices {
            let claims = organization.organization.connections[index].claims
            for claim in claims where claimNames.contains(claim.value) {
                let connection = organization.organization.connections[index]
                guard connection.grants.contains(where: { $0.attribute == claim.key }),
                    isEntra(connection)
                else { continue }
                findings.report(
                    page,
                    "people in more than \(connection.type == .saml ? 150 : 200) groups arrive at "
                        + "`\(connection.id)` without `\(claim.value)`, and get no roles by it",
                    at: organization.place(
                        "connections",
                        connection.id.string,
                        "claims",
                        claim.key.string
                    ),
                    help: "define app roles in Entra and write `\(claim.key): roles`",
                    "or let Entra send only the groups that are assigned to the application"
                )
            }
        }
    }

    private static let claimNames: [Text] = [
        "groups", "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups",
    ]

    private static func isEntra(_ connection: Connection) -> Bool {
        [connection.issuer, connection.metadata, connection.entityID].contains { address in
            guard let address else { return false }
            return entra.contains { address.string.utf8.starts(with: $0.utf8) }
        }
    }

    private static let entra = [
        "https://login.microsoftonline.com/", "https://login.microsoftonline.us/",
        "https://login.partner.microsoftonline.cn/", "https://sts.windows.net/",
    ]

    private static func example(claim: String) -> Example {
        .acme(
            users: "{ staff: federated }",
            """
            connections:
              - id: entra
                type: oidc
                issuer: https://login.microsoftonline.com/6babcaad-604b-40ac-a9d7-9fd97c0b779f/v2.0
                clientId: 2d4d11a2-f814-46a7-890a-274a72a7309e
                clientSecret: env:ACME_ENTRA_SECRET
                claims: { email: email, groups: \(claim) }
                grants: { groups: { HF.Support: [support-desk/requester] } }
            """
        )
    }
}
