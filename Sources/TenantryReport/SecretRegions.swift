import TenantryDiagnostics
import TenantryModel

/// The lines of a file that cannot be read whole on which a secret may go on: from its key to the
/// next one that is known and stands no deeper.
///
/// Where a value ends is not known where a file is broken. What is hidden by mistake can be seen in
/// the file.
struct SecretRegions {
    private var lines: [ClosedRange<Int>] = []

    /// Looks for them.
    ///
    /// - Complexity: O(*n*) in the size of the file.
    init(of file: SourceFile) {
        var open: (line: Int, depth: Int)?
        let all = file.lines(1...Int.max)
        for (place, whole) in all.enumerated() {
            let number = place + 1
            let line = whole.around(column: 1, bytes: SecretLine.reach)
            let depth = line.utf8.prefix { $0 == 0x20 || $0 == 0x09 }.count
            if let (first, least) = open, depth <= least, line.beginsWithKey {
                lines.append(first...number - 1)
                open = nil
            }
            if open == nil, SecretLine.begins(in: line) { open = (number, depth) }
        }
        if let open { lines.append(open.line...all.count) }
    }

    /// The lines of a secret of which one is this.
    ///
    /// - Complexity: O(*n*) in the number of secrets.
    func around(_ line: Int) -> ClosedRange<Int>? { lines.first { $0.contains(line) } }
}

extension String {
    /// Whether the first thing on a line is a key that is known, perhaps behind a dash.
    fileprivate var beginsWithKey: Bool {
        let marks: Set<UInt8> = Set(" \t-{\"'".utf8)
        let rest = utf8.drop { marks.contains($0) }
        let key = rest.prefix { $0 != 0x3A && !marks.contains($0) }
        let behind = rest[key.endIndex...].drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
        return behind.first == 0x3A && Description.keys.contains(String(Substring(key)))
    }
}
