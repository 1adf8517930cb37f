import Foundation
import TenantryDiagnostics
import TenantryTestSupport
import TenantryYAML
import Testing

@testable import TenantryConfig

/// How files are laid out.
struct FormattingTests {
    private func formatted(_ text: String) -> String? {
        let file = SourceFile(path: "a.yaml", text: text)
        guard let tree = YAMLTree.read(file).tree else { return nil }
        return Formatting.laidOut(file, tree: tree).flatMap {
            String(validating: $0, as: UTF8.self)
        }
    }

    private func expect(
        _ text: String,
        becomes expected: String,
        at location: SourceLocation = #_sourceLocation
    ) {
        #expect(formatted(text) == expected, sourceLocation: location)
        #expect(FormattingLaws.outcome(of: text) == .formatted, sourceLocation: location)
        #expect(formatted(expected) == expected, sourceLocation: location)
    }

    @Test func `indents two spaces a level, dashes too`() {
        expect(
            "a:\n    b:\n     - x\n     -   y: 1\n         z: 2\n    c:\n    - 1\n",
            becomes: "a:\n  b:\n    - x\n    - y: 1\n      z: 2\n  c:\n    - 1\n"
        )
        expect(
            "a:\n- - 1\n  -  2\n-\n    b: 3\n",
            becomes: "a:\n  - - 1\n    - 2\n  -\n    b: 3\n"
        )
    }

    @Test func `puts one space behind colons and dashes, and none in front`() {
        expect("a :   1\n\"b\":\t'c'\nd:\n  -   e\n", becomes: "a: 1\n\"b\": 'c'\nd:\n  - e\n")
    }

    @Test func `writes brackets as the repository does`() {
        expect(
            "a: {b: 1,c:  [ x,y , z ], d: {}, e: [ ], f: [{g: h}]}\n",
            becomes: "a: { b: 1, c: [x, y, z], d: {}, e: [], f: [{ g: h }] }\n"
        )
        expect("a: {b: , \"c\":1, d}\n", becomes: "a: { b: , \"c\": 1, d }\n")
    }

    @Test func `indents brackets that go on over lines`() {
        expect(
            "a: {\n b: 1,   # one\n       # two\n c: [\n x,\n y]\n  }\nd:\n- [\n e ]\n",
            becomes: """
                a: {
                  b: 1,   # one
                  # two
                  c: [
                    x,
                    y]
                }
                d:
                  - [
                      e]

                """
        )
    }

    @Test func `keeps comments where they belong`() {
        expect(
            """
            # first
            a:
            # about b
                b: 1    # behind b
                # still in a
            # about c
            c: 2 #tight
              # at the end
            """,
            becomes: """
                # first
                a:
                  # about b
                  b: 1    # behind b
                  # still in a
                # about c
                c: 2 #tight
                # at the end

                """
        )
        expect("a:\n- 1\n# last\n", becomes: "a:\n  - 1\n# last\n")
        expect("a:\n- 1\n# about b\nb: 2\n", becomes: "a:\n  - 1\n# about b\nb: 2\n")
        expect("a:   # list\n  - x\n  # more\n", becomes: "a:   # list\n  - x\n  # more\n")
        expect("a:\t# tab\n  b: 1\n", becomes: "a: # tab\n  b: 1\n")
    }

    @Test func `leaves at most one empty line, and none at the ends`() {
        expect("\n\n  \na: 1\n\n \n\n\nb: 2\n\n", becomes: "a: 1\n\nb: 2\n")
        expect("\n# c\n\n\n# d\na: 1\n\n", becomes: "# c\n\n# d\na: 1\n")
    }

    @Test func `writes LF, no byte order mark, no blanks at the end`() {
        expect("\u{FEFF}a: 1  \r\nb: 'x'\t\r\n", becomes: "a: 1\nb: 'x'\n")
        expect("a: 1", becomes: "a: 1\n")
        expect("a: \"x \\  \r\n  y\\\r\n  z\"\r\n", becomes: "a: \"x \\ \n  y\\\n  z\"\n")
    }

    @Test func `moves block scalars as a whole`() {
        expect(
            "a:\n    b: |\n        x\n          y  \n\n        z\n\n\nc: 1\n",
            becomes: "a:\n  b: |\n    x\n      y  \n\n    z\n\nc: 1\n"
        )
        expect("a:\n- |2-\n    x\n   y\n", becomes: "a:\n  - |2-\n      x\n     y\n")
        expect(
            "a: >+   # kept\n x\n\n\nb: |-\n y\n",
            becomes: "a: >+   # kept\n  x\n\n\nb: |-\n  y\n"
        )
        expect("a: |+\n  x\n\n\n", becomes: "a: |+\n  x\n\n\n")
        expect(
            "a:\n  b: |\n      x\n    # behind\nc: 1\n",
            becomes: "a:\n  b: |\n    x\n  # behind\nc: 1\n"
        )
    }

    @Test func `re-indents texts that go on over lines`() {
        expect(
            "a: one\n     two\n\n     three\nb:\n      \"q\n   r\"\n",
            becomes: "a: one\n  two\n\n  three\nb:\n  \"q\n  r\"\n"
        )
        expect("- a\n   b\n- c\n", becomes: "- a\n  b\n- c\n")
    }

    @Test func `keeps the marks of a document`() {
        expect("---\na:  1\n...\n", becomes: "---\na: 1\n...\n")
        expect("---   # c\na: 1\n", becomes: "---   # c\na: 1\n")
    }

    @Test(arguments: ["", "a: [", "a: *b\n", "? a\n: b\n", "a: 1\na: 2\n", "a: |\n  no line break"])
    func `leaves alone what it cannot lay out`(text: String) {
        #expect(formatted(text) == nil)
    }

    @Test func `points at the first line that is laid out otherwise`() throws {
        let text = "id: acme\nname:  Acme\nowner: {name: A, email: a@acme.example}\n"
        let file = SourceFile(path: "tenants/organizations/acme.yaml", text: text)
        let problem = try #require(
            DecodedFile(file, root: "tenants").problems.first { $0.code == "FMT008" }
        )
        #expect(problem.span?.start == SourcePosition(line: 2, column: 1))
        #expect(problem.span?.end == SourcePosition(line: 2, column: 12))
        #expect(problem.help == ["tenantry fmt tenants/organizations/acme.yaml"])
    }

    // MARK: - Laws

    @Test func `untidy files come out tidy and say the same`() {
        var leftAlone = 0
        for seed in 1...2_000 as ClosedRange<UInt64> {
            let (text, comments) = UntidyYAML.file(seed: seed)
            switch FormattingLaws.outcome(of: text) {
            case .formatted:
                let written = formatted(text) ?? ""
                #expect(written.matches(of: /# *c\d+/).count == comments, "\(text)")
            case .unreadable, .leftAlone:
                leftAlone += 1
            case .broken(let law):
                Issue.record("seed \(seed) \(law):\n\(text)\n---\n\(formatted(text) ?? "")")
                return
            }
        }
        #expect(leftAlone < 300)
    }

    @Test func `files that are cut and mixed break no law`() throws {
        var random = SeededRandom(seed: 7)
        let files = try Self.repositoryFiles().map { Array($0.text.unicodeScalars) }
        let scraps = [" ", "  ", "\n", "#", ": ", "- ", ",", "{", "}", "[", "]", "\"", "'", "|\n"]
            .map { Array($0.unicodeScalars) }
        for _ in 0..<3_000 {
            var text = files[Int.random(in: files.indices, using: &random)]
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: text.indices, using: &random)
                if Bool.random(using: &random) {
                    text.remove(at: place)
                } else {
                    let scrap = scraps[Int.random(in: scraps.indices, using: &random)]
                    text.insert(contentsOf: scrap, at: place)
                }
            }
            var view = String.UnicodeScalarView()
            view.append(contentsOf: text)
            if case .broken(let law) = FormattingLaws.outcome(of: String(view)) {
                Issue.record("\(law):\n\(String(view))\n---\n\(formatted(String(view)) ?? "")")
                return
            }
        }
    }

    @Test func `the files of the repository are formatted, and a glance sees it`() throws {
        for (path, text) in try Self.repositoryFiles() {
            #expect(formatted(text) == text, "\(path)")
            #expect(LayoutGlance.isFormatted(Array(text.utf8)), "\(path)")
        }
    }

    @Test func `the examples of all rules are formatted`() {
        for rule in RuleCatalog.all {
            let page = rule.page
            let files = page.repaired.files + (page.code == "FMT008" ? [] : page.failing.files)
            for file in files + Example.base.files {
                guard let tree = YAMLTree.read(file).tree else { continue }
                let bytes = Formatting.formatted(file, tree: tree)
                let isFormatted = bytes == nil || bytes == file.bytes
                #expect(isFormatted, "\(page.code) \(file.path)")
            }
        }
    }

    private static func repositoryFiles() throws -> [(path: String, text: String)] {
        try ["tenants", "examples"].flatMap { folder in
            let root = "\(RepositoryFolder.path)/\(folder)"
            return try FileManager.default.subpathsOfDirectory(atPath: root).sorted()
                .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
                .map { ($0, try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8)) }
        }
    }
}
