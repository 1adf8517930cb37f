import Foundation
import TenantryTestSupport
import Testing

/// The mutants, which only `make mutants` tries: each must still fit the sources, or it would prove
/// nothing unseen.
struct MutantTests {
    @Test(arguments: MutantFile.all)
    func `changes one place of the sources, and says what is lost and who notices`(
        _ mutant: MutantFile
    ) throws {
        let lines = mutant.head.split(separator: "\n").map(String.init)
        try #require((3...4).contains(lines.count))
        #expect(lines[0].hasSuffix("."))
        let file = try #require(lines[1].split(prefix: "file: "))
        let tests = try #require(lines[2].split(prefix: "killed by: "))
        let text = try String(
            contentsOfFile: "\(RepositoryFolder.path)/\(file)",
            encoding: .utf8
        )
        #expect(text.ranges(of: mutant.old).count == 1)
        #expect(mutant.old != mutant.new)
        if lines.count == 4 {
            let scenarios = try #require(lines[3].split(prefix: "scenarios: "))
            #expect(tests.contains("ScenarioTests"))
            for name in scenarios.split(separator: " ") {
                #expect(MutantFile.scenarios.contains(String(name)), "there is no \(name)")
            }
        }
        for suite in tests.split(separator: "|") {
            #expect(MutantFile.suites.contains(String(suite)), "there is no suite \(suite)")
        }
    }

    @Test func `there are at least thirty`() {
        #expect(MutantFile.all.count >= 30)
    }
}

/// One file of the folder `mutants`.
struct MutantFile: CustomTestStringConvertible, Sendable {
    let name: String
    let head: String
    let old: String
    let new: String

    var testDescription: String { name }

    private static let folder = "\(RepositoryFolder.path)/mutants"

    /// All of them, by name.
    static let all: [MutantFile] = {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".mutant") }.sorted().compactMap(MutantFile.init)
    }()

    /// The names of all files with tests, which are named after their suites.
    static let suites = names(of: ".swift")

    /// The names of all scenarios.
    static let scenarios = names(of: ".txtar")

    private static func names(of suffix: String) -> Set<String> {
        let root = "\(RepositoryFolder.path)/Tests"
        let paths = (try? FileManager.default.subpathsOfDirectory(atPath: root)) ?? []
        return Set(
            paths.filter { $0.hasSuffix(suffix) }.compactMap {
                $0.split(separator: "/").last.map { String($0.dropLast(suffix.count)) }
            }
        )
    }

    private init?(_ name: String) {
        guard
            let text = try? String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8),
            let old = text.firstRange(of: "\n-- old --\n"),
            let new = text.firstRange(of: "\n-- new --\n")
        else { return nil }
        self.name = name
        head = String(text[..<old.lowerBound])
        self.old = String(text[old.upperBound..<new.lowerBound])
        self.new = String(text[new.upperBound...].dropLast())
    }
}

extension String {
    /// What stands behind a prefix; `nil` if the text does not begin with it.
    fileprivate func split(prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
