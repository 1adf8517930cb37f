/// An external sign-in or directory of an organization.
package struct Connection: Resource {
    /// The field `id`.
    package var id: Text = ""
    /// The field `type`.
    package var type: ConnectionType?
    /// The field `for`.
    package var populations: [Population] = []
    /// The field `issuer`.
    package var issuer: Text?
    /// The field `clientId`.
    package var clientID: Text?
    /// The field `clientSecret`.
    package var clientSecret: Text?
    /// The field `pin`.
    package var pin: [Pair] = []
    /// The field `entityId`.
    package var entityID: Text?
    /// The field `metadata`.
    package var metadata: Text?
    /// The field `certificates`.
    package var certificates: [Text] = []
    /// The field `nameId`.
    package var nameID: NameIDFormat?
    /// The field `subject`.
    package var subject: Text?
    /// The field `linking`.
    package var linking: Linking = .never
    /// The field `emailDomains`.
    package var emailDomains: EmailDomains = .own
    /// The field `button`.
    package var button = false
    /// The field `claims`.
    package var claims: [Pair] = []
    /// The field `grants`.
    package var grants: [Grant] = []
    /// The field `scim.token`.
    package var scimToken: Text?

    /// Makes one that says nothing yet.
    package init() {}

    package static let kind = Kind.connection
    package static let section = "connections"
    package static let shape = Shape.list(short: nil)
    package var key: Text { id }

    /// Whether people can sign in through it; a directory only tells who there is.
    package var isSignIn: Bool { type == .oidc || type == .saml }

    package static let fields: [Field<Connection>] = [
        Field(
            "id",
            \.id,
            .slug,
            .key,
            "The name of the connection within the organization.",
            example: "patients"
        ),
        Field(
            "type",
            \.type,
            ConnectionType.type,
            .required,
            "What it speaks: OpenID Connect, SAML, or SCIM only (`directory`).",
            example: "oidc"
        ),
        Field(
            "for",
            \.populations,
            .set(Population.type),
            .narrowing,
            "The populations that it serves.",
            example: "[consumers]",
            omitted: "all populations of the organization"
        ),
        Field(
            "issuer",
            \.issuer,
            .webAddress,
            "oidc: the issuer exactly as the discovery document says it. Changing it re-keys every "
                + "user.",
            example: "https://id.hospital2.example/realms/patients"
        ),
        Field(
            "clientId",
            \.clientID,
            .text(upTo: 255),
            "oidc: the client that the business registered for the provider.",
            example: "healthyfoods"
        ),
        Field(
            "clientSecret",
            \.clientSecret,
            .secret,
            "oidc: where the client's secret is found; the value itself is never written.",
            example: "env:HOSPITAL2_PATIENTS_SECRET",
            omitted: "a public client with PKCE"
        ),
        Field(
            "pin",
            \.pin,
            .map(.text(upTo: 80), .text(upTo: 255)),
            "Claims that must have exactly these values, or sign-in is refused; for issuers that "
                + "speak for many businesses.",
            example: "{tid: 6babcaad-604b-40ac-a9d7-9fd97c0b779f}"
        ),
        Field(
            "entityId",
            \.entityID,
            .uri,
            "saml: the entity id of the business's identity provider.",
            example: "https://sts.hospital2.example/adfs"
        ),
        Field(
            "metadata",
            \.metadata,
            .webAddress,
            "saml: where its metadata is; certificates roll over by themselves.",
            example: "https://sts.hospital2.example/metadata.xml"
        ),
        Field(
            "certificates",
            \.certificates,
            .set(.fingerprint),
            "saml: SHA-256 fingerprints of the signing certificates, where there is no metadata.",
            example: "[9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08]"
        ),
        Field(
            "nameId",
            \.nameID,
            NameIDFormat.type,
            "saml: the format of the subject.",
            example: "persistent",
            omitted: "`persistent`"
        ),
        Field(
            "subject",
            \.subject,
            .text(upTo: 80),
            "The claim that names a person for ever. Never a mutable one such as `email`.",
            example: "sub",
            omitted: "`sub`, or the NameID"
        ),
        Field(
            "linking",
            \.linking,
            Linking.type,
            "What happens when an account with the same e-mail exists. Nothing links by itself.",
            example: "confirm",
            omitted: "`never`"
        ),
        Field(
            "emailDomains",
            \.emailDomains,
            EmailDomains.type,
            "Which e-mail addresses it may assert; `any` only for consumers.",
            example: "any",
            omitted: "`own`: those in the organization's domains"
        ),
        Field(
            "button",
            \.button,
            .flag,
            "Whether the organization's own sign-in page shows a button for it.",
            example: "true",
            omitted: "`false`"
        ),
        Field(
            "claims",
            \.claims,
            .map(.text(upTo: 80), .text(upTo: 255)),
            "Which claim carries which attribute of the provider's vocabulary.",
            example: "{email: mail, groups: memberOf}",
            omitted: "`{email: email}`"
        ),
        Field(
            "grants",
            \.grants,
            .grants,
            "Which attribute values give which roles; `everyone` for all users of the connection.",
            example: "{everyone: [meal-ordering/patient]}"
        ),
        Field(
            "scim.token",
            \.scimToken,
            .secret,
            "Where the token is found with which the directory pushes accounts; written exactly "
                + "where a population's provisioning is `scim`.",
            example: "env:HOSPITAL2_SCIM_TOKEN"
        ),
    ]
}
