import TenantryDiagnostics
import TenantryModel
import TenantryTestSupport
import TenantryYAML
import Testing

@testable import TenantryConfig

/// What is written from a state means this state again.
struct WritingLaws {
    static func workspace(_ files: [SourceFile], root: String = "") -> Workspace {
        let files = files.sorted { $0.path < $1.path }
        return Workspace(
            files: files,
            decoded: files.map { DecodedFile($0, root: root) },
            root: root,
            today: Day(number: 20_710)
        )
    }

    /// What files say, word for word.
    static func written(_ files: [SourceFile]) -> State {
        let workspace = workspace(files)
        return State(
            catalog: workspace.desired.catalog,
            organizations: workspace.desired.organizations.indices.map { workspace.written($0) }
        )
    }

    static func files(of state: State) -> [SourceFile] {
        LiveFiles.catalog(state.catalog)
            + LiveFiles.organizations(state.organizations, in: state)
    }

    /// Says what is wrong with what is written from a state; `nil` if nothing is.
    private static func breach(_ state: State) -> String? {
        let files = files(of: state)
        let workspace = workspace(files)
        let problems = workspace.readingProblems.filter {
            $0.severity == .error || $0.code == "FMT008"
        }
        func shown(_ files: [SourceFile]) -> String {
            files.map { "--- \($0.path)\n" + String(decoding: $0.bytes, as: UTF8.self) }.joined()
        }
        guard problems.isEmpty else { return "\(problems) \(shown(files))" }
        guard workspace.desired == state else {
            return "differs: \(shown(files)) \(workspace.desired.canonicalText)"
        }
        return nil
    }

    @Test func `any state that files can mean is written, formatted, and read as the same`() {
        let breach = Law.breach { _, state in
            let meant = Defaults.expanded(state)
            return Defaults.expanded(meant) == meant ? Self.breach(meant) : "is expanded twice"
        }
        #expect(breach == nil)
    }

    @Test(arguments: [FullState.first, FullState.second])
    func `a state that says something in every field`(state: State) {
        #expect(Self.breach(Defaults.expanded(state)) == nil)
    }

    @Test(arguments: ExampleFolder.all)
    func `all workspaces of the repository`(folder: String) throws {
        let original = Self.workspace(try ExampleFolder.files(in: folder), root: folder)
        #expect(Self.breach(original.desired) == nil)
    }

    @Test func `what would not be read in one file is divided`() {
        var state = State(organizations: [Organization(Description.of(.organization).initial)])
        state.catalog.providers = FullState.first.catalog.providers
        state.organizations = []
        for number in 10_000..<16_000 {
            var account = BillingAccount()
            account.id = Text("bill-\(number)")
            account.owner = "group"
            account.currency = "EUR"
            state.catalog.billingAccounts.append(account)
        }
        #expect(Self.breach(state) == nil)
        #expect(Self.files(of: state).map(\.path).contains("catalog/billing-2.yaml"))
    }

    @Test(
        arguments: [
            "null", "Null", "~", "true", "No", "on", "y", "007", "1.5", "0x1F", "0o17", "1e3",
            "+1", "-1", ".5", "2026-12-01", "12:30:00", "", " a", "a ", "a: b", "a:", "a #b", "#a",
            "- a", "-", "? a", "*a", "&a", "!a", "|", ">", "%a", "@a", "`a`", "a, b", "[a", "{a}",
            "\"a\"", "'a'", "a\\b", "a\tb", "a\nb", "<<", "=", "caf\u{E9}", "\u{A0}a",
            "\u{FE0F}", "\u{1F34E}", "https://a.example/b?c=d#e", "a/b", "---", "...", "a:b",
        ]
    )
    func `a text is read as the same text, in a list, in braces, as a key`(text: String) throws {
        let written = YAMLScalar.text(text)
        let file = SourceFile(
            path: "a.yaml",
            text: "a: \(written)\nb: [\(written), x]\nc: { \(written): \(written), z: z }\n"
        )
        let tree = YAMLTree.read(file)
        #expect(tree.problems.isEmpty || text.unicodeScalars.contains(where: \.isInvisible))
        let root = try #require(tree.tree?.root)
        let entry = try #require(root.value("c")?.entries.first { _ in true })
        let list = try #require(root.value("b")?.items.first { _ in true })
        for node in [root.value("a"), list, entry.key, entry.value] {
            #expect(node?.text == text)
            #expect(node.map { Text($0.text) } == Text(text))
        }
        #expect(Formatting.laidOut(file, tree: try #require(tree.tree)) == file.bytes)
    }
}
