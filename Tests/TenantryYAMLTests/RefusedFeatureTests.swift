internal import TenantryDiagnostics
internal import TenantryYAML
import Testing

struct RefusedFeatureTests {
    static let features: [(String, String)] = [
        ("a: 1️⃣&b2️⃣ c\n", "`&b` is an anchor, and anchors are not allowed"),
        ("1️⃣&b2️⃣\na: c\n", "`&b` is an anchor, and anchors are not allowed"),
        ("a: [1️⃣*b2️⃣, c]\n", "`*b` is an alias, and aliases are not allowed"),
        ("a: 1️⃣*2️⃣\n", "`*` is an alias, and aliases are not allowed"),
        ("a: 1️⃣&2️⃣ Co\n", "`&` is an anchor, and anchors are not allowed"),
        ("a: 1️⃣!!str2️⃣ c\n", "`!!str` is a tag, and tags are not allowed"),
        ("a: 1️⃣!2️⃣ c\n", "`!` is a tag, and tags are not allowed"),
        ("a: 1️⃣!x!y2️⃣ c\n", "`!x!y` is a tag, and tags are not allowed"),
        ("a: 1️⃣!include2️⃣ c.yaml\n", "`!include` is a tag, and tags are not allowed"),
        ("a: 1️⃣!<tag:x,y>2️⃣ c\n", "`!<tag:x,y>` is a tag, and tags are not allowed"),
        ("a: 1️⃣!!binary2️⃣ |\n  eA==\n", "`!!binary` is a tag, and tags are not allowed"),
        ("1️⃣<<2️⃣: {a: b}\n", "`<<` is a merge key, and merge keys are not allowed"),
        ("a: b\n1️⃣---2️⃣\nc: d\n", "a second document begins here, and a file may hold only one"),
        ("a: b\n...\n1️⃣c:2️⃣ d\n", "a second document begins here, and a file may hold only one"),
        (
            "1️⃣%YAML 1.12️⃣\n---\na: b\n",
            "`%YAML 1.1` is a directive, and directives are not allowed"
        ),
        (
            "1️⃣%YAML 9.92️⃣\n---\na: b\n",
            "`%YAML 9.9` is a directive, and directives are not allowed"
        ),
        (
            "%YAML 1.2\n1️⃣%TAG ! x2️⃣\n---\na: b\n",
            "`%TAG ! x` is a directive, and directives are not allowed"
        ),
        ("1️⃣%NEW x2️⃣\n---\na: b\n", "`%NEW x` is a directive, and directives are not allowed"),
        (
            "? 1️⃣[2️⃣a]\n: b\n",
            "the key of a map must be plain or quoted text, not a list or a map"
        ),
        (
            "1️⃣{2️⃣a: b}: c\n",
            "the key of a map must be plain or quoted text, not a list or a map"
        ),
        ("a:\n1️⃣\t2️⃣b: c\n", "a tab is used for indentation"),
        ("a:\n  1️⃣\t2️⃣- c\n", "a tab is used for indentation"),
        ("a: {\n1️⃣\t2️⃣b: c }\n", "a tab is used for indentation"),
        ("a: \"b\n1️⃣\t2️⃣c\"\n", "a tab is used for indentation"),
        ("a: |\n1️⃣\t2️⃣b\n", "a tab is used for indentation"),
        ("-1️⃣\t2️⃣a\n", "a tab is used for indentation"),
    ]

    @Test(arguments: features)
    func `refuses what would send a reader elsewhere`(marked: String, message: String) throws {
        let yaml = MarkedYAML(marked)
        let reading = Reading(yaml.file)
        #expect(reading.root == nil)
        #expect(reading.problems.count == 1)
        let problem = try #require(reading.problems.first)
        #expect(problem.code == "FMT006")
        #expect(problem.message == message)
        #expect(problem.span == yaml.span(1, 2))
        #expect(problem.help.count == 1)
    }

    @Test func `tells all of them in one run`() {
        let reading = Reading("a: &b !t c\nd: !u &e f\n<<: *b\n")
        #expect(
            reading.lines.map { $0.prefix(14) } == [
                "FMT006 1:4 `&b", "FMT006 1:7 `!t", "FMT006 2:4 `!u", "FMT006 2:7 `&e",
                "FMT006 3:1 `<<", "FMT006 3:5 `*b",
            ]
        )
    }

    @Test func `allows the same characters where they are text`() {
        let text = "a: 'x & *y'\n'<<': b\nc: |\n  &x\n  \t*y\n  %z\nd: R&D!\ne:\tf\n"
        #expect(Reading(text).lines == [])
    }
}
