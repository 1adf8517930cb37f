import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import Testing

/// An organization that is begun by answers: each answer is checked, and the file is valid.
struct OrganizationDraftTests {
    typealias Question = OrganizationDraft.Question

    private static let catalog = [
        SourceFile(
            path: "catalog/provider.yaml",
            text: """
                provider:
                  { id: acme, name: Acme, domains: [acme.example], issuer: https://acme.example }
                policy:
                  domains: { verified: off, allowReserved: true }

                """
        ),
        SourceFile(
            path: "catalog/services.yaml",
            text: """
                services:
                  - id: portal
                    name: Portal
                    availability: everyone
                    roles: [{ id: member, for: any }]
                  - id: meals
                    name: Meals
                    availability: subscription
                    roles: [{ id: eater, for: any }]
                    plans:
                      - { id: small, price: "1.00 EUR", per: organization }
                  - id: menus
                    name: Menus
                    availability: subscription
                    roles: [{ id: editor, for: any }]
                    plans:
                      - { id: solo, price: "1.00 EUR", per: organization }
                      - { id: team, price: "2.00 EUR", per: seat }
                adminRoles:
                  - { id: org-admin, can: [users], privileged: true }
                billingAccounts:
                  - { id: bill-maple, owner: maple, currency: EUR }

                """
        ),
    ]

    private static func workspace(_ more: [SourceFile] = []) -> Workspace {
        let files = catalog + more
        return Workspace(
            files: files,
            decoded: files.map { DecodedFile($0, root: "") },
            root: "",
            today: Day(number: 20_000)
        )
    }

    private static func draft() throws -> OrganizationDraft {
        var draft = OrganizationDraft(beside: workspace().desired)
        try draft.take("Maple Clinic", for: .name)
        try draft.take("maple", for: .id)
        try draft.take("Ada: \"Berg\" # yes", for: .ownerName)
        try draft.take("ada@maple.example", for: .ownerEmail)
        return draft
    }

    /// Every pair of modes, with and without domains and services.
    private static let cases: [(staff: String, consumers: String, isRich: Bool)] =
        OrganizationDraft.modes.flatMap { staff in
            OrganizationDraft.modes.flatMap { consumers in
                [true, false].map { (staff, consumers, $0) }
            }
        }
        .filter { $0.staff != "none" || $0.consumers != "none" }

    @Test(arguments: cases)
    func `whatever is answered, the file is valid and laid out`(
        staff: String,
        consumers: String,
        isRich: Bool
    ) throws {
        var draft = try Self.draft()
        try draft.take(staff, for: .staff)
        try draft.take(consumers, for: .consumers)
        for (question, answer): (Question, String) in [
            (.staffDomains, "maple.example, maple2.example"),
            (.consumerDomains, "patients.maple.example"),
            (.issuer, "https://login.maple.example"), (.clientID, "acme"),
            (.services, "meals menus/team/3"), (.billing, "bill-maple"),
        ] where draft.isOpen(question) && (isRich || draft.isRequired(question)) {
            try draft.take(answer, for: question)
        }
        #expect(draft.missing == [])
        let checked = Self.workspace([draft.file]).checked().all
        let wrong = checked.filter { $0.severity == .error || $0.code == "FMT008" }
        #expect(wrong == [])
        let found = Self.workspace([draft.file]).written("maple")
        #expect(found?.ownerName == "Ada: \"Berg\" # yes")
        let modes = found?.users.compactMap { $0.mode?.rawValue } ?? []
        #expect(modes.sorted() == [staff, consumers].filter { $0 != "none" }.sorted())
    }

    private static let refused: [(Question, String, String)] = [
        (.id, "Maple", "write `maple`"), (.id, "api", "means something in commands"),
        (.id, "a", "not a valid id"), (.name, "", "a text of 1 to 80"),
        (.name, String(repeating: "x", count: 81), "a text of 1 to 80"),
        (.ownerEmail, "ada", "an e-mail address"), (.parent, "nobody", "no organization `nobody`"),
        (.staff, "providr", "did you mean `provider`?"),
        (.staffDomains, "https://maple.example", "is not a mail domain"),
        (.staffDomains, "m.example m.example", "twice"),
        (.services, "meal", "did you mean `meals`?"), (.services, "portal", "everybody has"),
        (.services, "menus", "write menus/solo or menus/team"),
        (.services, "menus/tem", "did you mean `team`?"),
        (.services, "menus/team", "priced per seat; write how many: menus/team/25"),
        (.services, "menus/team/0", "priced per seat"),
        (.services, "meals/small/3", "priced per organization"),
        (.billing, "bill-mapel", "did you mean `bill-maple`?"),
        (.issuer, "login", "a web address"),
    ]

    @Test(arguments: refused)
    func `refuses at once`(question: Question, answer: String, words: String) throws {
        var draft = try Self.draft()
        let before = draft.file
        let refusal = #expect(throws: OrganizationDraft.Refusal.self) {
            try draft.take(answer, for: question)
        }
        #expect(refusal?.sentence.contains(words) == true, "\(refusal?.sentence ?? "")")
        #expect(draft.file == before)
    }

    @Test func `names what is missing`() throws {
        var draft = OrganizationDraft(beside: Self.workspace().desired)
        #expect(draft.missing == [.name, .id, .ownerName, .ownerEmail, .staff, .consumers])
        try draft.take("St. John's Clinic", for: .name)
        #expect(draft.suggestion(for: .id) == "st-johns-clinic")
        try draft.take("federated", for: .consumers)
        #expect(draft.missing == [.id, .ownerName, .ownerEmail, .issuer, .clientID])
        try draft.take("none", for: .staff)
        #expect(throws: OrganizationDraft.Refusal.self) {
            var nobody = OrganizationDraft(beside: State())
            try nobody.take("none", for: .staff)
            try nobody.take("none", for: .consumers)
        }
    }
}
