import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryReport
import TenantryTestSupport

@testable import TenantryAccess

/// Reports that are large or hostile.
enum MarkdownFixture {
    /// How much there is in a report.
    struct Size {
        var changed = 0
        var removed = 0
        var outsiders = 0
        var losses = 0
    }

    /// A plan in which everything has a name that can be found again.
    static func plan(_ size: Size) -> PlanReport {
        let all = (0..<(size.changed + size.removed)).map { organization(id($0), "Name") }
        let desired = all.prefix(size.changed).map { old in
            var new = old
            new.name = "Another name"
            return new
        }
        return report(
            from: State(organizations: all),
            to: State(organizations: Array(desired)),
            consequences: (0..<size.losses).map { index in
                .accessLost(loss(at: id(index)))
            }
                + (0..<size.outsiders).map { index in
                    .outsideGained(outsider("p\(index)@helpers.example", at: id(index)), reach: 0)
                }
        )
    }

    /// The id of an organization.
    static func id(_ index: Int) -> Text { Text("org\(index)") }

    /// A report of each kind in which every text is hostile.
    static func hostile(seed: UInt64) -> [ChangeReport] {
        var random = SeededRandom(seed: seed)
        func text() -> String { HostileText.text(using: &random) }
        func hostile() -> Text { Text(text()) }
        let path = "tenants/\(text()).yaml"
        let file = SourceFile(path: path, text: (1...5).map { _ in text() }.joined(separator: "\n"))
        let diagnostics = (1...5).map { line in
            Diagnostic(
                "FMT001",
                line < 3 ? .error : .warning,
                text(),
                at: SourceSpan(
                    file: path,
                    start: SourcePosition(line: line, column: 1),
                    end: SourcePosition(line: line, column: 3)
                ),
                help: [text()],
                related: [RelatedPlace(text(), at: SourceSpan(startOf: text()))]
            )
        }
        let findings = DiagnosticReport(diagnostics: diagnostics, files: [file], organizations: 1)
        let expectations = ExpectationReport(count: 9, failures: diagnostics, files: [file])
        func state() -> State {
            State(
                organizations: (0..<6).map { index in
                    var result = organization(
                        index < 3 ? Text("a\(index)\(text())") : hostile(),
                        ""
                    )
                    result.name = hostile()
                    var domain = Domain()
                    domain.name = hostile()
                    result.domains = [domain]
                    return result
                }
            )
        }
        let plan = report(
            from: state(),
            to: state(),
            consequences: [
                .accessLost(loss(at: hostile())),
                .lastAdministratorLost(organization: hostile()),
                .outsideGained(outsider(text(), at: hostile()), reach: 2),
                .payerChanged(organization: hostile(), before: hostile(), after: hostile()),
            ],
            expectations: expectations,
            findings: DiagnosticReport(
                diagnostics: Array(diagnostics.dropFirst(2)),
                files: [file],
                organizations: 1
            )
        )
        return [.findings(findings), .expectations(expectations), .plan(plan)]
    }

    private static func report(
        from live: State,
        to desired: State,
        consequences: [Consequence],
        expectations: ExpectationReport? = nil,
        findings: DiagnosticReport? = nil
    ) -> PlanReport {
        let digests = RootDigests.of(live).map { ($0.address, $0.digest) }
        let comparison = Comparison(
            desired: desired,
            live: LiveSnapshot(
                lineage: "0a1b",
                revision: 7,
                state: live,
                applied: Dictionary(digests) { first, _ in first }
            ),
            today: ReportFixture.today
        )
        let plan = Plan(comparison, applied: State())
        let guarded = GuardedPlan(plan, comparison, on: ReportFixture.today)
        var positions: [Address: SourceSpan] = [:]
        for change in plan.changes where change.action != .delete {
            let root = change.address.root
            positions[root] = SourceSpan(startOf: "tenants/organizations/\(root.key).yaml")
        }
        return PlanReport(
            plan: plan,
            desired: desired,
            positions: positions,
            consequences: consequences,
            refusals: guarded.refusals(),
            expectations: expectations,
            findings: findings,
            today: ReportFixture.today
        )
    }

    private static func organization(_ id: Text, _ name: Text) -> Organization {
        var organization = Organization()
        organization.id = id
        organization.name = name
        return organization
    }

    private static func loss(at organization: Text) -> Consequence.AccessChange {
        Consequence.AccessChange(
            organization: organization,
            population: .staff,
            way: nil,
            isOnlyWay: true,
            condition: .everyone,
            services: [
                ServiceReach(service: "meals", roles: ["cook"], isDecidedByApplication: false)
            ]
        )
    }

    private static func outsider(_ email: String, at organization: Text) -> Administration {
        Administration(
            email: Text(email),
            partner: .init(partner: "helpers", person: "jane"),
            role: "setup",
            organization: organization,
            source: organization,
            collaborator: "start",
            services: [],
            coversChildren: false,
            from: ReportFixture.today,
            until: ReportFixture.today.adding(days: 30),
            sponsor: "ada@alpha.example"
        )
    }
}
