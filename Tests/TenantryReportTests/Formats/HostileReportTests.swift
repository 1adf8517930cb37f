import Foundation
import TenantryDiagnostics
import TenantryReport
import TenantryTestSupport
import Testing

/// Nothing in a file can break out of a form, as parsers see it that know nothing of tenantry.
struct HostileReportTests {
    private static let python = ProcessRun.find("python3")

    /// Python reads JSON and XML (expat), once over all files.
    @Test(
        .enabled(if: python != nil, "the command python3 is not on PATH"),
        .timeLimit(.minutes(20)),
        arguments: [ReportFormat.sarif, .gitlab, .junit]
    )
    func `gives every text back, and no more nodes than ours`(_ format: ReportFormat) async throws {
        let python = try #require(Self.python)
        let renderer = format.renderer(color: false)
        try await TemporaryFolder.use { folder in
            let parts = HostileReports.parts(of: 5_000)
            for (number, part) in parts.enumerated() {
                try folder.write(renderer.text(of: part), to: "\(number).report")
                let expected = part.diagnostics.compactMap(HostileReports.Expected.init)
                try folder.write(Array(try JSONEncoder().encode(expected)), to: "\(number).json")
            }
            try folder.write(Self.oracle, to: "oracle.py")
            let run = try await ProcessRun.of(
                python,
                ["oracle.py", format.rawValue, "\(parts.count)"],
                environment: ["LANG": "C.UTF-8"],
                in: folder.path,
                timeout: .seconds(280)
            )
            #expect(run.end == .exit(0), "\(run.outputText)\(run.errorText.suffix(2_000))")
            #expect(run.outputText == "\(HostileReports.texts) texts came back\n")
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `gives a runner no command but ours`() throws {
        let renderer = ReportFormat.github.renderer(color: false)
        var annotated = 0
        for part in HostileReports.parts(of: 40) {
            let reading = RunnerReading(renderer.text(of: part))
            #expect(reading.oldCommands.isEmpty, "\(reading.oldCommands)")
            let byLine = Dictionary(
                part.diagnostics.map { ("\($0.span?.start.line ?? 0)", $0) },
                uniquingKeysWith: { first, _ in first }
            )
            for command in reading.commands {
                let diagnostic = try #require(byLine[command.properties["line"] ?? ""])
                let span = try #require(diagnostic.span)
                let names = ["file", "line", "endLine", "col", "endColumn", "title"]
                #expect(Set(command.properties.keys) == Set(names))
                #expect(command.name == diagnostic.severity.rawValue)
                #expect(command.properties["file"] == span.file.harmless)
                let related = diagnostic.related.map { "\($0.message): tenants/other.yaml:1" }
                let words =
                    [diagnostic.message] + related + diagnostic.help.map { "help: \($0)" }
                    + ["more: tenantry explain IDP002"]
                #expect(command.message == words.map(\.harmless).joined(separator: "\n"))
            }
            annotated += reading.commands.count
            #expect(reading.commands.count == Severity.allCases.count * 10)
            #expect(reading.lines.count == part.diagnostics.count - reading.commands.count + 1)
        }
        #expect(annotated == HostileReports.texts / 4 / 40 * 30)
    }

    @Test(arguments: [ReportFormat.text, .json, .markdown, .html, .sarif, .gitlab, .junit])
    func `gives a log no command, whatever the lines of a file are`(_ format: ReportFormat) {
        let renderer = format.renderer(color: false)
        for seed in UInt64(1)...40 {
            for report in MarkdownFixture.hostile(seed: seed) {
                let reading = RunnerReading(renderer.text(of: report))
                #expect(reading.commands.isEmpty, "seed \(seed)")
                #expect(reading.oldCommands.isEmpty, "seed \(seed)")
            }
        }
    }

    /// Reads the reports as a program would that somebody else wrote.
    private static let oracle = #"""
        import json, re, sys, unicodedata, urllib.parse
        import xml.etree.ElementTree as ET

        form, count = sys.argv[1], int(sys.argv[2])
        texts = 0

        def same(found, wanted):
            global texts
            assert found == wanted, (found, wanted)
            for character in found:
                bad = unicodedata.category(character) in ("Cc", "Zl", "Zp", "Cs")
                bad = bad or unicodedata.bidirectional(character) in (
                    "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
                bad = bad or ord(character) & 0xFFFE == 0xFFFE
                assert not bad or character == "\n", (found, hex(ord(character)))
            texts += 1

        def sarif(text):
            return re.sub(r"\{([0-9]+)\}", r"{{\1}}", text).replace("](", "] (")

        def read_sarif(document, expected):
            run, = document["runs"]
            assert set(run) == {"tool", "columnKind", "results"}, set(run)
            assert len(run["results"]) == len(expected)
            for result in run["results"]:
                assert set(result) == {"ruleId", "ruleIndex", "level", "message", "locations",
                    "relatedLocations", "partialFingerprints"}, set(result)
                place = result["locations"][0]["physicalLocation"]
                wanted = expected[place["region"]["startLine"]]
                assert set(result["message"]) == {"text"}
                message, help = sarif(wanted["message"]), sarif("help: " + wanted["innerHelp"])
                same(result["message"]["text"], message + "\n" + help)
                same(result["relatedLocations"][0]["message"]["text"], sarif(wanted["related"]))
                uri = place["artifactLocation"]["uri"]
                assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri), uri
                assert urllib.parse.unquote(uri, errors="strict") == wanted["path"]
                global texts
                texts += 2

        def read_gitlab(document, expected):
            assert len(document) == len(expected)
            assert len({entry["fingerprint"] for entry in document}) == len(document)
            for entry in document:
                assert set(entry) == {
                    "description", "check_name", "fingerprint", "severity", "location"}
                wanted = expected[entry["location"]["lines"]["begin"]]
                text = "IDP002: " + wanted["innerMessage"] + "; help: " + wanted["innerHelp"]
                same(entry["description"], text)
                same(entry["location"]["path"], wanted["harmlessPath"])
                global texts
                # Other places have no member here.
                texts += 2

        def read_junit(root, expected):
            cases = 0
            assert root.tag == "testsuites"
            for suite in root:
                assert suite.tag == "testsuite" and len(suite) == int(suite.get("tests"))
                for case in suite:
                    assert case.tag == "testcase" and len(case) == 1
                    assert set(case.keys()) == {"name", "classname", "file", "line"}
                    wanted = expected[int(case.get("line"))]
                    same(case.get("file"), wanted["harmlessPath"])
                    assert case.get("classname") == suite.get("name") == wanted["harmlessPath"]
                    assert case.get("name").startswith("IDP002: " + wanted["innerMessage"])
                    head = wanted["severity"] + "[IDP002]: " + wanted["innerMessage"]
                    place = "at %s:%d:3" % (wanted["harmlessPath"], wanted["line"])
                    related = "related: " + wanted["innerRelated"] + ": tenants/other.yaml:1:1"
                    lines = [head, place, related, "help: " + wanted["innerHelp"],
                        "more: tenantry explain IDP002"]
                    same(case[0].text, "\n".join(lines))
                    if wanted["severity"] == "notice":
                        assert case[0].tag == "system-out" and not case[0].keys()
                    else:
                        assert case[0].tag == "failure"
                        assert set(case[0].keys()) == {"message", "type"}
                        assert case[0].get("message") == wanted["message"]
                    assert len(case[0]) == 0
                    cases += 1
                    global texts
                    texts += 2
            assert cases == len(expected)

        for number in range(count):
            expected = {entry["line"]: entry for entry in json.load(open("%d.json" % number))}
            raw = open("%d.report" % number, "rb").read()
            assert not any(byte < 0x20 and byte != 0x0A or byte == 0x7F for byte in raw)
            if form == "junit":
                read_junit(ET.fromstring(raw), expected)
            elif form == "sarif":
                read_sarif(json.loads(raw.decode("utf-8")), expected)
            else:
                read_gitlab(json.loads(raw.decode("utf-8")), expected)
        print("%d texts came back" % texts)

        """#
}

/// What a runner of GitHub Actions takes for commands, by its own rules: `ActionCommand`.
///
/// It compares as people read, so what nobody sees is left out first.
struct RunnerReading {
    /// A line that a runner carries out.
    struct Command {
        let name: String
        let properties: [String: String]
        let message: String
    }

    private(set) var commands: [Command] = []
    /// Lines with a command of the old kind, `##[name]`.
    private(set) var oldCommands: [String] = []
    /// All other lines.
    private(set) var lines: [String] = []

    init(_ log: String) {
        let breaks: Set<Unicode.Scalar> = [
            "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}",
        ]
        for line in log.unicodeScalars.split(whereSeparator: breaks.contains) {
            let seen = line.filter { !$0.properties.isDefaultIgnorableCodePoint }
            let trimmed = Array(seen.drop { $0.properties.isWhitespace || $0.value < 0x20 })
            if let command = RunnerReading.command(trimmed) {
                commands.append(command)
            } else if !Array(seen).ranges(of: Array("##[".unicodeScalars)).isEmpty {
                oldCommands.append(String(line))
            } else {
                lines.append(String(line))
            }
        }
    }

    /// Reads `::name key=value,…::message`.
    private static func command(_ line: [Unicode.Scalar]) -> Command? {
        let colons = Array("::".unicodeScalars)
        guard line.starts(with: colons),
            let end = line[2...].firstRange(of: colons)
        else { return nil }
        let head = line[2..<end.lowerBound].split(separator: " ", maxSplits: 1)
        var properties: [String: String] = [:]
        for property in (head.count > 1 ? head[1] : []).split(separator: ",") {
            let pair = property.split(separator: "=", maxSplits: 1)
            if pair.count == 2 {
                properties[text(pair[0])] = decoded(
                    text(pair[1]),
                    ["%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"]
                )
            }
        }
        return Command(
            name: head.first.map(text) ?? "",
            properties: properties,
            message: decoded(
                text(line[end.upperBound...]),
                ["%0D": "\r", "%0A": "\n", "%25": "%"]
            )
        )
    }

    private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    /// Replaces one after the other, the percent sign last, as the runner does.
    private static func decoded(
        _ text: String,
        _ signs: KeyValuePairs<String, String>
    ) -> String {
        signs.reduce(text) { $0.replacingScalars($1.key, with: $1.value) }
    }
}

extension String {
    /// The text with every occurrence replaced, whatever combines with it.
    fileprivate func replacingScalars(_ old: String, with new: String) -> String {
        let scalars = Array(unicodeScalars)
        let ranges = scalars.ranges(of: Array(old.unicodeScalars))
        guard !ranges.isEmpty else { return self }
        var result = String.UnicodeScalarView()
        var start = 0
        for range in ranges {
            result.append(contentsOf: scalars[start..<range.lowerBound])
            result.append(contentsOf: new.unicodeScalars)
            start = range.upperBound
        }
        result.append(contentsOf: scalars[start...])
        return String(result)
    }
}
