import TenantryDiagnostics
import TenantryModel

/// Flags grants by an attribute that the connection does not read.
enum UnmappedGrantAttribute: LocalRule {
    static let page = RulePage(
        "MAP006",
        "roles depend on an attribute that is not mapped",
        why: """
            `claims` says which claim of the identity provider carries which attribute. What is \
            not mapped is never read, so nobody has any value of it and nobody gets the roles.
            """,
        fix: "Add the attribute under `claims`, with the name of the claim that carries it.",
        failing: .claiming(
            claims: "{ email: email }",
            grants: "groups: { HF-Support: [support-desk/requester] }"
        ),
        repaired: .claiming(
            claims: "{ email: email, groups: memberOf }",
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
                guard !claims.contains(where: { $0.key == grant.attribute }),
                    !MutableAttributes.contains(grant.attribute),
                    organization.isRead("connections")
                else { continue }
                let connection = organization.organization.connections[index]
                report(grant.attribute, connection, organization, &findings)
            }
        }
    }

    private static func report(
        _ attribute: Text,
        _ connection: Connection,
        _ organization: LocalView,
        _ findings: inout Findings
    ) {
        let mapped = connection.claims.map(\.key.string)
        let near = NearestName.to(attribute.string, among: mapped)
        findings.report(
            page,
            "roles of connection `\(connection.id)` depend on `\(attribute)`, which its `claims` "
                + "do not map",
            at: organization.place("connections", connection.id.string, "grants", attribute.string),
            help: near.map { "did you mean `\($0)`?" }
                ?? "add `\(attribute): \(attribute)` under `claims`, or whatever the claim is "
                + "called",
            related: [
                (
                    "what is mapped",
                    organization.place("connections", connection.id.string, "claims")
                )
            ]
        )
    }
}
