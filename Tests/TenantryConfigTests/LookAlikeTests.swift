import TenantryConfig
import TenantryDiagnostics
import Testing

/// Which names and words are suspicious, and which are not.
struct LookAlikeTests {
    @Test(arguments: [
        ("hospital", "hospitai"), ("hospital", "hospitals"), ("medi-group", "medigroup"),
        ("hospital1", "hospitall"), ("modern", "modem"), ("ward-0ne", "ward-one"),
    ])
    func `flags ids that are taken for each other`(one: String, other: String) {
        #expect(alike([one, other]) == 1)
    }

    @Test(arguments: [
        ("hospital1", "hospital2"), ("ward-1", "ward-10"), ("hospital", "hospital1"),
        ("unit-a", "unit-b"), ("acme-de", "acme-dk"), ("beta", "zeta"), ("north", "south"),
        ("clinic-4a7k2", "clinic-4a7k3"),
    ])
    func `leaves series and short words alone`(one: String, other: String) {
        #expect(alike([one, other]) == 0)
    }

    @Test func `leaves organizations of one tree alone`() {
        let found = diagnostics(
            of: Example([
                "organizations/hospital.yaml": organization("hospital"),
                "organizations/hospitals.yaml": organization("hospitals", parent: "hospital"),
            ])
        )
        #expect(!found.contains { $0.code == "ORG008" })
    }

    @Test func `says of many that are alike only once each`() {
        let ids = (10..<50).map { "hospital-\($0)" }
        let texts = ids.map { organization($0, name: "City Hospital") }
        #expect(alike(ids, texts) == ids.count - 1)
    }

    @Test(arguments: [
        ("see the runbook 2026-11-24-hospital-onboarding-checklist-part-2", 0),
        ("client 2d4d11a2-f814-46a7-890a-274a72a7309e", 0),
        ("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", 0),
        ("ACME_CLINIC_988G6_WORKFORCE_SECRET_2026", 0),
        ("q7Xw2KbR9" + "mT4vZc8Lp1JhY6s", 1),
        ("password is zY3" + "kq8Wn5Tb1Rv7Xc2Lp9Mf4Gd", 1),
    ])
    func `sees random words in comments`(comment: String, count: Int) {
        let text = "# \(comment)\n" + organization("bravo")
        let found = diagnostics(of: Example(["organizations/bravo.yaml": text]))
        let mine = found.filter { $0.code == "SEC003" }
        #expect(mine.count == count)
        #expect(mine.allSatisfy { $0.concealsSource && $0.span?.start.line == 1 })
    }

    /// How many organizations are said to look like another one.
    private func alike(_ ids: [String], _ texts: [String]? = nil) -> Int {
        let texts = texts ?? ids.map { organization($0) }
        let own = zip(ids, texts).map { id, text in
            SourceFile(path: "tenants/organizations/\(id).yaml", text: text + "\n")
        }
        let files = (Example([:]).workspace + own).sorted { $0.path < $1.path }
        let workspace = Workspace(
            files: files,
            decoded: files.map { DecodedFile($0, root: "tenants") },
            root: "tenants",
            today: Example.today
        )
        return workspace.checked().all.count { $0.code == "ORG008" }
    }

    private func organization(
        _ id: String,
        name: String? = nil,
        parent: String? = nil
    ) -> String {
        """
        id: \(id)
        name: \(name ?? "The \(id.uppercased())")
        owner: { name: Bo Ek, email: bo@\(id).example }
        domains: [\(id).example]
        users: { staff: provider }
        """ + (parent.map { "\nparent: \($0)" } ?? "")
    }
}
