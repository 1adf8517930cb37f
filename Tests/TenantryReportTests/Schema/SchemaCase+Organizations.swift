import TenantryReport

// Organization files: each differs in one place from a valid one.

extension SchemaCase {
    private static let valid = """
        id: acme
        name: Acme Clinic
        owner: { name: Ada Berg, email: ada@acme.example }
        domains: [acme.example]
        users: { staff: provider }
        subscriptions: { meal-ordering: standard }
        billing: bill-acme
        admins: [{ email: ada@acme.example, role: org-admin }]

        """

    static let organizations: [SchemaCase] =
        [SchemaCase(.organization, "nothing changed", valid, .accepted)]
        + acceptedLines.map { name, line in
            SchemaCase(.organization, name, replacing(line), .accepted)
        }
        + brokenLines.map { name, line, place in
            SchemaCase(.organization, name, replacing(line), .refused(at: place))
        }
        + ["id", "name", "owner"].map { key in
            SchemaCase(.organization, "no \(key)", without(key), .refused(at: "$"))
        }

    /// The valid file with another line for a key, or with one more line.
    private static func replacing(_ line: String) -> String {
        without(String(line.prefix { $0 != ":" })) + line + "\n"
    }

    private static func without(_ key: String) -> String {
        valid.split(separator: "\n").filter { !$0.hasPrefix("\(key):") }
            .map { "\($0)\n" }.joined()
    }

    private static let acceptedLines: [(String, String)] = [
        ("a name that looks like a number", "name: 1e3"),
        ("a name that looks like a boolean", "name: true"),
        ("a name that looks like a day", "name: 2026-12-01"),
        ("a name of 80 characters, 160 bytes", "name: \(String(repeating: "é", count: 80))"),
        ("labels that look like something else", "labels: { floor: 3, day: 2026-12-01, ok: true }"),
        ("the version", "schema: 1"),
        ("the version in quotes", "schema: \"1\""),
        ("lists and maps of nothing", "labels: {}\nformerly: []\nshare: {}\ncollaborators: []"),
        ("a domain with capitals and a dot", "domains: [ACME.example.]"),
        ("a wildcard", "domains: [\"*.acme.example\", acme.example]"),
        ("a domain in its long form", "domains: [{ name: acme.example, for: staff, proof: dns }]"),
        ("users in their long form", "users: { staff: { mode: provider, inactiveDays: 30 } }"),
        ("an integer in quotes", "users: { staff: { mode: provider, inactiveDays: \"30\" } }"),
        ("a subscription in its long form", "subscriptions: { meal-ordering: { plan: large } }"),
        (
            "a day in quotes",
            "subscriptions: { meal-ordering: { plan: large, until: \"2030-01-31\" } }"
        ),
        ("a rare address", "admins: [{ email: \"a+b/c=d@ACME.example\", role: org-admin }]"),
        ("former ids", "formerly: [acme-old]"),
        ("a waiver", "waivers: [{ rule: DOM010, reason: Both are ours, until: 2027-06-30 }]"),
        (
            "a fingerprint with colons",
            "connections: [{ id: sso, type: saml, entityId: \"urn:acme\", certificates: "
                + "[\"\(Array(repeating: "9F", count: 32).joined(separator: ":"))\"] }]"
        ),
    ]

    private static let brokenLines: [(String, String, String)] = [
        ("an unknown field", "colour: red", "$"),
        ("a misspelt field", "domain: [acme.example]", "$"),
        ("a version of the future", "schema: 2", "$.schema"),
        ("an id with capitals", "id: Acme", "$.id"),
        ("an id of two letters", "id: ac", "$.id"),
        ("an id with two dashes", "id: ac--me", "$.id"),
        ("an id that ends in a dash", "id: acme-", "$.id"),
        ("an id that begins with a digit", "id: 1acme", "$.id"),
        ("an id of 41 letters", "id: \(String(repeating: "a", count: 41))", "$.id"),
        ("an empty name", "name: \"\"", "$.name"),
        ("a name without a value", "name:", "$.name"),
        ("a name of 81 letters", "name: \(String(repeating: "a", count: 81))", "$.name"),
        ("a list for a name", "name: [Acme]", "$.name"),
        ("an unknown state", "state: closed", "$.state"),
        ("a parent that is no id", "parent: Medi Group", "$.parent"),
        ("a text for an owner", "owner: Ada Berg", "$.owner"),
        ("an owner without an address", "owner: { name: Ada Berg }", "$.owner"),
        (
            "an unknown field of a group",
            "owner: { name: Ada Berg, email: ada@acme.example, phone: 5 }", "$.owner"
        ),
        ("an owner with a broken address", "owner: { name: A, email: ada }", "$.owner.email"),
        ("a text for former ids", "formerly: acme-old", "$.formerly"),
        ("a list for labels", "labels: [north]", "$.labels"),
        ("a label with a capital", "labels: { Region: north }", "$.labels"),
        ("a text for domains", "domains: acme.example", "$.domains"),
        ("domains without a value", "domains:", "$.domains"),
        ("a domain with a scheme", "domains: [\"https://acme.example\"]", "$.domains[0]"),
        ("a domain of one label", "domains: [acme]", "$.domains[0]"),
        ("an address for a domain", "domains: [10.0.0.1]", "$.domains[0]"),
        ("a domain outside ASCII", "domains: [ächme.example]", "$.domains[0]"),
        ("a star in the middle", "domains: [\"a.*.example\"]", "$.domains[0]"),
        ("a domain twice", "domains: [acme.example, acme.example]", "$.domains"),
        ("a domain without a name", "domains: [{ proof: dns }]", "$.domains[0]"),
        (
            "an unknown proof", "domains: [{ name: acme.example, proof: mail }]", "$.domains[0]"
        ),
        ("a list for users", "users: [staff]", "$.users"),
        ("an unknown population", "users: { staff: provider, guests: provider }", "$.users"),
        ("an unknown mode", "users: { staff: providers }", "$.users.staff"),
        ("users without a mode", "users: { staff: { provisioning: none } }", "$.users.staff"),
        (
            "too many days", "users: { staff: { mode: provider, inactiveDays: 731 } }",
            "$.users.staff"
        ),
        (
            "days in words", "users: { staff: { mode: provider, inactiveDays: ninety } }",
            "$.users.staff"
        ),
        (
            "yes for true", "users: { staff: { mode: provider, selfRegistration: yes } }",
            "$.users.staff"
        ),
        (
            "a role without its service",
            "users: { staff: { mode: provider, defaultRoles: [requester] } }", "$.users.staff"
        ),
        (
            "a role twice",
            "users: { staff: { mode: provider, defaultRoles: [support-desk/requester, "
                + "support-desk/requester] } }",
            "$.users.staff"
        ),
        ("a list for subscriptions", "subscriptions: [meal-ordering]", "$.subscriptions"),
        ("a service that is no name", "subscriptions: { Meals: standard }", "$.subscriptions"),
        (
            "no seats", "subscriptions: { meal-ordering: { plan: large, seats: 0 } }",
            "$.subscriptions['meal-ordering']"
        ),
        (
            "half a seat", "subscriptions: { meal-ordering: { plan: large, seats: 2.5 } }",
            "$.subscriptions['meal-ordering']"
        ),
        (
            "a day of another country",
            "subscriptions: { meal-ordering: { plan: large, until: 31.12.2027 } }",
            "$.subscriptions['meal-ordering']"
        ),
        (
            "a day that is none",
            "subscriptions: { meal-ordering: { plan: large, until: 2027-02-30 } }",
            "$.subscriptions['meal-ordering']"
        ),
        ("a map for admins", "admins: { ada@acme.example: org-admin }", "$.admins"),
        ("an admin without a role", "admins: [{ email: ada@acme.example }]", "$.admins[0]"),
        ("a text for an admin", "admins: [ada@acme.example]", "$.admins[0]"),
        ("an unknown loan", "share: { billing: [bill-acme] }", "$.share"),
        ("an unknown population lent", "share: { profiles: [guests] }", "$.share.profiles[0]"),
        ("an unknown type", "connections: [{ id: sso, type: ldap }]", "$.connections[0].type"),
        ("a connection without a type", "connections: [{ id: sso }]", "$.connections[0]"),
        (
            "an issuer without a scheme",
            "connections: [{ id: sso, type: oidc, issuer: login.acme.example }]",
            "$.connections[0].issuer"
        ),
        (
            "a secret", "connections: [{ id: sso, type: oidc, clientSecret: hunter2 }]",
            "$.connections[0].clientSecret"
        ),
        (
            "a token in lower case",
            "connections: [{ id: hr, type: directory, scim: { token: \"env:token\" } }]",
            "$.connections[0].scim.token"
        ),
        (
            "a short fingerprint", "connections: [{ id: sso, type: saml, certificates: [9f86d0] }]",
            "$.connections[0].certificates[0]"
        ),
        (
            "a text for grants", "connections: [{ id: sso, type: oidc, grants: everyone }]",
            "$.connections[0].grants"
        ),
        (
            "a role for everyone that is no list",
            "connections: [{ id: sso, type: oidc, grants: { everyone: a/b } }]",
            "$.connections[0].grants.everyone"
        ),
        (
            "roles for an attribute without a value",
            "connections: [{ id: sso, type: oidc, grants: { groups: [a/b] } }]",
            "$.connections[0].grants.groups"
        ),
        (
            "a role in two parts too many",
            "connections: [{ id: sso, type: oidc, grants: { groups: { x: [a/b/c] } } }]",
            "$.connections[0].grants.groups.x[0]"
        ),
        (
            "a short code", "waivers: [{ rule: DOM1, reason: Ours, until: 2027-01-01 }]",
            "$.waivers[0].rule"
        ),
        ("a waiver without an end", "waivers: [{ rule: DOM010, reason: Ours }]", "$.waivers[0]"),
        (
            "a collaboration without a sponsor",
            "collaborators: [{ id: setup, partner: onboardly, people: [jane-roe], role: org-setup, "
                + "until: 2027-01-31, reason: Set-up of sign-in }]",
            "$.collaborators[0]"
        ),
    ]
}
