import TenantryDiagnostics
import TenantryModel

/// Flags a SAML connection that says nowhere whose signatures are good.
enum UncheckableSignatures: LocalRule {
    static let page = RulePage(
        "IDP013",
        "a SAML connection has neither metadata nor certificates",
        why: """
            Without the identity provider's certificate nobody can tell its answers from those of \
            somebody else, so either everybody is refused or anybody is let in.
            """,
        fix: """
            Write `metadata` with the address of the identity provider's metadata: then its \
            certificates may change. Only where there is none, list fingerprints under \
            `certificates`.
            """,
        failing: Example(connection: saml),
        repaired: Example(connection: saml + "\nmetadata: https://sts.acme.example/metadata.xml")
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for connection in organization.organization.connections
        where connection.type == .saml && connection.metadata == nil
            && connection.certificates.isEmpty
        {
            let written = organization.file
            let id = connection.id.string
            if written.says("connections", id, "metadata") { continue }
            if written.says("connections", id, "certificates") { continue }
            findings.report(
                page,
                "`\(id)` has neither metadata nor certificates: its signatures cannot be checked",
                at: organization.place("connections", id),
                help: "write `metadata: https://…`, the address that the business was given for it"
            )
        }
    }

    private static let saml = """
        type: saml
        entityId: https://sts.acme.example/adfs
        grants: { everyone: [meal-ordering/patient] }
        """
}
