import TenantryModel

/// Attributes that people can change themselves, or that pass from one person to another.
enum MutableAttributes {
    /// Whether it is the name of one, as an attribute or as a claim of OpenID Connect or SAML.
    static func contains(_ name: Text) -> Bool { names.contains(name) }

    private static let names: Set<Text> = [
        "email", "mail", "emails", "emails.work", "email_verified", "emailAddress",
        "emailaddress", "upn", "userPrincipalName", "unique_name", "preferred_username",
        "username", "userName", "nickname", "name", "displayName", "display_name", "cn",
        "given_name", "givenName", "family_name", "surname", "sn", "phone", "phone_number",
        "phoneNumber", "telephoneNumber", "mobile", "picture", "website", "profile", "locale",
        "urn:oid:0.9.2342.19200300.100.1.3", "urn:oid:2.5.4.3", "urn:oid:2.5.4.4",
        "urn:oid:2.5.4.20", "urn:oid:2.5.4.42", "urn:oid:2.16.840.1.113730.3.1.241",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn",
    ]
}
