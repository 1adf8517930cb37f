import TenantryReport

// Files with what a team expects.

extension SchemaCase {
    static let expectations: [SchemaCase] =
        accepted.map { SchemaCase(.expectations, $0, $1 + "\n", .accepted) }
        + broken.map { SchemaCase(.expectations, $0, $1 + "\n", .refused(at: $2)) }

    private static let accepted: [(String, String)] = [
        ("the version only", "schema: 1"),
        (
            "a sign-in with everything",
            "signIns: [{ id: ada, email: ada@acme.example, organization: acme, population: staff, "
                + "claims: { ward: 7 }, on: 2027-02-01, through: provider, "
                + "reaches: [support-desk/requester], never: [menu-planning] }]"
        ),
        (
            "nobody, for ever",
            "administration: [{ id: gone, organization: acme, partner: onboardly, expect: nobody, "
                + "after: 2027-02-01 }]"
        ),
        ("a bill", "bills: [{ id: bill, account: bill-acme, pays: 120.00 EUR }]"),
    ]

    private static let broken: [(String, String, String)] = [
        ("an unknown section", "sign-ins: []", "$"),
        ("a case without a name", "signIns: [{ email: ada@acme.example }]", "$.signIns[0]"),
        ("no address", "signIns: [{ id: ada, email: ada, never: [a] }]", "$.signIns[0].email"),
        (
            "an unknown population",
            "signIns: [{ id: ada, organization: acme, population: patients, never: [a] }]",
            "$.signIns[0].population"
        ),
        (
            "neither somebody nor nobody",
            "administration: [{ id: gone, organization: acme, expect: none }]",
            "$.administration[0].expect"
        ),
        (
            "nothing expected of administration",
            "administration: [{ id: gone, organization: acme }]",
            "$.administration[0]"
        ),
        (
            "an amount without a currency",
            "bills: [{ id: bill, account: bill-acme, pays: 120.00 }]",
            "$.bills[0].pays"
        ),
        (
            "a day of no calendar",
            "bills: [{ id: bill, account: bill-acme, pays: 1.00 EUR, on: tomorrow }]",
            "$.bills[0].on"
        ),
    ]
}
