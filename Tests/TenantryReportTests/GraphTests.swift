import Foundation
import TenantryAccess
import TenantryModel
import TenantryReport
import TenantryTestSupport
import Testing

/// Hierarchies as graphs, for those who draw them.
struct GraphTests {
    /// Graphviz, if it is installed.
    private static let dot = ProcessRun.find("dot")
    private static let isExpected =
        dot != nil || ProcessInfo.processInfo.environment["CI"] == "true"

    private struct Drawing: Decodable {
        struct Node: Decodable {
            let name: String
        }

        struct Edge: Decodable {
            let tail: Int
            let head: Int
        }

        let objects: [Node]
        var edges: [Edge]?
    }

    @Test(
        .enabled(if: isExpected, "graphviz is missing: `make test` installs it"),
        arguments: 1...20
    )
    func `Graphviz reads what was meant`(_ seed: UInt64) async throws {
        let report = hostile(seed)
        let run = try await ProcessRun.of(
            try #require(Self.dot),
            ["-Tdot_json"],
            environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"],
            input: Array(TreeFormat.dot.renderer(color: false).text(of: report).utf8),
            in: "/tmp"
        )
        #expect(run.end == .exit(0), "\(run.errorText)")
        #expect(!run.errorText.contains("rror"), "\(run.errorText)")
        let drawing = try JSONDecoder().decode(Drawing.self, from: Data(run.standardOutput))
        // Graphviz keeps the backslashes of a name as they were written: doubled.
        let names = report.nodes.map { $0.id.string.harmless.withDoubledBackslashes }
        #expect(Set(drawing.objects.map(\.name)) == Set(names))
        let edges = report.nodes.count { $0.parent != nil } + report.nodes.flatMap(\.borrowed).count
        #expect(drawing.edges?.count ?? 0 == edges)
    }

    @Test(arguments: 1...200)
    func `Mermaid labels hold nothing but words and entity codes`(_ seed: UInt64) throws {
        let report = hostile(seed)
        let text = TreeFormat.mermaid.renderer(color: false).text(of: report)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.count > report.nodes.count)
        #expect(lines[0] == "flowchart TD")
        let node = #/[ ]{2}n\d+\["((?:[A-Za-z0-9 .\-]|\#\d+;|<br>|[^\x00-\x7F])*)"\](?::::off)?/#
            .matchingSemantics(.unicodeScalar)
        for (line, expected) in zip(lines.dropFirst(), report.nodes) {
            let label = try #require(line.wholeMatch(of: node)?.1, "\(line)")
            let words = label.components(separatedBy: "<br>").map { String($0).withoutEntities }
            #expect(
                words.prefix(2) == [expected.name.string.harmless, expected.id.string.harmless]
            )
        }
        let rest = lines.dropFirst(report.nodes.count + 1).dropLast()
        for line in rest {
            let isKnown =
                line.wholeMatch(of: #/[ ]{2}n\d+ --> n\d+/#) != nil
                || line.wholeMatch(of: #/[ ]{2}n\d+ -\.->\|"sign-in"\| n\d+/#) != nil
                || line == "  classDef off stroke-dasharray: 4 4"
            #expect(isKnown, "\(line)")
        }
    }

    @Test func `organizations in a ring are shown once`() {
        let state = State(
            organizations: ["a", "b", "c"].map { id in
                var organization = Organization()
                organization.id = Text(id)
                organization.parent = ["a": "b", "b": "a", "c": "nobody"][id].map { Text($0) }
                return organization
            }
        )
        let report = TreeReport(StateIndex(state, today: ReportFixture.today), .live)
        #expect(report.nodes.map(\.id) == ["c", "a", "b"])
        #expect(report.nodes.map(\.depth) == [0, 0, 1])
    }

    @Test func `a hierarchy of 20,000 levels is a page of few`() {
        var organizations: [Organization] = []
        for number in 100_000..<120_000 {
            var organization = Organization()
            organization.id = Text("\(number)")
            organization.parent = organizations.last?.id
            organizations.append(organization)
        }
        let report = TreeReport(
            StateIndex(State(organizations: organizations), today: ReportFixture.today),
            .live
        )
        let text = TreeFormat.html.renderer(color: false).text(of: report)
        #expect(report.nodes.last?.depth == 19_999)
        #expect(text.matches(of: /<ul>/).count < 50)
        #expect(text.matches(of: /<ul[ >]/).count == text.matches(of: /<\/ul>/).count)
        #expect(text.matches(of: /<li>/).count == text.matches(of: /<\/li>/).count)
    }

    /// Organizations with names from pull requests, some below others, some lending their sign-in.
    private func hostile(_ seed: UInt64) -> TreeReport {
        var random = SeededRandom(seed: seed)
        var organizations: [Organization] = []
        for number in 100..<120 {
            var organization = Organization()
            organization.id = Text("\(number)" + HostileText.text(using: &random))
            organization.name = Text(HostileText.text(using: &random))
            organization.parent = number % 4 == 0 ? nil : organizations.last?.id
            organization.state = number % 5 == 0 ? .suspended : .active
            var connection = Connection()
            connection.id = Text(HostileText.text(using: &random))
            organization.connections = [connection]
            if number % 4 == 0 { organization.sharedConnections = [connection.id] }
            organizations.append(organization)
        }
        return TreeReport(
            StateIndex(State(organizations: organizations), today: ReportFixture.today),
            .live,
            layers: Set(TreeLayer.allCases)
        )
    }
}

extension String {
    fileprivate var withDoubledBackslashes: String {
        unicodeScalars.map { $0 == "\\" ? "\\\\" : String($0) }.joined()
    }

    /// The text with the characters for which entity codes stand.
    fileprivate var withoutEntities: String {
        replacing(#/\#(\d+);/#.matchingSemantics(.unicodeScalar)) { match in
            UInt32(match.1).flatMap { Unicode.Scalar($0) }.map { String($0) } ?? "?"
        }
    }
}
