import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryTestSupport

/// A workspace of small organizations, most of which have nothing to do with each other.
struct Village {
    private var random: SeededRandom
    private var catalog: [SourceFile]
    private var isFirst = true
    /// The files of organizations, by id.
    private(set) var files: [String: String] = [:]
    /// What the billing accounts say, by whom they are called after.
    private var accounts = [
        "acme": "owner: acme, currency: EUR", "bravo": "owner: bravo, currency: EUR",
    ]

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        catalog = Example.base.files.filter { file in
            file.path.hasPrefix("catalog/") && !file.path.hasSuffix("billing.yaml")
                && (seed % 2 == 0 || !file.path.hasSuffix("policy.yaml"))
        }
        if seed % 2 == 1 {
            let text = "policy:\n  domains: { allowReserved: true }\n"
            catalog.append(SourceFile(path: "catalog/policy.yaml", text: text))
        }
        if seed % 3 == 0 { catalog.append(Self.expectations) }
    }

    private static let expectations = SourceFile(
        path: "expectations/cases.yaml",
        text: """
            signIns:
              - { id: harbour, email: bea@harbour-clinic.example, through: provider }
              - { id: meadow, email: bea@meadow.example, through: nobody }
              - { id: shared, email: somebody@deep.shared.example, through: nobody }
              - { id: acme, organization: acme, population: staff, never: [menu-planning] }
            administration:
              - { id: jane, organization: bravo, person: jane-roe, expect: nobody }
            bills:
              - { id: bravo, account: bill-bravo, pays: "120.00 EUR" }

            """
    )

    /// All files.
    var all: [SourceFile] {
        let organizations = files.map {
            SourceFile(path: "organizations/\($0.key).yaml", text: $0.value)
        }
        let accounts = accounts.sorted { $0.key < $1.key }.map { name, rest in
            "  - { id: bill-\(name), \(rest) }\n"
        }
        let billing = SourceFile(
            path: "catalog/billing.yaml",
            text: "billingAccounts:\n\(accounts.joined())"
        )
        return (catalog + [billing] + organizations).sorted { $0.path < $1.path }
    }

    /// Takes back what was written, but for the rest of the catalog.
    mutating func restore(_ before: Village) { (files, accounts) = (before.files, before.accounts) }

    private static let ids = [
        "acme", "bravo", "harbour-clinic", "harbour-clinlc", "lakeside", "lakeslde", "meadow",
        "north-hospital", "orchard", "quarry-hospital", "riverside", "summit",
    ]
    private static let names = ["Harbour Clinic", "Harbour Clinics", "Children's House", "Zürich"]
    private static let domains = [
        "shared.example", "\"*.shared.example\"", "\"*.shared.example\"", "deep.shared.example",
        "deep.shared.example", "desk.onboardly.example", "\"*.onboardly.example\"",
        "meadow.example", "meadovv.example", "xn--mead0w-5ve.example",
    ]
    private static let hosts = ["shared.example", "deep.shared.example", "meadow.example"]

    mutating func flips(_ odds: Int) -> Bool { number(1...odds) == 1 }

    mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

    private mutating func one(_ texts: [String]) -> String { texts[number(0...texts.count - 1)] }

    /// Draws an act; what needs an apply in front of it comes often enough after one.
    mutating func act() -> VillageStory.Act {
        flips(3) ? .apply : flips(2) ? .write : VillageStory.Act.allCases[number(0...9)]
    }

    /// Begins anew.
    mutating func found(on day: Day) {
        files = [:]
        for id in ["acme", "bravo"] + Self.ids.dropFirst(2).filter({ _ in flips(2) }) {
            files[id] = organization(id, on: day)
        }
    }

    mutating func write(on day: Day) {
        let id = one(Self.ids)
        if flips(4) { accounts[id] = accounts[id] ?? "owner: \(id), currency: EUR" }
        files[id] = organization(id, on: day)
    }

    mutating func remove() { files[one(files.keys.sorted())] = nil }

    mutating func rename() {
        let (old, new) = (one(files.keys.sorted()), one(Self.ids))
        guard files[new] == nil, let text = files[old] else { return }
        files[old] = nil
        files[new] = text.replacing("id: \(old)\n", with: "id: \(new)\nformerly: [\(old)]\n")
    }

    /// What somebody has seen: whose domains are whose, and how many people there are.
    ///
    /// At first all domains are seen to be right, later some to be wrong.
    mutating func observation(on day: Day) -> Observation {
        defer { isFirst = false }
        var observation = Observation(accounts: [])
        for id in files.keys.sorted() {
            let name = Text("\(id).example")
            if isFirst || flips(4) {
                let state: VerificationState = !isFirst && flips(2) ? .dangling : .verified
                observation.domains.append(.init(name, token: "", state, on: day))
            }
            guard flips(4) else { continue }
            let who = PopulationName(Text(id), .staff)
            observation.accounts?.append(.init(who, active: number(1...9)))
        }
        return observation
    }

    mutating func comment() { files[one(files.keys.sorted())]? += "# more\n" }

    mutating func changeCatalog() {
        let place = number(0...catalog.count - 1)
        let text = String(decoding: catalog[place].bytes, as: UTF8.self)
        let changed = Self.rewordings.reduce(text) { text, words in
            text.contains(words.0)
                ? text.replacing(words.0, with: words.1) : text.replacing(words.1, with: words.0)
        }
        catalog[place] = SourceFile(
            path: catalog[place].path,
            text: flips(2) ? changed : text + "# more\n"
        )
    }

    private static let rewordings = [
        ("name: HealthyFoods\n", "name: HealthyFood\n"), ("120.00 EUR", "190.00 EUR"),
        ("jane.roe@", "jane@"), ("allowReserved: true }", "allowReserved: true, verified: off }"),
    ]

    mutating func changeAccount() {
        let (name, owner) = (one(Self.ids), one(files.keys.sorted()))
        let currency = flips(4) ? "CHF" : "EUR"
        let consolidated = flips(4) ? ", consolidated: required" : ""
        let who = flips(3) ? owner : name
        accounts[name] = flips(5) ? nil : "owner: \(who), currency: \(currency)\(consolidated)"
    }

    /// Makes up what an organization says.
    private mutating func organization(_ id: String, on day: Day) -> String {
        let domain = "\(id).example"
        let owner = "ann@\(flips(8) ? one(Self.hosts) : domain)"
        var lines = ["id: \(id)", "name: \(flips(6) ? one(Self.names) : "The \(id)")"]
        if flips(3), let parent = files.keys.sorted().first(where: { $0 != id }) {
            lines.append("parent: \(parent)")
        }
        if flips(12) { lines.append("state: suspended") }
        lines.append("owner: { name: Ann Lee, email: \(owner) }")
        lines.append("domains: [\(domain)\(flips(4) ? ", \(one(Self.domains))" : "")]")
        let hasConnection = flips(3)
        if hasConnection { lines += connection(id) }
        lines.append("users: { staff: \(hasConnection ? "federated" : "provider") }")
        if id == "acme" || id == "bravo" || (accounts[id] != nil && !flips(3)) {
            let until = flips(3) ? "{ plan: standard, until: \(later(day, 10...60)) }" : "standard"
            lines += ["subscriptions: { meal-ordering: \(until) }", "billing: bill-\(id)"]
        }
        if !hasConnection {
            lines.append("admins:")
            for name in ["ann", "bea"].prefix(flips(8) ? 1 : 2) {
                let host = flips(12) ? one(Self.hosts) : domain
                lines.append("  - { email: \(name)@\(host), role: org-admin }")
            }
        }
        if flips(3) { lines += collaborator("ann@\(domain)", on: day) }
        if flips(12) {
            lines.append("waivers:")
            lines.append(
                "  - { rule: ADM002, reason: agreed with them, until: \(later(day, 5...40)) }"
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private mutating func connection(_ id: String) -> [String] {
        let issuer = flips(5) ? "https://idp.shared.example" : "https://idp.\(id).example"
        let secret = flips(6) ? "SHARED" : id.uppercased().replacing("-", with: "_")
        return [
            "connections:", "  - id: staff", "    type: oidc", "    issuer: \(issuer)",
            "    clientId: \(flips(2) ? "healthyfoods" : "healthyfoods-\(id)")",
            "    clientSecret: env:\(secret)_SECRET",
            "    grants: { everyone: [support-desk/requester] }",
        ]
    }

    private mutating func collaborator(_ sponsor: String, on day: Day) -> [String] {
        var lines = [
            "collaborators:", "  - id: setup", "    partner: onboardly",
            flips(2) ? "    team: hospital-setup" : "    people: [jane-roe]",
            "    role: org-setup",
        ]
        if !flips(3) { lines.append("    from: \(later(day, -20...20))") }
        return lines + [
            "    until: \(later(day, 21...60))", "    sponsor: \(sponsor)",
            "    reason: SAML and SCIM set-up, HF-1243",
        ]
    }

    private mutating func later(_ day: Day, _ days: ClosedRange<Int>) -> Day {
        day.adding(days: number(days))
    }
}
