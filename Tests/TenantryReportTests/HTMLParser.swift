import Foundation
import TenantryTestSupport
import Testing

/// html5lib, a parser that reads pages as browsers do and knows nothing of tenantry.
enum HTMLParser {
    /// What it reads in a page: the elements with the names of their attributes, in order.
    typealias Outline = [String]

    private static let python = "\(RepositoryFolder.path)/.build/validator/bin/python"

    /// Whether it is there.
    private static let isInstalled =
        FileManager.default.isExecutableFile(atPath: python)
        && (try? FileManager.default.contentsOfDirectory(
            atPath: "\(RepositoryFolder.path)/.build/validator/lib"
        ))?.contains { version in
            FileManager.default.fileExists(
                atPath: "\(RepositoryFolder.path)/.build/validator/lib/\(version)"
                    + "/site-packages/html5lib"
            )
        } ?? false

    /// Whether tests that need it run: in CI they fail where it is missing.
    static let isExpected = isInstalled || ProcessInfo.processInfo.environment["CI"] == "true"

    /// Why such tests do not run.
    static let missing: Comment = "html5lib is missing: `make judges` installs it"

    private static let script = """
        import html5lib, json, sys
        pages = json.load(open(sys.argv[1], encoding="utf-8"))
        answers = []
        for page in pages:
            tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
            outline, texts, titles = [], [], []
            for element in tree.iter():
                name = element.tag if isinstance(element.tag, str) else "comment"
                outline.append(" ".join([name] + sorted(element.attrib)))
                if name == "p" and "title" in element.attrib:
                    texts.append("".join(element.itertext()))
                    titles.append(element.attrib["title"])
            answers.append({"outline": outline, "texts": texts, "titles": titles})
        json.dump(answers, sys.stdout)
        """

    /// What it says of a page.
    struct Answer: Decodable {
        /// The elements with the names of their attributes, in order.
        let outline: Outline
        /// The texts of paragraphs with a title.
        let texts: [String]
        /// Their titles.
        let titles: [String]
    }

    /// Reads some pages, in one process.
    static func read(_ pages: [String]) async throws -> [Answer] {
        try await TemporaryFolder.use { folder in
            try folder.write(script, to: "read.py")
            try folder.write(Array(try JSONEncoder().encode(pages)), to: "pages.json")
            let run = try await ProcessRun.of(
                python,
                ["read.py", "pages.json"],
                environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"],
                in: folder.path,
                timeout: .seconds(300)
            )
            #expect(run.end == .exit(0), "\(run.errorText)")
            return try JSONDecoder().decode([Answer].self, from: Data(run.standardOutput))
        }
    }
}
