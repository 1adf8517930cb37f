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
        let tokens = TokenScan.tokens(in: file.bytes)
        var text = FreeText()
        text.read(tree.root, isFree: false)
        var result: [Diagnostic] = []
        for word in words where !tokens.contains(where: { $0.range.overlaps(word) }) {
            let start = position(of: word.lowerBound, in: file.bytes)
            let column = start.column + word.count
            let end = SourcePosition(line: start.line, column: column)
            guard text.isFree(start), result.count < DiagnosticLimits.file else { continue }
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
        }
        return result
    }

    private static func position(of offset: Int, in bytes: [UInt8]) -> SourcePosition {
        // A byte order mark belongs to no line.
        var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var line = 1
        var column = 1
        while index < offset {
            let byte = bytes[index]
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            index += 1
        }
        return SourcePosition(line: line, column: column)
    }
}

/// Where a file is free text: its comments, and the fields that people fill with words.
private struct FreeText {
    /// Scalars whose content has a form of its own, such as addresses and ids.
    private var bound: [SourceSpan] = []

    /// Notes the scalars of a node.
    mutating func read(_ node: YAMLNode, isFree: Bool) {
        switch node.kind {
        case .scalar: if !isFree { bound.append(node.span) }
        case .sequence: for item in node.items { read(item, isFree: isFree) }
        case .mapping:
            for (key, value) in node.entries {
                bound.append(key.span)
                read(value, isFree: isFree || Self.fields.contains(key.text))
            }
        }
    }

    /// Whether no scalar with a form of its own is here.
    func isFree(_ position: SourcePosition) -> Bool {
        !bound.contains { $0.start <= position && position < $0.end }
    }

    private static let fields: Set<String> = ["name", "reason", "labels"]
}
