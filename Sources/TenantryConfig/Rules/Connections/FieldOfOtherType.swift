import TenantryDiagnostics
import TenantryModel

/// Flags a field that a connection of this type does not have.
enum FieldOfOtherType: LocalRule {
    static let page = RulePage(
        "IDP016",
        "a field belongs to another type of connection",
        why: """
            The field does nothing here, though whoever wrote it, and whoever reviews it, counts \
            on it: a certificate that nobody looks at, a `pin` that keeps nobody out.
            """,
        fix: "Delete the field, or write the `type` that it belongs to.",
        failing: Example(connection: oidc + "\nmetadata: https://id.acme.example/metadata.xml"),
        repaired: Example(connection: oidc)
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        let connections = organization.organization.connections
        for index in connections.indices {
            guard let type = connections[index].type else { continue }
            for field in foreignFields(connections, index, type) {
                let id = connections[index].id.string
                findings.report(
                    page,
                    "`\(field.name)` belongs to \(field.owners), but `\(id)` is "
                        + "`\(type.rawValue)`",
                    at: organization.place("connections", id, field.name),
                    help: "delete `\(field.name)`, or change `type`"
                )
            }
        }
    }

    private struct Foreign {
        let name: String
        let owners: String
    }

    /// The written fields that a type does not have.
    ///
    /// `claims`, `grants` and `scim` are for all types: a directory tells attributes too.
    /// Connections are large, so they are looked at where they are instead of being handed on.
    private static func foreignFields(
        _ connections: [Connection],
        _ index: Int,
        _ type: ConnectionType
    ) -> [Foreign] {
        var found: [Foreign] = []
        func note(_ name: String, of owners: String, _ isWritten: Bool) {
            if isWritten { found.append(Foreign(name: name, owners: owners)) }
        }
        if type != .oidc {
            note("issuer", of: "`oidc`", connections[index].issuer != nil)
            note("clientId", of: "`oidc`", connections[index].clientID != nil)
            note("clientSecret", of: "`oidc`", connections[index].clientSecret != nil)
        }
        if type != .saml {
            note("entityId", of: "`saml`", connections[index].entityID != nil)
            note("metadata", of: "`saml`", connections[index].metadata != nil)
            note("certificates", of: "`saml`", !connections[index].certificates.isEmpty)
            note("nameId", of: "`saml`", connections[index].nameID != nil)
        }
        if type == .directory {
            let both = "`oidc` and `saml`"
            note("pin", of: both, !connections[index].pin.isEmpty)
            note("subject", of: both, connections[index].subject != nil)
            note("linking", of: both, connections[index].linking != .never)
            note("emailDomains", of: both, connections[index].emailDomains != .own)
            note("button", of: both, connections[index].button)
        }
        return found
    }

    private static let oidc = """
        type: oidc
        issuer: https://id.acme.example/patients
        clientId: healthyfoods
        clientSecret: env:ACME_PATIENTS_SECRET
        grants: { everyone: [meal-ordering/patient] }
        """
}
