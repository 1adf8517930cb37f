import Foundation
import TenantryConfig
import TenantryDiagnostics
import TenantryModel
import TenantryTestSupport
import Testing

/// What a waiver silences, and what it does not.
struct WaiverTests {
    /// Two organizations whose domains are written so that `DOM016` warns; the first has a waiver.
    private static func clinics(
        rule: String = "DOM016",
        until: String = "2027-06-30",
        reason: String = "Written like this on their papers",
        more: String = "",
        domains: String = "Alpha.example"
    ) -> Example {
        Example([
            "organizations/alpha.yaml": """
            id: alpha
            name: Alpha Clinic
            owner: { name: Bo Ek, email: bo@alpha.example }
            domains: [\(domains)]
            users: { staff: provider }
            waivers:
              - { rule: \(rule), until: \(until), reason: "\(reason)" }
            """ + (more.isEmpty ? "" : "\n\(more)"),
            "organizations/bravo.yaml": """
            id: bravo
            name: Bravo Clinic
            owner: { name: Bo Ek, email: bo@bravo.example }
            domains: [Bravo.example]
            users: { staff: provider }
            """,
        ])
    }

    private static func told(_ checked: CheckedDiagnostics) -> [String] {
        checked.all.map { "\($0.code) \($0.severity) \($0.span?.file ?? "")" }
    }

    private static let bravo = "DOM016 warning tenants/organizations/bravo.yaml"

    @Test func `silences its rule in its file and nowhere else`() {
        let found = checked(Self.clinics())
        #expect(Self.told(found) == [Self.bravo])
        #expect(found.waived == 1)
    }

    @Test func `silences to the end of its last day, and not a day longer`() {
        #expect(checked(Self.clinics(until: "2026-12-15")).waived == 1)
        let ended = checked(Self.clinics(until: "2026-12-14"))
        #expect(ended.waived == 0)
        #expect(!ended.hasErrors)
        #expect(
            Self.told(ended) == [
                "DOM016 warning tenants/organizations/alpha.yaml",
                "POL003 warning tenants/organizations/alpha.yaml",
                Self.bravo,
            ]
        )
    }

    @Test func `may last a year from today`() {
        #expect(!checked(Self.clinics(until: "2027-12-16")).hasErrors)
        #expect(checked(Self.clinics(until: "2027-12-17")).hasErrors)
    }

    @Test func `must give a reason that says something`() {
        let found = checked(Self.clinics(reason: "-"))
        #expect(Self.told(found) == ["POL003 error tenants/organizations/alpha.yaml", Self.bravo])
    }

    @Test(arguments: ["DOM001", "POL003", "POL004", "FMT001"])
    func `cannot silence what is no warning`(rule: String) {
        let found = checked(Self.clinics(rule: rule))
        #expect(Self.told(found).contains("POL002 error tenants/organizations/alpha.yaml"))
        #expect(!Self.told(found).contains { $0.hasPrefix("POL004") })
    }

    @Test func `knows which rule was meant`() throws {
        let found = checked(Self.clinics(rule: "dom016"))
        let unknown = try #require(found.all.first { $0.code == "POL002" })
        #expect(unknown.help == ["did you mean `DOM016`?"])
    }

    @Test func `is told of when it silences nothing`() {
        let found = checked(Self.clinics(domains: "alpha.example"))
        #expect(
            Self.told(found) == ["POL004 warning tenants/organizations/alpha.yaml", Self.bravo]
        )
        #expect(found.waived == 0)
    }

    @Test func `is not judged while its file cannot be read as a whole`() {
        let found = checked(Self.clinics(more: "colour: green", domains: "alpha.example"))
        #expect(!Self.told(found).contains { $0.hasPrefix("POL004") })
    }

    @Test func `is not judged where the live state decides and is not known`() {
        let found = checked(Self.clinics(rule: "SUB008"))
        #expect(!Self.told(found).contains { $0.hasPrefix("POL") })
    }

    @Test func `never hides an error of a rule that also warns`() {
        let lent = "share: { profiles: [staff], connections: [nothing] }"
        let found = checked(Self.clinics(rule: "ORG014", more: lent))
        #expect(
            Self.told(found).contains("ORG014 error tenants/organizations/alpha.yaml"),
            "\(Self.told(found))"
        )
    }

    @Test func `what is waived takes no place from what is not`() {
        let domains = (0..<150).map { "A\($0).example" }.joined(separator: ", ")
        let subscription = "subscriptions: { meal-ordering: { plan: standard, until: 2026-12-01 } }"
        let found = checked(Self.clinics(more: subscription, domains: domains))
        #expect(found.waived == 150)
        #expect(Self.told(found).contains("SUB006 warning tenants/organizations/alpha.yaml"))
        #expect(found.leftOut == 0)
    }

    @Test func `every rule that warns says so, and no other`() throws {
        let folder = "\(RepositoryFolder.path)/Sources/TenantryConfig/Rules"
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
        where path.hasSuffix(".swift") {
            let text = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
            guard let code = text.firstMatch(of: /RulePage\(\s*"([A-Z0-9]{6})"/)?.output.1,
                let rule = RuleCatalog.all.first(where: { $0.page.code.description == code })
            else { continue }
            let hasWarning = text.contains(".warning") || text.contains(".notice")
            #expect(rule.warns == hasWarning, "\(code) \(path): `static let warns = \(hasWarning)`")
        }
    }
}
