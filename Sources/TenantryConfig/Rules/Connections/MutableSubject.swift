import TenantryDiagnostics
import TenantryModel

/// Flags a `subject` that can pass from one person to another.
enum MutableSubject: OrganizationRule {
    static let page = RulePage(
        "IDP010",
        "the subject can pass to another person",
        why: """
            An e-mail address or a user name changes, and is given to the next person. Whoever \
            gets it gets the account with everything in it; and at some identity providers people \
            can set it themselves.
            """,
        fix: """
            Delete `subject`: then it is `sub`, or the NameID, which names a person for ever. Or \
            name a claim that the identity provider never gives to a second person, such as `oid`.
            """,
        failing: Example(connection: connection + "\nsubject: email"),
        repaired: Example(connection: connection)
    )

    static func check(_ organization: OrganizationView, _ findings: inout Findings) {
        for connection in organization.organization.connections {
            guard let subject = connection.subject, subject != "sub", subject != "NameID",
                mutable.contains(subject.string.lowercased())
            else { continue }
            let fixed = connection.type == .saml ? "a persistent NameID" : "`sub`"
            findings.report(
                page,
                "`\(subject)` can be given to another person, who then gets the account",
                at: organization.place("connections", connection.id.string, "subject"),
                help: "delete `subject`: without it the person is known by \(fixed)"
            )
        }
    }

    private static let mutable: Set<String> = {
        let claims = [
            "email", "e-mail", "mail", "emailaddress", "email_address", "emails", "upn",
            "userprincipalname", "preferred_username", "unique_name", "username", "user_name",
            "nickname", "name", "displayname", "display_name", "cn", "given_name", "givenname",
            "family_name", "surname", "sn", "phone", "phone_number", "mobile", "profile",
            "picture", "website", "address", "edupersonprincipalname", "eppn",
        ]
        let addresses = ["emailaddress", "name", "upn", "givenname", "surname", "mobilephone"].map {
            "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/" + $0
        }
        // mail, cn, sn, givenName, telephoneNumber, displayName, eduPersonPrincipalName
        let objects = [
            "0.9.2342.19200300.100.1.3", "2.5.4.3", "2.5.4.4", "2.5.4.42", "2.5.4.20",
            "2.16.840.1.113730.3.1.241", "1.3.6.1.4.1.5923.1.1.1.6",
        ].map { "urn:oid:" + $0 }
        return Set(claims + addresses + objects)
    }()

    private static let connection = """
        type: oidc
        issuer: https://id.acme.example/patients
        clientId: healthyfoods
        clientSecret: env:ACME_PATIENTS_SECRET
        grants: { everyone: [meal-ordering/patient] }
        """
}
