internal import TenantryDiagnostics
internal import TenantryYAML

/// What reading a text gave, short enough for one line of a test.
struct Reading {
    let root: YAMLNode?
    let problems: [Diagnostic]

    init(_ text: String, limits: YAMLLimits = .standard) {
        self.init(SourceFile(path: "test.yaml", text: text), limits: limits)
    }

    init(bytes: [UInt8]) {
        self.init(SourceFile(path: "test.yaml", bytes: bytes))
    }

    init(_ file: SourceFile, limits: YAMLLimits = .standard) {
        let (tree, problems) = YAMLTree.read(file, limits: limits)
        root = tree?.root
        self.problems = problems
    }

    /// Each problem as `FMT001 2:5 message`.
    var lines: [String] {
        problems.map { problem in
            let start = problem.span?.start
            return "\(problem.code) \(start?.line ?? 0):\(start?.column ?? 0) \(problem.message)"
        }
    }

    /// The codes of all problems.
    var codes: [String] { problems.map(\.code.description) }
}
