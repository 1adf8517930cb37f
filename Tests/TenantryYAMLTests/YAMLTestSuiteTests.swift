internal import Foundation
internal import TenantryDiagnostics
internal import TenantryTestSupport
internal import TenantryYAML
import Testing

/// Runs over the cases of github.com/yaml/yaml-test-suite, where they are at hand.
struct YAMLTestSuiteTests {
    /// Cases that must fail by the YAML specification and that libyaml reads nevertheless.
    ///
    /// They are lenient about indentation inside brackets and quotes (9C9N, QB6E), about a `-`
    /// inside brackets (YJV2, G5U8), about a comment that touches what is before it (9JBA, CVW2,
    /// SU5Z, X4QW), and about leading empty lines of block scalars (S98Z).
    static let readByLibyaml: Set<String> = [
        "9C9N", "9JBA", "CVW2", "G5U8", "QB6E", "S98Z", "SU5Z", "X4QW", "YJV2",
    ]

    /// Cases that libyaml reads differently from the specification.
    ///
    /// It takes `?` inside brackets for the sign of a key even if no space follows (HM87/01, 652Z),
    /// and passes over a last line of spaces that no line break ends (JEF9/02, L24T/01).
    static let readDifferently: Set<String> = ["652Z", "HM87/01", "JEF9/02", "L24T/01"]

    /// The folder of the cases.
    static let folder = SharedTestdata.find("yaml-test-suite")

    private static func cases(in folder: URL) -> [(name: String, file: URL)] {
        guard let paths = FileManager.default.enumerator(atPath: folder.path) else { return [] }
        return paths.compactMap { $0 as? String }
            .filter { $0.hasSuffix("/in.yaml") }
            .map { (String($0.dropLast(8)), folder.appending(path: $0)) }
            .sorted { $0.0 < $1.0 }
    }

    private static func text(of name: String, beside file: URL) -> String? {
        try? String(
            contentsOf: file.deletingLastPathComponent().appending(path: name),
            encoding: .utf8
        )
    }

    private static func read(_ name: String, _ file: URL) throws -> Reading {
        Reading(SourceFile(path: name, bytes: [UInt8](try Data(contentsOf: file))))
    }

    @Test(.enabled(if: folder != nil, "\(SharedTestdata.missing)"))
    func `gives a tree or says why not`() throws {
        let cases = Self.cases(in: try #require(Self.folder))
        #expect(cases.count > 300)
        var accepted: Set<String> = []
        for (name, file) in cases {
            let reading = try Self.read(name, file)
            #expect(reading.root != nil || !reading.problems.isEmpty, "\(name) gives nothing")
            let mustFail = Self.text(of: "error", beside: file) != nil
            if reading.problems.isEmpty, mustFail { accepted.insert(name) }
        }
        #expect(accepted == Self.readByLibyaml)
    }

    @Test(.enabled(if: folder != nil, "\(SharedTestdata.missing)"))
    func `reads what the specification says`() throws {
        var differing: Set<String> = []
        var compared = 0
        for (name, file) in Self.cases(in: try #require(Self.folder)) {
            let reading = try Self.read(name, file)
            guard reading.problems.isEmpty, let root = reading.root,
                Self.text(of: "error", beside: file) == nil,
                let expected = Self.text(of: "test.event", beside: file)
            else { continue }
            compared += 1
            if Self.events(of: root) != Self.events(in: expected) { differing.insert(name) }
        }
        #expect(compared > 100)
        #expect(differing == Self.readDifferently)
    }

    /// The nodes of a tree in the notation of the suite, without styles.
    private static func events(of root: YAMLNode) -> [String] {
        switch root.kind {
        case .scalar: ["=" + root.text]
        case .sequence: ["+SEQ"] + root.items.flatMap(events) + ["-SEQ"]
        case .mapping:
            ["+MAP"] + root.entries.flatMap { events(of: $0.key) + events(of: $0.value) } + ["-MAP"]
        }
    }

    private static func events(in text: String) -> [String] {
        text.split(separator: "\n").compactMap { line in
            switch line.prefix(4) {
            case "+SEQ", "+MAP", "-SEQ", "-MAP": String(line.prefix(4))
            case "=VAL": "=" + unescaped(line.dropFirst(6))
            default: nil
            }
        }
    }

    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var scalars = text.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch scalars.next() {
            case "n": result.unicodeScalars.append("\n")
            case "t": result.unicodeScalars.append("\t")
            case "r": result.unicodeScalars.append("\r")
            case "b": result.unicodeScalars.append("\u{08}")
            case let other?: result.unicodeScalars.append(other)
            case nil: break
            }
        }
        return result
    }
}
