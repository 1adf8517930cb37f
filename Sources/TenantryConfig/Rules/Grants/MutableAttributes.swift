import TenantryModel

/// Attributes that people can change themselves, or that pass from one person to another.
enum MutableAttributes {
    /// Whether it is the name of one, as an attribute or as a claim of OpenID Connect or SAML:
    /// identity providers do not agree on capitals.
    static func contains(_ name: Text) -> Bool { names.contains(name.string.lowercased()) }

    /// In small letters.
    private static let names: Set<String> = {
        let claims = [
            "email", "e-mail", "mail", "emails", "emails.work", "email_address", "emailaddress",
            "email_verified", "upn", "userprincipalname", "unique_name", "preferred_username",
            "username", "user_name", "nickname", "name", "displayname", "display_name", "cn",
            "given_name", "givenname", "family_name", "surname", "sn", "phone", "phone_number",
            "phonenumber", "telephonenumber", "mobile", "picture", "website", "profile", "locale",
            "address", "edupersonprincipalname", "eppn",
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
}
