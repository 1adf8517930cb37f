import TenantryAccess
import TenantryDiagnostics
import TenantryModel
import TenantryPlan
import TenantryTestSupport
import Testing

@testable import TenantryReport

/// No text from a file or a store gets out of its place in a page.
@Suite(.enabled(if: HTMLParser.isExpected, HTMLParser.missing), .timeLimit(.minutes(20)))
struct HostilePageTests {
    @Test func `100,000 hostile texts stay text, between tags and in attributes`() async throws {
        let texts = HostileText.texts(count: 100_000, seed: 6)
        let pieces = stride(from: 0, to: texts.count, by: 5_000)
            .map { Array(texts[$0..<min($0 + 5_000, texts.count)]) }
        let pages = pieces.map { piece in
            "<!doctype html><title>x</title>\n"
                + piece.map { text in
                    let escaped = text.asMarkup
                    return "<p title=\"\(escaped)\">\(escaped)</p>\n"
                }.joined()
        }
        let answers = try await HTMLParser.read(pages)
        #expect(answers.count == pages.count)
        for (piece, answer) in zip(pieces, answers) {
            let harmless = piece.map { Array($0.harmless.unicodeScalars) }
            #expect(answer.texts.map { Array($0.unicodeScalars) } == harmless)
            #expect(answer.titles.map { Array($0.unicodeScalars) } == harmless)
            let expected =
                ["html", "head", "title", "body"]
                + Array(repeating: "p title", count: piece.count)
            #expect(answer.outline == expected)
        }
    }

    @Test(arguments: 1...4)
    func `pages of hostile states and findings have the elements of plain ones`(
        _ seed: UInt64
    ) async throws {
        var random = SeededRandom(seed: seed)
        let hostile = pages { "x" + HostileText.text(using: &random) }
        let plain = pages { "x" }
        let answers = try await HTMLParser.read(hostile + plain)
        try #require(answers.count == 2 * plain.count)
        for place in plain.indices {
            #expect(answers[place].outline.count > 100)
            // A backtick in a sentence may begin code.
            let outlines = [place, place + plain.count].map { answers[$0].outline }
                .map { outline in outline.filter { $0 != "code" } }
            #expect(outlines[0] == outlines[1])
        }
    }

    @Test func `who escapes characters is caught`() async throws {
        let broken = "<p title=\"x\">x<\u{338}b></p>"
        let answers = try await HTMLParser.read([broken])
        #expect(answers.first?.outline.contains { $0.hasPrefix("p") } == true)
        #expect("<\u{338}b>\"\u{301}".asMarkup == "&lt;\u{338}b&gt;&quot;\u{301}")
    }

    /// A plan, a hierarchy, findings and expectations that hold texts from somewhere.
    private func pages(_ text: () -> String) -> [String] {
        let desired = state(text)
        let comparison = Comparison(
            desired: desired,
            live: LiveSnapshot(lineage: ""),
            today: ReportFixture.today
        )
        let plan = Plan(comparison, applied: State())
        let guarded = GuardedPlan(plan, comparison, on: ReportFixture.today)
        let findings = (0..<60).map { number in
            Diagnostic(
                ReportFixture.warnings[0].code,
                .warning,
                text(),
                at: SourceSpan(startOf: "\(number)" + text()),
                help: [text()],
                related: [RelatedPlace(text(), at: SourceSpan(startOf: text()))]
            )
        }
        let report = PlanReport(
            plan: plan,
            desired: desired,
            positions: Dictionary(
                plan.changes.map { ($0.address, SourceSpan(startOf: text())) },
                uniquingKeysWith: { first, _ in first }
            ),
            consequences: guarded.consequences,
            sides: .init(before: guarded.before, after: guarded.after),
            expectations: ExpectationReport(count: 60, failures: findings, files: []),
            findings: DiagnosticReport(diagnostics: findings, files: [], organizations: 1),
            today: ReportFixture.today
        )
        let tree = TreeReport(
            StateIndex(desired, today: ReportFixture.today),
            .desired,
            layers: Set(TreeLayer.allCases)
        )
        return [HTMLFormat().text(of: report), HTMLFormat().text(of: tree)]
    }

    /// Organizations below each other, whose order does not depend on the texts.
    private func state(_ text: () -> String) -> State {
        var organizations: [Organization] = []
        for number in 100..<140 {
            var organization = Organization()
            organization.id = Text("\(number)" + text())
            organization.name = Text(text())
            organization.ownerName = Text(text())
            organization.ownerEmail = Text(text())
            organization.labels = [Pair("region", Text(text()))]
            organization.parent = number % 3 == 0 ? nil : organizations.last?.id
            var connection = Connection()
            connection.id = Text(text())
            connection.type = .oidc
            connection.populations = [.staff]
            connection.issuer = Text(text())
            organization.connections = [connection]
            organization.sharedConnections = [connection.id]
            var domain = Domain()
            domain.name = Text("\(number)" + text())
            domain.via = connection.id
            organization.domains = [domain]
            var admin = Admin()
            admin.email = Text(text())
            admin.role = "org-admin"
            organization.admins = [admin]
            organizations.append(organization)
        }
        return State(organizations: organizations)
    }
}
