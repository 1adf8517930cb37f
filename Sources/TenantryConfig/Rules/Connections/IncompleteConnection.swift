import TenantryDiagnostics
import TenantryModel

/// Flags a connection without what its type cannot do without.
enum IncompleteConnection: LocalRule {
    static let page = RulePage(
        "IDP023",
        "a connection lacks what its type needs",
        why: """
            Without these fields the provider cannot speak to the identity provider, so nobody \
            signs in through the connection, or no account ever arrives from the directory.
            """,
        fix: """
            An `oidc` connection needs `issuer` and `clientId`, a `saml` one `entityId`, and a \
            `directory` one `scim: { token: … }`. The business knows the values.
            """,
        failing: Example(connection: connection),
        repaired: Example(connection: connection + "\nclientId: healthyfoods")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for connection in organization.organization.connections {
            guard let type = connection.type, !isComplete(connection, type) else { continue }
            let written = organization.file
            let missing = missing(in: connection, type, written)
            guard !missing.isEmpty, organization.isRead("connections", connection.id.string)
            else { continue }
            let names = missing.map { "`\($0.name)`" }.joined(separator: " and ")
            findings.report(
                page,
                "`\(connection.id)` is `\(type.rawValue)` and needs \(names)",
                at: organization.place("connections", connection.id.string, "type"),
                help: "write " + missing.map { "`\($0.example)`" }.joined(separator: " and ")
            )
        }
    }

    private static func isComplete(_ connection: Connection, _ type: ConnectionType) -> Bool {
        switch type {
        case .oidc: connection.issuer != nil && connection.clientID != nil
        case .saml: connection.entityID != nil
        case .directory: connection.scimToken != nil
        }
    }

    private struct Missing {
        let name: String
        let example: String
    }

    /// What is missing; what is written but could not be read is not.
    private static func missing(
        in connection: Connection,
        _ type: ConnectionType,
        _ file: WrittenFile
    ) -> [Missing] {
        let id = connection.id.string
        var result: [Missing] = []
        switch type {
        case .oidc:
            if connection.issuer == nil, !file.says("connections", id, "issuer") {
                result.append(Missing(name: "issuer", example: "issuer: https://…"))
            }
            if connection.clientID == nil, !file.says("connections", id, "clientId") {
                result.append(Missing(name: "clientId", example: "clientId: …"))
            }
        case .saml:
            if !file.says("connections", id, "entityId") {
                result.append(Missing(name: "entityId", example: "entityId: https://…"))
            }
        case .directory:
            if !file.says("connections", id, "scim", "token") {
                result.append(
                    Missing(name: "scim.token", example: "scim: { token: env:\(variable(id)) }")
                )
            }
        }
        return result
    }

    private static func variable(_ id: String) -> String {
        String(id.uppercased().map { $0 == "-" ? "_" : $0 }) + "_SCIM_TOKEN"
    }

    private static let connection = """
        type: oidc
        issuer: https://id.acme.example/patients
        clientSecret: env:ACME_PATIENTS_SECRET
        grants: { everyone: [meal-ordering/patient] }
        """
}
