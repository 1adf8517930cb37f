internal import TenantryDiagnostics

/// The problems of one file, up to a limit.
struct ProblemList {
    private let limit: Int
    private var found: [Diagnostic] = []
    /// Whether what was read is still what its author meant, even if something in it is wrong.
    private(set) var isTrusted = true

    init(limit: Int) { self.limit = limit }

    var isEmpty: Bool { found.isEmpty }

    /// Whether telling more is pointless.
    var isFull: Bool { found.count >= limit }

    /// What was found, in the order of the file.
    var sorted: [Diagnostic] { found.sorted() }

    /// Adds one problem; beyond the limit only its weight is kept.
    mutating func add(_ problem: Diagnostic) {
        if problem.code != "FMT002" && problem.code != "FMT011" { isTrusted = false }
        if !isFull { found.append(problem) }
    }
}
