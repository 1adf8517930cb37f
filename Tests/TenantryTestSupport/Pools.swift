package import TenantryModel

/// Words that a generator draws from: few, so that states collide.
package enum Pools {
    /// Ids of organizations.
    package static let organizations: [Text] = [
        "acme", "beta", "clinic", "delta", "eye-care", "first-aid", "group", "hospital1",
        "hospital2", "icu", "joint", "kids", "lab", "medigroup",
    ]

    /// Ids of services.
    package static let services: [Text] = ["diet", "meals", "menus", "rooms"]

    /// Ids of roles of services.
    package static let roles: [Text] = ["admin", "nurse", "patient", "reader"]

    /// Ids of plans of services.
    package static let plans: [Text] = ["large", "seats", "small"]

    /// Ids of admin roles.
    package static let adminRoles: [Text] = ["org-admin", "org-setup", "viewer"]

    /// Ids of partners.
    package static let partners: [Text] = ["helpers", "onboardly", "partner3"]

    /// Ids of persons.
    package static let people: [Text] = ["ann-lee", "ben-cole", "jane-roe", "max-lee"]

    /// Ids of teams.
    package static let teams: [Text] = ["night", "setup"]

    /// Ids of connections.
    package static let connections: [Text] = ["adfs", "dir", "entra", "patients"]

    /// Ids of collaborations.
    package static let collaborations: [Text] = ["audit", "setup-2026", "support"]

    /// Ids of billing accounts.
    package static let accounts: [Text] = ["bill-a", "bill-b", "bill-c"]

    /// Mail domains of organizations.
    package static let domains: [Text] = [
        "*.wards.example", "acme.example", "beta.example", "clinic.example", "delta.example",
        "eye.example", "mail.hospital1.example", "hospital1.example", "hospital2.example",
        "kids.example", "lab.example", "xn--kche-0ra.example",
    ]

    /// Mail domains of partners.
    package static let partnerDomains: [Text] = [
        "helpers.example", "onboardly.example", "onboardly.test", "partner3.example",
    ]

    /// Addresses; a slash and capitals are as good as other characters.
    package static let emails: [Text] = [
        "ann@helpers.example", "Ann@helpers.example", "a/b@onboardly.example",
        "ben+x@partner3.example", "jane.roe@onboardly.example", "max@onboardly.test",
        "o'neil@helpers.example", "zoe@partner3.example",
    ]

    /// Issuers.
    package static let issuers: [Text] = [
        "https://id.acme.example/realms/a", "https://id.beta.example",
        "https://login.example/tid/v2",
    ]

    /// Client ids.
    package static let clients: [Text] = ["healthyfoods", "0oa1", "client-3"]

    /// SAML entity ids.
    package static let entities: [Text] = [
        "https://sts.acme.example/adfs", "urn:beta:idp", "https://sts.clinic.example",
    ]

    /// Attributes of users.
    package static let attributes: [Text] = ["department", "email", "groups", "ward"]

    /// Codes of warnings.
    package static let rules: [Text] = ["DOM010", "IDP015", "SUB006"]

    /// Currencies with two, no and three decimals.
    package static let currencies: [Text] = ["EUR", "JPY", "BHD", "USD"]

    /// Free text: what looks like another type, what must be escaped, twins that only bytes tell
    /// apart.
    package static let words: [Text] = [
        "Hospital Two", "Caf\u{E9}", "Cafe\u{301}", "\u{212B}ngstr\u{F6}m", "\u{C5}ngstr\u{F6}m",
        "null", "~", "no", "1e3", "007", "2026-12-01", "[]", "{a: b}", "a: b # c", "- x", "'",
        "\"quoted\" \\ back", "<b>&amp;</b>", "\u{65E5}\u{672C}\u{8A9E}", "\u{1F34E} apple",
        "\u{1F3E5}\u{FE0F}", "\u{05E9}\u{05DC}", "lead  and trail", "%20;--", "*", "&a", "!x",
        "\u{301}combining first", "\u{FB01}x",
    ]

    /// Values that claims may have.
    package static let values: [Text] = [
        "everyone", "nurses", "Nurses", "CN=Nurses,OU=Ward \"7\"", "*", "true",
    ]
}
