import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import Testing

/// What rules say of workspaces that their own examples do not show.
struct WhatIsSaidTests {
    /// Everything that is said, as `CODE severity message`.
    static func said(_ example: Example) -> [String] {
        example.checked().all.map { "\($0.code) \($0.severity) \($0.message)" }
    }

    /// What one rule says.
    static func said(_ code: String, _ example: Example) -> [String] {
        said(example).filter { $0.hasPrefix(code) }.map { String($0.dropFirst(code.count + 1)) }
    }

    static func clinic(
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
                "warning `bravo` lends `menu-planning`, but not `meal-ordering`, which it requires"
                    + ": `north` cannot use it"
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
