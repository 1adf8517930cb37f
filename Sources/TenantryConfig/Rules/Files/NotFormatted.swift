import TenantryDiagnostics
import TenantryYAML

/// Flags files that are not laid out as `tenantry fmt` lays them out.
///
/// It is asked by ``DecodedFile``, which has the tree.
enum NotFormatted: Rule {
    static let page = RulePage(
        "FMT008",
        .warning,
        "a file is not formatted",
        why: """
            Where everybody lays files out alike, a review shows what was changed and nothing \
            else, and a line that is indented wrongly catches the eye before it moves access from \
            one thing to another.
            """,
        fix: """
            `tenantry fmt` lays all files out, or those that it is given: only white space \
            changes. `tenantry fmt --check` tells in CI whether something would.
            """,
        failing: Example(organization: bravo(users: "{staff:   provider}"), id: "bravo"),
        repaired: Example(organization: bravo(users: "{ staff: provider }"), id: "bravo")
    )

    /// Tells of the first line that is laid out otherwise.
    static func findings(in file: SourceFile, tree: YAMLTree) -> [Diagnostic] {
        guard !LayoutGlance.isFormatted(file.bytes),
            let formatted = Formatting.formatted(file, tree: tree), formatted != file.bytes
        else { return [] }
        let offset = firstDifference(file.bytes, formatted)
        let unseen = unseen(at: offset, in: file.bytes)
        return [
            Diagnostic(
                page.code,
                page.severity,
                "the file is not formatted" + (unseen.map { ": it \($0)" } ?? ""),
                at: unseen == nil ? span(of: offset, in: file) : SourceSpan(startOf: file.path),
                help: ["tenantry fmt \(WorkspacePath.quoted(file.path))"]
            )
        ]
    }

    /// What differs although no editor shows it.
    private static func unseen(at offset: Int, in bytes: [UInt8]) -> String? {
        let rest = bytes[offset...]
        if offset == 0, rest.starts(with: [0xEF, 0xBB, 0xBF]) {
            return "begins with a byte order mark"
        }
        return rest.starts(with: [0x0D, 0x0A]) ? "has Windows line ends (CR LF)" : nil
    }

    private static func firstDifference(_ left: [UInt8], _ right: [UInt8]) -> Int {
        zip(left, right).enumerated().first { $1.0 != $1.1 }?.offset
            ?? min(left.count, right.count)
    }

    /// The line in which a byte stands.
    private static func span(of offset: Int, in file: SourceFile) -> SourceSpan {
        var cursor = PositionCursor(file)
        let number = cursor.position(at: offset).line
        let length = file.line(number).unicodeScalars.count
        return SourceSpan(
            file: file.path,
            start: SourcePosition(line: number, column: 1),
            end: SourcePosition(line: number, column: length + 1)
        )
    }

    private static func bravo(users: String) -> String {
        """
        id: bravo
        name: Bravo Clinic
        owner: { name: Bo Ek, email: bo@bravo.example }
        domains: [bravo.example]
        users: \(users)
        """
    }
}
