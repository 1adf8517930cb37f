import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import Testing

/// What is said of people: whose they are, who let them in, and for how long.
extension WhatIsSaidTests {
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

    @Test func `a later stay behind a gap hides no long one`() {
        let found = Self.said(
            "COL018",
            Example([
                "catalog/policy.yaml": Self.policy(days: 60),
                "organizations/bravo.yaml": Self.bravo(
                    Self.stay("one", "2026-12-01", "2027-01-10"),
                    Self.stay("two", "2027-01-11", "2027-02-10"),
                    Self.stay("three", "2027-03-01", "2027-03-10")
                ),
            ])
        )
        #expect(found.map { String($0.prefix(20)) } == ["warning with `two` `"])
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
}
