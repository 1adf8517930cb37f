import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReconcile
import TenantryStore
import TenantryTestSupport
import Testing

/// What stands still need not be looked at: whatever happens to files, to what is live, and as days
/// go by, nobody can tell that it was not.
struct StandstillLawTests {
    @Test(arguments: StoreUnderTest.allCases, 0..<4)
    func `a part of a workspace says what all of it would have said`(
        kind: StoreUnderTest,
        part: UInt64
    ) throws {
        var total = VillageStory.Count()
        let count = UInt64(Torture.factor) * (kind == .memory ? 20 : 4)
        for seed in part * count + 1...part * count + count {
            try kind.use { store, _ in
                var story = VillageStory(store, seed: seed)
                if let breach = try story.breach(acts: 16) {
                    Issue.record("seed \(seed): \(breach)")
                }
                total.add(story.count)
            }
        }
        #expect(total.parts > Int(count) * 3)
        #expect(total.small > Int(count) * 2)
        #expect(total.changing > Int(count) / 2)
        for act in VillageStory.Act.allCases where kind == .memory {
            #expect((total.done[act] ?? 0) > 0, "\(act) was never done: \(total.done)")
        }
    }
}

/// Files of organizations that get in each other's way now and then, what happens to them and to
/// what is live, and what must hold then.
private struct VillageStory {
    /// What can happen.
    enum Act: CaseIterable, Sendable {
        /// An organization says something else, or is new.
        case write
        /// An organization goes.
        case remove
        /// An organization gets another id.
        case rename
        /// A file gets a comment, which changes nothing.
        case comment
        /// The catalog says something else.
        case catalog
        /// Somebody changes live from outside.
        case drift
        /// Somebody notes what is known of people and domains.
        case observe
        /// All files are applied.
        case apply
        /// Days go by.
        case wait
    }

    /// How often what was seen.
    struct Count {
        /// Comparisons of a part with all.
        var parts = 0
        /// Those of less than all organizations.
        var small = 0
        /// Those of plans that changed something.
        var changing = 0
        var done: [Act: Int] = [:]

        mutating func add(_ other: Count) {
            parts += other.parts
            small += other.small
            changing += other.changing
            done.merge(other.done, uniquingKeysWith: +)
        }
    }

    private let store: any StateStore
    private var village: Village
    private var day = Example.today
    private var trace: [Act] = []
    private(set) var count = Count()

    init(_ store: any StateStore, seed: UInt64) {
        self.store = store
        village = Village(seed: seed)
    }

    /// Goes on for some acts, and says after which something was told apart.
    mutating func breach(acts: Int) throws -> String? {
        village.found(on: day)
        // Nobody applies what does not stand.
        while workspace.checked().hasErrors { village.found(on: day) }
        try perform(.apply)
        try perform(.observe)
        for _ in 0..<acts {
            let act = village.act()
            let before = village
            trace.append(act)
            do {
                try perform(act)
                count.done[act, default: 0] += 1
            } catch is StoreError {
            } catch is GuardRefusal {
                // People are left where an organization goes.
            }
            if let difference = try difference() { return "\(trace): \(difference)" }
            if workspace.checked().hasErrors, village.flips(3) { village.files = before.files }
        }
        return nil
    }

    private var workspace: Workspace {
        WorkspaceFiles(village.all, root: "").workspace(today: day)
    }

    private mutating func perform(_ act: Act) throws {
        switch act {
        case .write: village.write(on: day)
        case .remove: village.remove()
        case .rename: village.rename()
        case .comment: village.comment()
        case .catalog: village.changeCatalog()
        case .drift:
            var live = try store.snapshot().state
            guard !live.organizations.isEmpty else { return }
            live.organizations[0].name = "Somebody else"
            try store.meddle(toward: live)
        case .observe:
            let observation = village.observation(on: day)
            try store.note(observation)
        case .apply:
            let workspace = workspace
            guard !workspace.checked().hasErrors else { return }
            try store.carryOut(Planning(workspace))
        case .wait: day = day.adding(days: village.number(1...25))
        }
    }

    /// Compares, and says what is told apart.
    private mutating func difference() throws -> String? {
        let comparison = try PartComparison(village.all, store, today: day)
        guard comparison.wasPart else { return nil }
        count.parts += 1
        count.small += comparison.elsewhere > 0 ? 1 : 0
        count.changing += comparison.elsewhere > 0 && comparison.hasChanges ? 1 : 0
        return comparison.difference
    }
}

/// A workspace of small organizations, most of which have nothing to do with each other.
private struct Village {
    private var random: SeededRandom
    private var catalog: [SourceFile]
    private var isFirst = true
    /// The files of organizations, by id.
    var files: [String: String] = [:]

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
        catalog.append(
            SourceFile(
                path: "catalog/billing.yaml",
                text: "billingAccounts:\n"
                    + "  - { id: bill-acme, owner: acme, currency: EUR }\n"
                    + "  - { id: bill-bravo, owner: bravo, currency: EUR }\n"
            )
        )
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
        return (catalog + organizations).sorted { $0.path < $1.path }
    }

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
        flips(3) ? .apply : flips(2) ? .write : VillageStory.Act.allCases[number(0...8)]
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
        catalog[place] = SourceFile(
            path: catalog[place].path,
            bytes: catalog[place].bytes + Array("# more\n".utf8)
        )
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
        if id == "acme" || id == "bravo" {
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
