import TenantryConfig
import Testing

/// What the rules about user management and grants say beside the grid, and what they leave alone.
struct ManagementRuleTests {
    /// `acme` with a text below what every organization has.
    private static func acme(_ text: String, parent: String? = nil) -> Example {
        Example([
            "organizations/acme.yaml": """
            id: acme
            name: Acme Clinic
            owner: { name: Ada Berg, email: ada@acme.example }
            domains: [{ name: acme.example, for: staff }]

            """ + (parent.map { "parent: \($0)\n" } ?? "") + text
        ])
    }

    private static func login(_ more: String = "", for population: String = "staff") -> String {
        """

        connections:
          - id: login
            type: oidc
            for: [\(population)]
            issuer: https://id.acme.example
            clientId: healthyfoods
            clientSecret: env:ACME_LOGIN_SECRET

        """ + more
    }

    private static func own(_ example: Example) async -> [String] {
        errors(in: example).filter { $0.hasPrefix("USR") || $0.hasPrefix("MAP") }
    }

    @Test(arguments: [
        "users: { staff: { mode: busness } }",
        "users: { staff: { mode: business, provisioning: skim } }",
        "users: { staff: { mode: federated, provisioning: jit, authorization: claim } }",
    ])
    func `a word that nothing knows is one mistake`(users: String) async {
        #expect(await Self.own(Self.acme(users)) == ["USR001"])
    }

    @Test(arguments: [
        // The facet is written, but is no owner.
        "users: { staff: { mode: hybrid, credential: us, lifecycle: business, "
            + "provisioning: scim, authorization: assigned } }",
        // The connection is there, but has no id.
        "users: { staff: federated }\nconnections: [{ type: oidc }]",
        // The connection has a type that does not exist.
        "users: { staff: federated }\nconnections: [{ id: login, type: oauth }]",
        // The token is there, but may be a secret itself.
        "users: { staff: business }" + login("    scim: { token: s3cr3t }"),
        // The name of the section is misspelt.
        "users: { staff: federated }\nconections: []",
        // The attribute is mapped, but to no text.
        "users: { staff: federated }"
            + login(
                "    claims: { groups: [] }\n"
                    + "    grants: { groups: { a: [support-desk/requester] } }"
            ),
    ])
    func `what could not be read makes no second finding`(text: String) async {
        #expect(await Self.own(Self.acme(text)) == [])
    }

    @Test func `nothing is missed below a parent that is not known`() async {
        let text = """
            users: { staff: { mode: business, provisioning: scim }, consumers: federated }
            """
        #expect(await Self.own(Self.acme(text, parent: "nowhere")) == [])
        #expect(await Self.own(Self.acme(text)) == ["USR009", "USR003"])
    }

    @Test func `a connection for people of the provider is refused only if it names them`() async {
        let users = "users: { staff: provider, consumers: federated }"
        #expect(
            await Self.own(Self.acme(users + Self.login(for: "staff, consumers"))) == ["USR002"]
        )
        let silent = users + Self.login().replacing("    for: [staff]\n", with: "")
        #expect(await Self.own(Self.acme(silent)) == [])
    }

    @Test func `facets are for hybrid only`() async {
        let users =
            "users: { staff: { mode: provider, credential: provider, lifecycle: provider } }"
        #expect(await Self.own(Self.acme(users)) == ["USR015"])
        #expect(await Self.own(Self.acme("users: { staff: hybrid }")) == ["USR015"])
    }

    @Test func `a token that no descendant needs either is refused`() async {
        let group = """
            id: group
            name: Holding
            owner: { name: Cleo Diaz, email: cleo@group.example }
            domains: [group.example]
            users: { staff: { mode: federated, authorization: application } }
            share: { connections: [login] }
            """ + Self.login("    scim: { token: env:GROUP_SCIM_TOKEN }")
        func files(_ child: String) -> Example {
            let acme = Self.acme("users: { staff: \(child) }", parent: "group").files[0].text
            return Example([
                "organizations/acme.yaml": acme, "organizations/group.yaml": group,
            ])
        }
        #expect(await Self.own(files("business")) == [])
        #expect(await Self.own(files("provider")) == ["USR016"])
    }

    @Test func `default roles need an account that holds them`() async {
        let roles = "defaultRoles: [support-desk/requester]"
        let claims = "users: { staff: { mode: federated, \(roles) } }" + Self.login()
        #expect(await Self.own(Self.acme(claims)) == ["USR006"])
        let application =
            "users: { staff: { mode: provider, authorization: application, \(roles) } }"
        #expect(await Self.own(Self.acme(application)) == ["USR018"])
        let assigned = "users: { staff: { mode: provider, \(roles) } }"
        #expect(await Self.own(Self.acme(assigned)) == [])
    }

    @Test(arguments: [
        ("support-dest/requester", "MAP001"), ("support-desk/requestor", "MAP002"),
        ("meal-ordering/ward-clerk", "MAP003"), ("acme/org-admin", "MAP005"),
        ("org-admin/acme", "MAP005"), ("support-desk/auditor", "MAP005"),
    ])
    func `default roles are looked at like grants`(role: String, code: String) async {
        let users = "users: { staff: { mode: provider, defaultRoles: [\(role)] } }"
        #expect(await Self.own(Self.acme(users)) == [code])
        let grants =
            "users: { staff: federated }" + Self.login("    grants: { everyone: [\(role)] }")
        #expect(await Self.own(Self.acme(grants)) == [code])
    }

    @Test func `a default role is for its population`() async {
        let text = """
            users: { staff: { mode: provider, defaultRoles: [meal-ordering/patient] } }
            subscriptions: { meal-ordering: standard }
            billing: bill-acme
            """
        #expect(await Self.own(Self.acme(text)) == ["MAP004"])
    }

    @Test func `the end of a subscription makes no grant wrong`() async {
        let text = """
            users: { staff: { mode: provider, defaultRoles: [meal-ordering/ward-clerk] } }
            subscriptions: { meal-ordering: { plan: standard, until: 2026-12-01 } }
            billing: bill-acme
            """
        #expect(await Self.own(Self.acme(text)) == [])
    }

    @Test func `roles by an attribute that is read from an address are refused`() async {
        let text =
            "users: { staff: federated }"
            + Self.login(
                "    claims: { rank: preferred_username }\n"
                    + "    grants: { rank: { chief: [support-desk/requester] } }"
            )
        #expect(await Self.own(Self.acme(text)) == ["MAP011"])
    }
}
