import TenantryDiagnostics
import TenantryModel

/// Flags a `subject` that can pass from one person to another, or that many people have.
enum MutableSubject: LocalRule {
    static let page = RulePage(
        "IDP010",
        "the subject can pass to another person",
        why: """
            An e-mail address or a user name changes, and is given to the next person. Whoever \
            gets it gets the account with everything in it; and at some identity providers people \
            can set it themselves. A claim that many people have, such as the tenant, gives all of \
            them one account.
            """,
        fix: """
            Delete `subject`: then it is `sub`, or the NameID, which names a person for ever. Or \
            name a claim that the identity provider never gives to a second person, such as `oid`.
            """,
        failing: Example(connection: connection + "\nsubject: email"),
        repaired: Example(connection: connection)
    )

    static func check(_ organization: LocalView, _ findings: inout Findings) {
        for connection in organization.organization.connections {
            guard let subject = connection.subject, subject != "sub", subject != "NameID",
                let flaw = flaw(of: subject)
            else { continue }
            let fixed = connection.type == .saml ? "a persistent NameID" : "`sub`"
            findings.report(
                page,
                "`\(subject)` \(flaw)",
                at: organization.place("connections", connection.id.string, "subject"),
                help: "delete `subject`: without it the person is known by \(fixed)"
            )
        }
    }

    /// What is wrong with an attribute as the name of a person, as a part of a sentence.
    private static func flaw(of subject: Text) -> String? {
        if MutableAttributes.contains(subject) {
            return "can be given to another person, who then gets the account"
        }
        return shared.contains(subject.string.lowercased())
            ? "is the same for many people, who would then have one account" : nil
    }

    /// Attributes that say something of an organization, a group or a sign-in, in small letters.
    private static let shared: Set<String> = [
        "iss", "aud", "azp", "client_id", "appid", "tid", "tenant", "tenantid", "tenant_id", "hd",
        "idp", "org", "organization", "organization_id", "org_id", "company", "department",
        "group", "groups", "role", "roles", "wids", "memberof", "ismemberof", "scope", "scp",
        "amr", "acr", "zoneinfo",
        "http://schemas.microsoft.com/identity/claims/tenantid",
        "http://schemas.microsoft.com/identity/claims/identityprovider",
        "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups",
        "http://schemas.microsoft.com/ws/2008/06/identity/claims/role",
        "http://schemas.xmlsoap.org/claims/group",
    ]

    private static let connection = """
        type: oidc
        issuer: https://id.acme.example/patients
        clientId: healthyfoods
        clientSecret: env:ACME_PATIENTS_SECRET
        grants: { everyone: [meal-ordering/patient] }
        """
}
