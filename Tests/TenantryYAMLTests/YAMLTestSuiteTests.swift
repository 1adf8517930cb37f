internal import Foundation
internal import TenantryTestSupport
import Testing

/// Runs over the cases of github.com/yaml/yaml-test-suite, where they are at hand.
///
/// What becomes of each of them is a page of the reference, which RECORD=1 writes anew.
struct YAMLTestSuiteTests {
    /// The folder of the cases.
    static let folder = SharedTestdata.find("yaml-test-suite")

    /// Why the parser differs from the specification, and where: all of it is libyaml's.
    static let deviations: [(reason: String, cases: [String])] = [
        (
            "a key without text is not read",
            ["2JQS", "CFD4", "NHX8", "NKF9", "S3PD", "SM9W/01", "UKK6/00"]
        ),
        (
            "in brackets a key and its `:` must stand on one line",
            ["4MUZ/00", "4MUZ/01", "4MUZ/02", "5MUD", "9SA2", "K3WX", "NJ66", "UT92", "VJP3/01"]
        ),
        (
            "in brackets nothing begins with `:`, and no `:` stands before a comma",
            ["4ABK", "58MP", "5T43", "DBG4", "FRK4", "HM87/00"]
        ),
        (
            "a block scalar must be indented",
            ["DK3J", "FP8R"]
        ),
        (
            "`...` may not begin a file",
            ["HWV9", "QT73"]
        ),
        (
            "indentation inside brackets is not looked at",
            ["9C9N"]
        ),
        (
            "indentation inside quotes is not looked at",
            ["QB6E"]
        ),
        (
            "`-` inside brackets is taken for text",
            ["YJV2", "G5U8"]
        ),
        (
            "`#` begins a comment right behind a bracket",
            ["9JBA"]
        ),
        (
            "`#` begins a comment right behind a comma",
            ["CVW2"]
        ),
        (
            "`#` begins a comment right behind a quote",
            ["SU5Z"]
        ),
        (
            "`#` begins a comment right behind `>`",
            ["X4QW"]
        ),
        (
            "empty lines before a block scalar may be indented deeper than it",
            ["S98Z"]
        ),
        (
            "`?` inside brackets is the sign of a key without a space behind it",
            ["652Z", "HM87/01"]
        ),
        (
            "a last line of spaces that no line break ends is passed over",
            ["JEF9/02", "L24T/01"]
        ),
    ]

    /// Why libyaml differs, by the name of the case.
    static let reasons = Dictionary(
        uniqueKeysWithValues: deviations.flatMap { entry in
            entry.cases.map { ($0, entry.reason) }
        }
    )

    @Test(.enabled(if: folder != nil, "\(SharedTestdata.missing)"))
    func `each case is read, refused, or listed with what libyaml does to it`() throws {
        let cases = try ConformanceCase.all(in: try #require(Self.folder))
        #expect(cases.count == 402)
        let deviating = cases.filter { ConformanceCase.Deviation(of: $0) != nil }.map(\.name)
        #expect(Set(deviating) == Set(Self.reasons.keys))
        let path = "\(RepositoryFolder.path)/docs/reference/yaml.md"
        let isRecording = Golden.isRecording
        let page = Self.page(cases)
        switch try Golden.compare(page, withFile: path, isRecording: isRecording) {
        case .equal: break
        case .missing: Issue.record("docs/reference/yaml.md is missing; write it with RECORD=1")
        case .differs(let difference), .recorded(let difference):
            Issue.record("docs/reference/yaml.md; RECORD=1 writes it:\n\(difference)")
        }
    }

    private static func page(_ cases: [ConformanceCase]) -> String {
        func names(_ outcome: ConformanceCase.Outcome) -> [String] {
            cases.filter { $0.outcome == outcome }.map(\.name)
        }
        var text = """
            <!-- Written by the tests from the code; RECORD=1 writes it anew. -->

            # YAML

            Files are YAML 1.2 with parts left out: a reader of one line should not have to look \
            elsewhere to
            know what it means. This is what becomes of the \(cases.count) cases of
            [yaml-test-suite](https://github.com/yaml/yaml-test-suite) (2022-01-17), which show \
            every corner of
            the language. A file that breaks several rules counts for the first.

            | Outcome | Cases |
            |---|--:|
            | read, with exactly the events of the suite | \(names(.equal).count) |
            | no YAML, and refused | \(names(.invalid).count) |

            """
        for policy in ConformanceCase.Policy.allCases where !names(.policy(policy)).isEmpty {
            text += "| refused: \(policy.rawValue) | \(names(.policy(policy)).count) |\n"
        }
        for deviation in ConformanceCase.Deviation.allCases {
            text += "| libyaml: \(deviation.rawValue) | \(names(.deviation(deviation)).count) |\n"
        }
        text += "\n## Where libyaml differs from the specification\n\n"
        text += "| Case | What it is about | What happens | Because |\n|---|---|---|---|\n"
        for found in cases {
            guard let deviation = ConformanceCase.Deviation(of: found) else { continue }
            let reason = reasons[found.name] ?? "unexplained"
            text += "| \(found.name) | \(found.title) | \(deviation.rawValue) | \(reason) |\n"
        }
        text += "\n## Refused on purpose\n"
        for policy in ConformanceCase.Policy.allCases where !names(.policy(policy)).isEmpty {
            text += "\n### Because of \(policy.rawValue)\n\n\(lines(of: names(.policy(policy))))"
        }
        text += "\n## No YAML, and refused\n\n\(lines(of: names(.invalid)))"
        return text + "\n## Read\n\n\(lines(of: names(.equal)))"
    }

    /// Names in lines of at most 100 columns.
    private static func lines(of names: [String]) -> String {
        var text = ""
        var line = ""
        for name in names {
            if line.utf8.count + name.utf8.count > 98 {
                text += line + "\n"
                line = ""
            }
            line += line.isEmpty ? name : " " + name
        }
        return text + line + "\n"
    }
}

extension ConformanceCase.Deviation {
    /// How libyaml differs in a case; `nil` if it does not.
    init?(of found: ConformanceCase) {
        guard case .deviation(let deviation) = found.outcome else { return nil }
        self = deviation
    }
}
