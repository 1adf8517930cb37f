import TenantryDiagnostics
import TenantryYAML

/// Flags words in comments and free text that look as if a machine had drawn them: likely secrets.
enum ProbableSecret: FileRule {
    static let page = RulePage(
        "SEC003",
        .warning,
        "something in a text looks like a secret",
        why: """
            Passwords and keys get into files by way of a comment or a reason, where nobody looks \
            for them. Everybody who can read the repository has them then, and git keeps them. \
            The word is not shown here, since logs are read by even more people.
            """,
        fix: """
            If it is a secret, rotate it where it was issued, and delete it here. If it is only \
            a long number of a ticket or a document, shorten it or write a link.
            """,
        // Put together here, so that nobody who searches this file finds a secret in it.
        failing: .bravo(more: "# first login: " + "q7Xw2KbR9" + "mT4vZc8Lp1JhY6s"),
        repaired: .bravo(more: "# first login: see the vault")
    )

    static func findings(in file: SourceFile) -> [Diagnostic] {
        let words = RandomWords.ranges(in: file.bytes)
        guard !words.isEmpty, let tree = YAMLTree.read(file).tree else { return [] }
        var tokens = Stretches(TokenScan.tokens(in: file.bytes).map(\.range))
        var bound = Stretches(BoundScalars(in: tree.root).spans.map { $0.start..<$0.end })
        var place = PositionCursor(file)
        var result: [Diagnostic] = []
        for word in words where !tokens.reach(into: word) {
            let start = place.position(at: word.lowerBound)
            let end = SourcePosition(line: start.line, column: start.column + word.count)
            guard !bound.reach(into: start..<end) else { continue }
            result.append(
                Diagnostic(
                    page.code,
                    page.severity,
                    "a word of \(word.count) random characters looks like a secret",
                    at: SourceSpan(file: file.path, start: start, end: end),
                    help: [
                        "if it is one, rotate it now: git keeps it in its history",
                        "a secret field takes `env:NAME` or `file:/path`",
                    ],
                    concealsSource: true
                )
            )
            if result.count == DiagnosticLimits.file { break }
        }
        return result
    }
}

/// Stretches of a file in order, gone through once: it is asked about later and later ones.
private struct Stretches<Bound: Comparable> {
    private let all: [Range<Bound>]
    private var next = 0

    init(_ all: [Range<Bound>]) { self.all = all }

    /// Whether one of them has a part of another stretch.
    mutating func reach(into other: Range<Bound>) -> Bool {
        while next < all.count, all[next].upperBound <= other.lowerBound { next += 1 }
        return next < all.count && all[next].lowerBound < other.upperBound
    }
}

/// The keys and values of a file whose content has a form of its own, such as addresses and ids;
/// its comments, and the fields that people fill with words, are free text.
private struct BoundScalars {
    private(set) var spans: [SourceSpan] = []

    init(in root: YAMLNode) { read(root, isFree: false) }

    private mutating func read(_ node: YAMLNode, isFree: Bool) {
        switch node.kind {
        case .scalar: if !isFree { spans.append(node.span) }
        case .sequence: for item in node.items { read(item, isFree: isFree) }
        case .mapping:
            for (key, value) in node.entries {
                spans.append(key.span)
                read(value, isFree: isFree || Self.fields.contains(key.text))
            }
        }
    }

    private static let fields: Set<String> = ["name", "reason", "labels"]
}
