import TenantryConfig
package import TenantryModel

/// States that say something in every field of every kind of thing.
package enum FullState {
    /// One state.
    package static let first = state { $0 }

    /// The same things with another value in every field that can have one.
    package static let second = state { text in
        replacements.reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    private static func state(_ edit: (String) -> String) -> State {
        CanonicalReading.state(from: roots.mapValues { CanonicalForm(edit($0)) })
    }

    private static let replacements: [(String, String)] = [
        ("One", "Two"), ("true", "false"), ("2026-", "2027-"), ("2030-", "2031-"), ("EUR", "JPY"),
        ("1.50 JPY", "150 JPY"), ("per: seat, state: closed", "per: organization, state: closed"),
        (": 7", ": 8"), ("staff.example", "people.example"), ("env:A", "env:B"),
        ("login.", "sign-in."), ("urn:a", "urn:b"), ("required", "optional"),
        ("confirm", "never"), ("emailDomains: any", "emailDomains: own"), ("retired", "active"),
        ("verified: off", "verified: required"), ("nameId: email", "nameId: transient"),
        ("suspended", "active"), ("contract", "dns"), ("protected: true", "protected: false"),
        ("for: any", "for: consumers"),
    ]

    private static let roots: [Address: String] = [
        Address(.provider, ""): """
        {id: healthyfoods, name: One, domains: [healthyfoods.example],
         issuer: "https://login.healthyfoods.example", credentials: [One]}
        """,
        Address(.policy, ""): """
        {maxDepth: 7, inactiveDays: 7, domains: {verified: off, allowReserved: true,
         allowContract: true, freeMail: [mail.staff.example]},
         collaboration: {maxDays: 7, maxTotalDays: 7, maxPeople: 7, warnDays: 7,
         separation: [One+helper]},
         changes: {maxDeletes: 7, maxSignInsLost: 7, maxAdminsRemoved: 7,
         maxConnectionsRemoved: 7, maxPayersChanged: 7, maxOrgsPercent: 7, retireDays: 7}}
        """,
        Address(.service, "meals"): """
        {id: meals, name: One, availability: subscription, state: closed, requires: [menus],
         needs: [One], roles: [{id: cook, for: staff, includes: [reader], needs: [One],
         privileged: true}, {id: reader, for: any, privileged: false}],
         plans: [{id: large, price: 1.50 EUR, per: seat, state: closed}]}
        """,
        Address(.service, "menus"): "{id: menus, name: One, availability: everyone}",
        Address(.adminRole, "boss"): """
        {id: boss, can: [One], privileged: true, delegable: false}
        """,
        Address(.adminRole, "helper"): """
        {id: helper, can: [One], privileged: false, delegable: true}
        """,
        Address(.partner, "onboardly"): """
        {id: onboardly, name: One, domains: [staff.example], state: suspended,
         people: [{id: jane, email: jane@staff.example, until: 2030-01-02}],
         teams: {setup: [jane]}}
        """,
        Address(.billingAccount, "bill"): """
        {id: bill, owner: group, currency: EUR, consolidated: required}
        """,
        Address(.organization, "group"): "{id: group, name: One, owner: \(owner)}",
        Address(.organization, "hospital"): """
        {id: hospital, name: One, parent: group, state: retired, protected: true, owner: \(owner),
         labels: {region: One}, billing: bill,
         share: {connections: [entra], profiles: [staff], services: [meals]},
         connections: [\(oidc), \(saml)],
         users: {staff: {mode: hybrid, provisioning: jit, authorization: assigned,
           credential: provider, lifecycle: provider, defaultRoles: [meals/cook],
           inactiveDays: 7, selfRegistration: true}},
         domains: [{name: staff.example, via: entra, for: staff, proof: contract}],
         subscriptions: {meals: {plan: large, seats: 7, until: 2030-01-02}},
         admins: [{email: a/b@staff.example, role: boss}],
         collaborators: [\(collaborator("one", "team: setup")),
           \(collaborator("two", "people: [jane]"))],
         waivers: [{rule: DOM010, reason: One is what it is, until: 2030-01-02}]}
        """,
    ]

    private static let owner = "{name: One, email: o@staff.example}"

    private static func collaborator(_ id: String, _ people: String) -> String {
        """
        {id: \(id), partner: onboardly, \(people), role: helper, services: [meals],
         children: true, from: 2026-01-01, until: 2030-01-02, sponsor: s@staff.example,
         reason: One is what it is}
        """
    }

    private static let oidc = """
        {id: entra, type: oidc, for: [staff], issuer: "https://login.example", clientId: One,
         clientSecret: "env:A", pin: {tid: One}, subject: One, linking: confirm,
         emailDomains: any, button: true, claims: {email: One},
         grants: {everyone: [meals/cook], groups: {One: [meals/cook]}}, scim: {token: "env:A"}}
        """

    private static let saml = """
        {id: old, type: saml, entityId: "urn:a", metadata: "https://login.example/m",
         certificates: [\(String(repeating: "0a", count: 32))], nameId: email}
        """
}
