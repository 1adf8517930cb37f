import TenantryDiagnostics
import TenantryModel

/// Flags roles that depend on what people say of themselves.
enum GrantByMutableAttribute: LocalRule {
    static let page = RulePage(
        "MAP011",
        "roles depend on an attribute that people can change",
        why: """
            E-mail addresses, names and phone numbers are often edited by the person itself, and \
            an address passes to somebody else when a person leaves. Whoever takes on the right \
            value takes on the role.
            """,
        fix: """
            Let a group or an app role decide, which only administrators of the business can give. \
            To single out one person who administers the organization, use `admins`.
            """,
        failing: .claiming(
            claims: "{ email: email }",
            grants: "email: { ada@acme.example: [support-desk/requester] }"
        ),
        repaired: .claiming(
            claims: "{ email: email, groups: groups }",
            grants: "groups: { HF-Support: [support-desk/requester] }"
        )
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for index in organization.organization.connections.indices {
            let grants = organization.organization.connections[index].grants
            var last: Text = ""
            for grant in grants where grant.attribute != last {
                last = grant.attribute
                let claims = organization.organization.connections[index].claims
                let claim = claims.first { $0.key == grant.attribute }?.value
                let isMutable = MutableAttributes.contains(grant.attribute)
                guard isMutable || claim.map(MutableAttributes.contains) == true else { continue }
                report(
                    grant.attribute,
                    from: isMutable ? nil : claim,
                    organization.organization.connections[index],
                    organization,
                    &findings
                )
            }
        }
    }

    private static func report(
        _ attribute: Text,
        from claim: Text?,
        _ connection: Connection,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        let origin = claim.map { ", read from `\($0)`" } ?? ""
        findings.report(
            page,
            "roles of connection `\(connection.id)` depend on `\(attribute)`\(origin), which "
                + "people can change themselves",
            at: organization.place("connections", connection.id.string, "grants", attribute.string),
            help: "let a group decide: `groups: <claim>` under `claims`, "
                + "`groups: { <group>: […] }` under `grants`"
        )
    }
}
