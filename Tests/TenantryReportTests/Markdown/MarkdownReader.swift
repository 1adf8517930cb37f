import Foundation
import TenantryTestSupport
import Testing

/// cmark-gfm, which reads Markdown as GitHub does and knows nothing of tenantry.
enum MarkdownReader {
    /// What a document became.
    struct Page: Decodable, Hashable {
        /// The names of its elements, those of its own and those that Markdown made.
        let tags: [String]
        /// The attributes of all elements.
        let attributes: [String]
        /// Its comments.
        let comments: [String]
        /// The texts of the elements of its lists.
        let items: [String]
        /// What GitHub would turn into a link, a picture or a formula: it looks in text, not in
        /// code.
        let active: [String]
        /// The text outside of code and blocks of code.
        let prose: String
        /// Whether elements end in the order in which they began.
        let isBalanced: Bool
    }

    /// The Python of `make judges`, or of `TENANTRY_PYTHON`, if it has cmark-gfm.
    static let python: String? = {
        let given = ProcessInfo.processInfo.environment["TENANTRY_PYTHON"]
        let installed = "\(RepositoryFolder.path)/.build/validator/bin/python"
        let lists = FileManager.default.enumerator(
            atPath: "\(RepositoryFolder.path)/.build/validator/lib"
        )
        let has = lists?.contains { "\($0)".hasSuffix("/site-packages/cmarkgfm") } ?? false
        return given ?? (has ? installed : nil)
    }()

    /// Whether tests that need it run: in CI they fail where it is missing.
    static let isExpected = python != nil || ProcessInfo.processInfo.environment["CI"] == "true"

    /// Why such tests do not run.
    static let missing: Comment = "cmark-gfm is missing: `make judges` installs it"

    /// Reads documents, in one process.
    static func pages(of documents: [String]) async throws -> [Page] {
        let run = try await ProcessRun.of(
            try #require(python, missing),
            ["-c", script],
            environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONUTF8": "1"],
            input: Array(try JSONEncoder().encode(documents)),
            in: RepositoryFolder.path,
            timeout: .seconds(600)
        )
        try #require(run.end == .exit(0), "\(run.errorText)")
        return try JSONDecoder().decode([Page].self, from: Data(run.standardOutput))
    }

    private static let script = #"""
        import html.parser, json, re, sys
        import cmarkgfm.cmark as cmark
        OPTIONS = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_FOOTNOTES
        EXTENSIONS = ["table", "autolink", "strikethrough", "tasklist"]
        VOID = {"br", "hr", "img", "input"}
        ACTIVE = [
            r"@", r"#", r"(?i)\bgh-\d", r"(?i)\b[0-9a-f]{7,}\b", r":[+\w-]+:", r"\$", r"://",
            r"(?i)www\.", r"\w\.\w", r"[<>&\[\]{}`*_~|!\\^=%]",
        ]

        class Reader(html.parser.HTMLParser):
            def __init__(self):
                super().__init__(convert_charrefs=True)
                self.tags, self.attributes, self.comments, self.items = [], [], [], []
                self.stack, self.prose, self.balanced = [], "", True

            def handle_starttag(self, tag, attrs):
                self.tags.append(tag)
                self.attributes += [name + "=" + (value or "") for name, value in attrs]
                if tag not in VOID: self.stack.append(tag)
                if tag == "li": self.items.append("")

            def handle_endtag(self, tag):
                if not self.stack or self.stack.pop() != tag: self.balanced = False

            def handle_comment(self, data): self.comments.append(data)

            def handle_decl(self, decl): self.tags.append("!")

            def handle_pi(self, data): self.tags.append("?")

            def unknown_decl(self, data): self.tags.append("![")

            def handle_data(self, data):
                if "li" in self.stack: self.items[-1] += data
                if not {"code", "pre"} & set(self.stack): self.prose += data

        def page(document):
            reader = Reader()
            reader.feed(cmark.markdown_to_html_with_extensions(document, OPTIONS, EXTENSIONS))
            reader.close()
            return {
                "tags": reader.tags,
                "attributes": reader.attributes,
                "comments": reader.comments,
                "items": reader.items,
                "active": [p for p in ACTIVE if re.search(p, reader.prose)],
                "prose": reader.prose,
                "isBalanced": reader.balanced and not reader.stack,
            }

        json.dump([page(document) for document in json.load(sys.stdin)], sys.stdout)
        """#
}
