import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import Testing

/// What rules say of workspaces that their own examples do not show.
struct WhatIsSaidTests {
    /// Everything that is said, as `CODE severity message`.
    private static func said(_ example: Example) -> [String] {
        example.checked().all.map { "\($0.code) \($0.severity) \($0.message)" }
    }

    /// What one rule says.
    private static func said(_ code: String, _ example: Example) -> [String] {
        said(example).filter { $0.hasPrefix(code) }.map { String($0.dropFirst(code.count + 1)) }
    }

    private static func clinic(
        _ id: String,
        domains: String? = nil,
        owner: String? = nil,
        more: String = ""
    ) -> String {
        let email = owner ?? "ada@\(id).example"
        return """
            id: \(id)
            name: The clinic of \(id)
            owner: { name: Ada Berg, email: \(email) }
            domains: \(domains ?? "[\(id).example]")
            users: { staff: provider }
            """ + (more.isEmpty ? "" : "\n\(more)")
    }

    // MARK: - Domains

    @Test func `of more findings than are shown, the first ones are`() {
        let names = (100..<250).map { "d\($0).example" }.joined(separator: ", ")
        let found = Self.said(
            "DOM001",
            Example([
                "organizations/bravo.yaml": Self.clinic("bravo", domains: "[\(names)]"),
                "organizations/delta.yaml": Self.clinic("delta", domains: "[\(names)]"),
            ])
        )
        #expect(
            found
                == (100..<200).map { "error `d\($0).example` is claimed by `bravo` and `delta`" }
        )
    }

    @Test func `a contract is no mistake while the policy cannot be read`() {
        let found = Self.said(
            Example([
                "catalog/policy.yaml":
                    "policy: { domains: { verified: required, allowContract: yes } }",
                "organizations/bravo.yaml":
                    Self.clinic("bravo", domains: "[{ name: bravo.example, proof: contract }]"),
            ])
        )
        #expect(found.contains { $0.hasPrefix("FMT004") })
        #expect(!found.contains { $0.hasPrefix("DOM022") })
    }

    // MARK: - People of others

    private static let hospital = clinic("hospital2", domains: "[staff.hospital2.example]")

    private static let newcomer = clinic(
        "newcomer",
        domains: "[\"*.hospital2.example\"]",
        owner: "eve@staff.hospital2.example",
        more: """
            admins:
              - { email: eve@staff.hospital2.example, role: org-admin }
              - { email: ivy@it.hospital2.example, role: org-admin }
            collaborators:
              - id: setup
                partner: onboardly
                people: [jane-roe]
                role: org-setup
                from: 2026-12-15
                until: 2027-01-10
                sponsor: kim@staff.hospital2.example
                reason: "SAML and SCIM set-up, HF-1243"
            """
    )

    private static func ofOthers(_ example: Example) -> [String] {
        said(example).filter {
            ["ADM001", "COL007", "ORG009"].contains(String($0.prefix(6)))
        }.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
    }

    @Test func `a wildcard makes nobody staff whom another organization claims more exactly`() {
        let files: KeyValuePairs = [
            "organizations/hospital2.yaml": Self.hospital,
            "organizations/newcomer.yaml": Self.newcomer,
        ]
        let errors = ["ORG009 error", "ADM001 error", "COL007 error"]
        let warnings = ["ORG009 warning", "ADM001 warning", "COL007 warning"]
        let before: KeyValuePairs = ["organizations/hospital2.yaml": Self.hospital]
        #expect(Self.ofOthers(Example(files, live: before)) == errors)
        // What was applied before is no mistake of whoever changes something else.
        #expect(Self.ofOthers(Example(files, live: files)) == warnings)
        #expect(Self.ofOthers(Example(files)) == warnings)
    }

    @Test func `in one tree a wildcard covers the people of those below`() {
        let below = Self.clinic(
            "hospital2",
            domains: "[staff.hospital2.example]",
            owner: "ada@staff.hospital2.example",
            more: "parent: newcomer"
        )
        let files: KeyValuePairs = [
            "organizations/hospital2.yaml": below, "organizations/newcomer.yaml": Self.newcomer,
        ]
        #expect(Self.ofOthers(Example(files, live: [:])).isEmpty)
    }

    @Test func `a claim that is not proven takes nobody away`() {
        let files: KeyValuePairs = [
            "catalog/policy.yaml":
                "policy: { domains: { verified: required, allowReserved: true } }",
            "organizations/hospital2.yaml": Self.hospital,
            "organizations/newcomer.yaml": Self.newcomer,
        ]
        #expect(Self.ofOthers(Example(files, live: [:], facts: RuntimeFacts())).isEmpty)
        let known = KnownDomain(.verified, token: "x", verified: Example.today)
        let facts = RuntimeFacts(domains: ["staff.hospital2.example": known])
        #expect(Self.ofOthers(Example(files, live: [:], facts: facts)).count == 3)
    }

    // MARK: - Collaborations

    private static func policy(days: Int) -> String {
        """
        policy:
          domains: { verified: off, allowReserved: true }
          collaboration: { maxTotalDays: \(days) }
        """
    }

    private static func stay(_ id: String, _ from: String, _ until: String) -> String {
        """
          - id: \(id)
            partner: onboardly
            people: [jane-roe]
            role: org-setup
            from: \(from)
            until: \(until)
            sponsor: ada@bravo.example
            reason: "SAML and SCIM set-up, HF-1243"
        """
    }

    private static func bravo(_ stays: String...) -> String {
        clinic("bravo", more: (["collaborators:"] + stays).joined(separator: "\n"))
    }

    @Test func `an entry that is moved along renews itself`() {
        let policy = Self.policy(days: 120)
        func found(_ from: String) -> [String] {
            Self.said(
                "COL018",
                Example(
                    [
                        "catalog/policy.yaml": policy,
                        "organizations/bravo.yaml":
                            Self.bravo(Self.stay("setup", from, "2027-03-10")),
                    ],
                    live: [
                        "catalog/policy.yaml": policy,
                        "organizations/bravo.yaml":
                            Self.bravo(Self.stay("setup", "2026-10-01", "2026-12-31")),
                    ]
                )
            )
        }
        #expect(
            found("2026-12-15") == [
                "warning with `setup` `jane-roe` would have had access for 160 days in a row, "
                    + "since 2026-10-01; 120 are allowed"
            ]
        )
        #expect(found("2026-12-16").count == 1)
        #expect(found("2026-12-17").isEmpty)
    }

    @Test func `days after a person has left the partner are not counted`() {
        func found(leaving day: String) -> [String] {
            Self.said(
                "COL018",
                Example([
                    "catalog/policy.yaml": Self.policy(days: 120),
                    "catalog/partners.yaml": """
                    partners:
                      - id: onboardly
                        name: Onboardly GmbH
                        domains: [onboardly.example]
                        people:
                          - { id: jane-roe, email: jane.roe@onboardly.example, until: \(day) }
                    """,
                    "organizations/bravo.yaml": Self.bravo(
                        Self.stay("setup", "2026-12-01", "2027-02-28"),
                        Self.stay("later", "2027-03-01", "2027-05-20")
                    ),
                ])
            )
        }
        #expect(found(leaving: "2027-04-10").count == 1)
        #expect(found(leaving: "2027-03-20").isEmpty)
    }

    @Test func `each of several people who stay too long is named`() {
        func stay(_ id: String, _ people: String, _ from: String, _ until: String) -> String {
            Self.stay(id, from, until).replacing("[jane-roe]", with: people)
        }
        let found = Self.said(
            "COL018",
            Example([
                "catalog/policy.yaml": Self.policy(days: 60),
                "organizations/bravo.yaml": Self.bravo(
                    stay("one", "[jane-roe, max-lee]", "2026-12-01", "2027-01-10"),
                    stay("two", "[jane-roe, max-lee]", "2027-01-11", "2027-02-10"),
                    stay("three", "[max-lee]", "2027-02-11", "2027-02-20")
                ),
            ])
        )
        #expect(
            found == [
                "warning with `two` `jane-roe` would have had access for 71 days in a row, since "
                    + "2026-12-01; 60 are allowed",
                "warning with `three` `max-lee` would have had access for 81 days in a row, since "
                    + "2026-12-01; 60 are allowed",
            ]
        )
    }

    @Test func `a person may be admitted from above too`() {
        let group =
            Self.bravo(Self.stay("group-wide", "2026-12-15", "2027-02-10"))
            + "\n    children: true"
        let north = Self.clinic(
            "north",
            more: "parent: bravo\ncollaborators:\n"
                + Self.stay("setup", "2026-12-20", "2027-01-10")
                .replacing("ada@bravo.example", with: "ada@north.example")
        )
        let found = Self.said(
            "COL014",
            Example(["organizations/bravo.yaml": group, "organizations/north.yaml": north])
        )
        #expect(
            found == [
                "warning `jane-roe` has `org-setup` by both `setup` and `bravo/group-wide`: access "
                    + "ends on 2027-02-10, not on 2027-01-10"
            ]
        )
    }

    @Test func `a team that grows opens what is below an organization too`() {
        func partners(_ team: String) -> String {
            """
            partners:
              - id: onboardly
                name: Onboardly GmbH
                domains: [onboardly.example]
                people:
                  - { id: jane-roe, email: jane.roe@onboardly.example }
                  - { id: max-lee, email: max.lee@onboardly.example }
                teams: { hospital-setup: \(team) }
            """
        }
        let group =
            Self.bravo(Self.stay("setup", "2026-12-15", "2027-02-10"))
            .replacing("people: [jane-roe]", with: "team: hospital-setup")
            + "\n    children: true"
        let north = Self.clinic("north", more: "parent: bravo")
        let found = Self.said(
            "COL022",
            Example(
                [
                    "catalog/partners.yaml": partners("[jane-roe, max-lee]"),
                    "organizations/bravo.yaml": group, "organizations/north.yaml": north,
                ],
                live: [
                    "catalog/partners.yaml": partners("[jane-roe]"),
                    "organizations/bravo.yaml": group, "organizations/north.yaml": north,
                ]
            )
        )
        #expect(
            found == [
                "warning `max-lee` joins team `hospital-setup` and gains `org-setup` at "
                    + "2 organizations: `bravo`, `north`"
            ]
        )
    }

    @Test func `one admin is one, however the address is typed`() {
        let admins = """
            admins:
              - { email: ada@bravo.example, role: org-admin }
              - { email: Ada@bravo.example, role: auditor }
            """
        let found = Self.said(
            "ADM002",
            Example(["organizations/bravo.yaml": Self.clinic("bravo", more: admins)])
        )
        #expect(found == ["notice `bravo` has one admin, `Ada@bravo.example`"])
    }

    // MARK: - Services and bills

    private static let retired = """
        services:
          - id: archive
            name: Archive
            availability: everyone
            state: retired
            roles: [{ id: reader, for: any }]
          - id: laboratory
            name: Laboratory
            availability: subscription
            requires: [archive]
            roles: [{ id: reader, for: any }]
            plans: [{ id: standard, price: "80.00 EUR", per: organization }]
        """

    @Test func `a retired service is in use by whatever requires it`() {
        #expect(
            Self.said("SVC006", Example(["catalog/more.yaml": Self.retired]))
                == ["error `archive` is retired, but `laboratory` requires it"]
        )
    }

    private static func lender(lending services: String) -> String {
        clinic(
            "bravo",
            more: """
                subscriptions: { meal-ordering: standard, menu-planning: { plan: team, seats: 5 } }
                billing: bill-bravo
                share: { services: [\(services)] }
                """
        )
    }

    private static let bill = "billingAccounts: [{ id: bill-bravo, owner: bravo, currency: EUR }]"

    @Test func `a service is lent with what it requires`() {
        func found(lending services: String, below: String = "") -> [String] {
            Self.said(
                "ORG014",
                Example([
                    "catalog/more.yaml": Self.bill,
                    "organizations/bravo.yaml": Self.lender(lending: services),
                    "organizations/north.yaml":
                        Self.clinic("north", more: "parent: bravo\n" + below),
                ])
            )
        }
        #expect(
            found(lending: "menu-planning") == [
                "warning `bravo` lends `menu-planning`, but not `meal-ordering`, which it requires: "
                    + "`north` cannot use it"
            ]
        )
        #expect(found(lending: "menu-planning, meal-ordering").isEmpty)
        let own = "subscriptions: { meal-ordering: standard }\nbilling: bill-bravo"
        #expect(found(lending: "menu-planning", below: own).isEmpty)
    }

    @Test func `an account that nobody names is told of beside a warning`() {
        let found = Self.said(
            "BIL005",
            Example([
                "catalog/more.yaml": Self.bill,
                "organizations/bravo.yaml": Self.clinic("bravo", domains: "[Bravo.example]"),
            ])
        )
        #expect(found == ["notice billing account `bill-bravo` pays for nothing"])
    }

    @Test func `seats of a subscription that has ended are no matter`() {
        func found(until day: String) -> [String] {
            let organization = Self.clinic(
                "acme",
                more: """
                    subscriptions:
                      meal-ordering: standard
                      menu-planning: { plan: team, seats: 5, until: \(day) }
                    billing: bill-acme
                    """
            )
            return Self.said(
                "SUB009",
                Example(
                    ["organizations/acme.yaml": organization],
                    facts: RuntimeFacts(
                        populations: [PopulationName("acme", .staff): AccountCount(active: 27)]
                    )
                )
            )
        }
        #expect(found(until: "2026-12-15").count == 1)
        #expect(found(until: "2026-12-14").isEmpty)
    }

    // MARK: - Connections

    private static func connection(_ more: String) -> String {
        """
        connections:
          - id: sso
            type: oidc
            issuer: https://id.trusty-logins.example/bravo
            clientId: healthyfoods
            clientSecret: env:BRAVO_SECRET
            for: [staff]
            grants: { everyone: [support-desk/requester] }
        """ + (more.isEmpty ? "" : "\n    \(more)")
    }

    private static func federated(_ id: String, _ more: String = "", top: String = "") -> String {
        clinic(id, domains: "[bravo.example]", owner: "ada@bravo.example", more: connection(more))
            .replacing("users: { staff: provider }", with: "users: { staff: federated }")
            + (top.isEmpty ? "" : "\n\(top)")
    }

    @Test(
        arguments: [
            "telephoneNumber", "phoneNumber", "eppn", "Mail", "Email_Verified", "mobilephone",
        ]
    )
    func `a subject that passes to others is refused however it is spelled`(name: String) {
        let name =
            name == "mobilephone"
            ? "\"http://schemas.xmlsoap.org/ws/2005/05/identity/claims/mobilephone\"" : name
        let found = Self.said(
            "IDP010",
            Example(["organizations/bravo.yaml": Self.federated("bravo", "subject: \(name)")])
        )
        #expect(found.count == 1)
    }

    @Test(arguments: ["tid", "iss", "groups"])
    func `a subject that many people have is refused`(name: String) {
        let found = Self.said(
            "IDP010",
            Example(["organizations/bravo.yaml": Self.federated("bravo", "subject: \(name)")])
        )
        #expect(
            found == [
                "error `\(name)` is the same for many people, who would then have one account"
            ]
        )
    }

    @Test func `an identity provider stays familiar after a rename`() {
        let found = Self.said(
            "IDP019",
            Example(
                ["organizations/charlie.yaml": Self.federated("charlie", top: "formerly: [bravo]")],
                live: ["organizations/bravo.yaml": Self.federated("bravo")]
            )
        )
        #expect(found.isEmpty)
        #expect(
            Self.said("IDP019", Example(["organizations/bravo.yaml": Self.federated("bravo")]))
                .count
                == 1
        )
    }

    // MARK: - Users

    @Test func `whoever registers at a domain that is not verified is told of`() {
        let bravo = Self.clinic("bravo").replacing(
            "{ staff: provider }",
            with: "{ consumers: { mode: provider, selfRegistration: true, "
                + "defaultRoles: [support-desk/requester] } }"
        )
        func found(_ facts: RuntimeFacts) -> [String] {
            Self.said(
                "USR023",
                Example(
                    [
                        "catalog/policy.yaml":
                            "policy: { domains: { verified: required, allowReserved: true } }",
                        "organizations/bravo.yaml": bravo,
                    ],
                    facts: facts
                )
            )
        }
        #expect(
            found(RuntimeFacts()) == [
                "warning anybody could register as one of the consumers of `bravo` at "
                    + "`bravo.example`, which is not verified"
            ]
        )
        let known = KnownDomain(.verified, token: "x", verified: Example.today)
        #expect(found(RuntimeFacts(domains: ["bravo.example": known])).isEmpty)
    }

    // MARK: - Values of one line

    @Test(
        arguments: [
            ("\"healthyfoods \"", "healthyfoods"), ("\" healthyfoods\"", "healthyfoods"),
            (">\n      healthyfoods", "healthyfoods"),
            ("|\n      healthy\n      foods", "healthy foods"),
        ]
    )
    func `a text is one line without blanks around it`(written: String, meant: String) {
        let bravo = Self.federated("bravo").replacing(
            "clientId: healthyfoods",
            with: "clientId: \(written)"
        )
        let found = Example(["organizations/bravo.yaml": bravo]).checked().all
            .filter { $0.code == "FMT004" }
        #expect(found.map(\.help) == [["write `\(meant)`"]])
    }

    @Test func `the names of groups are texts of one line`() {
        let bravo = Self.federated("bravo").replacing(
            "{ everyone: [support-desk/requester] }",
            with: "{ groups: { \"diet-restricted \": [support-desk/requester] } }"
        )
        #expect(Self.said("FMT004", Example(["organizations/bravo.yaml": bravo])).count == 1)
    }

    @Test(
        arguments: [
            "file:/run/secrets/./h2", "file:/run//secrets/h2", "file:/run/../etc/shadow", "file:/",
            "file:/run/secrets/..",
        ]
    )
    func `a path to a secret has one spelling`(reference: String) {
        let bravo = Self.federated("bravo").replacing("env:BRAVO_SECRET", with: reference)
        let found = Example(["organizations/bravo.yaml": bravo]).checked().all
            .filter { $0.code == "SEC001" }
        #expect(
            found.map(\.help.first) == ["write the path without `.`, `..`, `//` and blanks in it"]
        )
        #expect(SecretReference.isValid("file:/run/secrets/.h2"))
    }
}
