package import TenantryDiagnostics
package import TenantryModel

/// A small workspace for a page: some files, laid over ``Example/base``.
package struct Example: Sendable {
    /// The files that matter, by path below the workspace.
    package let files: [SourceFile]
    /// What these files said when they were applied before, if that is known.
    package let live: [SourceFile]?
    /// What is known of people and domains, if anything is.
    package let facts: RuntimeFacts?
    /// The ids of organizations that were removed not long ago.
    package let removed: [Text]
    /// The ids of live organizations that nobody applied.
    package let madeByHand: [Text]

    /// An organization file, and perhaps what is known of people and domains.
    ///
    /// The id in it names the file.
    package init(organization text: String, id: String = "acme", facts: RuntimeFacts? = nil) {
        files = [SourceFile(path: "organizations/\(id).yaml", text: text + "\n")]
        live = nil
        self.facts = facts
        removed = []
        madeByHand = []
    }

    /// Some files by path, such as `catalog/services.yaml`, and perhaps what was applied before,
    /// what is known of people and domains, what was removed not long ago, and what of it was made
    /// by hand.
    package init(
        _ files: KeyValuePairs<String, String>,
        live: KeyValuePairs<String, String>? = nil,
        facts: RuntimeFacts? = nil,
        removed: [Text] = [],
        madeByHand: [Text] = []
    ) {
        self.files = Example.sources(files)
        self.live = live.map(Example.sources)
        self.facts = facts
        self.removed = removed
        self.madeByHand = madeByHand
    }

    private static func sources(_ files: KeyValuePairs<String, String>) -> [SourceFile] {
        files.map { SourceFile(path: $0.key, text: $0.value + "\n") }
    }

    /// The day on which all examples are looked at.
    package static let today = Day("2026-12-15") ?? Day(number: 0)

    /// All files of the workspace, with those of the example in place of those of the base.
    package var workspace: [SourceFile] { Example.laidOverBase(files) }

    /// Everything that is said about it.
    package func checked() -> CheckedDiagnostics {
        Example.read(workspace).checked(live: applied, facts: facts)
    }

    /// What its files mean.
    package var desired: State { Example.read(workspace).desired }

    /// What was applied before, if that is known.
    package var applied: State? { live.map { Example.state(of: $0) } }

    /// What it expects and does not get.
    package func failedExpectations() -> [Diagnostic] {
        Example.read(workspace).failedExpectations()
    }

    /// What some files mean, laid over the base.
    static func state(of files: [SourceFile]) -> State { read(laidOverBase(files)).desired }

    private static func read(_ files: [SourceFile]) -> Workspace {
        let decoded = files.map { DecodedFile($0, root: "tenants") }
        return Workspace(files: files, decoded: decoded, root: "tenants", today: today)
    }

    private static func laidOverBase(_ files: [SourceFile]) -> [SourceFile] {
        let own = Set(files.map(\.path))
        return (Example.base.files.filter { !own.contains($0.path) } + files)
            .map { SourceFile(path: "tenants/\($0.path)", bytes: $0.bytes) }
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// The workspace that examples build on: HealthyFoods, its services, one partner, and the
    /// organization `acme` with a billing account.
    package static let base = Example([
        "catalog/provider.yaml": """
        provider:
          id: healthyfoods
          name: HealthyFoods
          domains: [healthyfoods.example]
          issuer: https://login.healthyfoods.example
          credentials: [passkey, password+otp]
        """,
        "catalog/policy.yaml": """
        policy:
          domains: { verified: off, allowReserved: true }
        """,
        "catalog/services.yaml": """
        services:
          - id: support-desk
            name: Support desk
            availability: everyone
            roles: [{ id: requester, for: any }]
          - id: meal-ordering
            name: Order meals to the room
            availability: subscription
            roles:
              - { id: patient, for: consumers }
              - { id: diet-patient, for: consumers, includes: [patient] }
              - { id: ward-clerk, for: staff }
            plans:
              - { id: standard, price: "120.00 EUR", per: organization }
              - { id: large, price: "450.00 EUR", per: organization }
          - id: menu-planning
            name: Plan menus and diets
            availability: subscription
            requires: [meal-ordering]
            roles:
              - { id: viewer, for: staff }
              - { id: editor, for: staff, includes: [viewer] }
            plans: [{ id: team, price: "9.00 EUR", per: seat }]
        """,
        "catalog/admin-roles.yaml": """
        adminRoles:
          - { id: org-admin, can: [users, connections, collaborators], privileged: true }
          - { id: org-setup, can: [connections, domains], delegable: true }
          - { id: auditor, can: [users.read] }
        """,
        "catalog/partners.yaml": """
        partners:
          - id: onboardly
            name: Onboardly GmbH
            domains: [onboardly.example]
            people:
              - { id: jane-roe, email: jane.roe@onboardly.example }
              - { id: max-lee, email: max.lee@onboardly.example }
            teams: { hospital-setup: [jane-roe, max-lee] }
        """,
        "catalog/billing.yaml": """
        billingAccounts:
          - { id: bill-acme, owner: acme, currency: EUR }
        """,
        "organizations/acme.yaml": """
        id: acme
        name: Acme Clinic
        owner: { name: Ada Berg, email: ada@acme.example }
        domains: [acme.example]
        users: { staff: provider }
        subscriptions: { meal-ordering: standard }
        billing: bill-acme
        admins:
          - { email: ada@acme.example, role: org-admin }
          - { email: ben@acme.example, role: org-admin }
        """,
    ])
}
