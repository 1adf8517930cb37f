import TenantryReport

// Catalog files, and files with the policy only.

extension SchemaCase {
    static let catalogs: [SchemaCase] =
        acceptedCatalogs.map { SchemaCase(.catalog, $0, $1 + "\n", .accepted) }
        + brokenCatalogs.map { SchemaCase(.catalog, $0, $1 + "\n", .refused(at: $2)) }

    static let policies: [SchemaCase] =
        acceptedPolicies.map { SchemaCase(.policy, $0, $1 + "\n", .accepted) }
        + brokenPolicies.map { SchemaCase(.policy, $0, $1 + "\n", .refused(at: $2)) }

    private static let acceptedCatalogs: [(String, String)] = [
        ("the version only", "schema: 1"),
        (
            "a role in its short form",
            "services: [{ id: desk, name: Desk, availability: everyone, roles: [user] }]"
        ),
        (
            "needs that look like numbers",
            "services: [{ id: desk, name: 24, availability: everyone, needs: [1, true] }]"
        ),
        (
            "a currency without decimals",
            "services: [{ id: desk, name: Desk, availability: subscription, plans: "
                + "[{ id: all, price: 500 JPY, per: seat }] }]"
        ),
        (
            "a team in its long form",
            "partners: [{ id: helpers, name: Helpers, domains: [helpers.example], people: "
                + "[{ id: jo, email: jo@helpers.example }], teams: { night: { people: [jo] } } }]"
        ),
        ("an admin role that can do nothing", "adminRoles: [{ id: guest, can: [] }]"),
    ]

    private static let brokenCatalogs: [(String, String, String)] = [
        ("an unknown section", "service: []", "$"),
        ("an organization", "id: acme\nname: Acme", "$"),
        ("a list of providers", "provider: [{ id: healthyfoods }]", "$.provider"),
        (
            "a provider without an issuer",
            "provider: { id: hf, name: HF, domains: [hf.example] }", "$.provider"
        ),
        (
            "an issuer without a host",
            "provider: { id: hf, name: HF, domains: [hf.example], issuer: \"https://\" }",
            "$.provider.issuer"
        ),
        (
            "an address for a domain",
            "provider: { id: hf, name: HF, domains: [a@hf.example], "
                + "issuer: \"https://hf.example\" }",
            "$.provider.domains[0]"
        ),
        ("a map of services", "services: { desk: { name: Desk } }", "$.services"),
        ("a text for a service", "services: [desk]", "$.services[0]"),
        ("a service without availability", "services: [{ id: desk, name: Desk }]", "$.services[0]"),
        (
            "an unknown availability",
            "services: [{ id: desk, name: Desk, availability: all }]", "$.services[0].availability"
        ),
        (
            "a role for nobody",
            "services: [{ id: desk, name: D, availability: everyone, "
                + "roles: [{ id: ab, for: none }] }]",
            "$.services[0].roles[0]"
        ),
        (
            "a role that is no name",
            "services: [{ id: desk, name: D, availability: everyone, roles: [A] }]",
            "$.services[0].roles[0]"
        ),
        (
            "a number for a price",
            "services: [{ id: desk, name: D, availability: subscription, plans: "
                + "[{ id: all, price: 120, per: seat }] }]",
            "$.services[0].plans[0].price"
        ),
        (
            "a price with a comma",
            "services: [{ id: desk, name: D, availability: subscription, plans: "
                + "[{ id: all, price: \"120,00 EUR\", per: seat }] }]",
            "$.services[0].plans[0].price"
        ),
        (
            "a plan per month",
            "services: [{ id: desk, name: D, availability: subscription, plans: "
                + "[{ id: all, price: 120.00 EUR, per: month }] }]",
            "$.services[0].plans[0].per"
        ),
        ("an admin role without rights", "adminRoles: [{ id: guest }]", "$.adminRoles[0]"),
        (
            "true in quotes", "adminRoles: [{ id: guest, can: [users], privileged: \"true\" }]",
            "$.adminRoles[0].privileged"
        ),
        (
            "one for true", "adminRoles: [{ id: guest, can: [users], delegable: 1 }]",
            "$.adminRoles[0].delegable"
        ),
        (
            "a person without an address",
            "partners: [{ id: pp, name: P, domains: [p.example], people: [{ id: jo }] }]",
            "$.partners[0].people[0]"
        ),
        (
            "a list of teams",
            "partners: [{ id: pp, name: P, domains: [p.example], teams: [night] }]",
            "$.partners[0].teams"
        ),
        (
            "a text for a team",
            "partners: [{ id: pp, name: P, domains: [p.example], teams: { night: jo } }]",
            "$.partners[0].teams.night"
        ),
        (
            "a currency in words",
            "billingAccounts: [{ id: bill, owner: acme, currency: euro }]",
            "$.billingAccounts[0].currency"
        ),
        (
            "an owner of two letters",
            "billingAccounts: [{ id: bill, owner: ac, currency: EUR }]",
            "$.billingAccounts[0].owner"
        ),
        (
            "yes for required",
            "billingAccounts: [{ id: bill, owner: acme, currency: EUR, consolidated: yes }]",
            "$.billingAccounts[0].consolidated"
        ),
        ("a policy of the future", "policy: { maxBreadth: 4 }", "$.policy"),
    ]

    private static let acceptedPolicies: [(String, String)] = [
        ("a demonstration", "policy: { domains: { verified: off, allowReserved: true } }"),
        (
            "the version and a limit in quotes",
            "schema: 1\n"
                + "policy: { maxDepth: \"4\", domains: { verified: off, allowReserved: true } }"
        ),
    ]

    private static let brokenPolicies: [(String, String, String)] = [
        ("another section", "policy: {}\nservice: []", "$"),
        ("a depth of none", "policy: { maxDepth: 0 }", "$.policy.maxDepth"),
        ("a text for a group", "policy: { domains: off }", "$.policy.domains"),
        (
            "false for off", "policy: { domains: { verified: false } }",
            "$.policy.domains.verified"
        ),
        (
            "a limit in words", "policy: { collaboration: { maxDays: ninety } }",
            "$.policy.collaboration.maxDays"
        ),
        (
            "more than all", "policy: { changes: { maxOrgsPercent: 101 } }",
            "$.policy.changes.maxOrgsPercent"
        ),
        (
            "a mailbox provider that is no domain",
            "policy: { domains: { freeMail: [mail] } }", "$.policy.domains.freeMail[0]"
        ),
    ]
}
