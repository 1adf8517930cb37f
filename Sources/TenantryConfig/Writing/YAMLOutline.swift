/// What is to be written, before it is known how much of it fits on a line.
enum YAMLOutline {
    /// A text with its quotes.
    case scalar(String)
    /// Items behind dashes or in brackets.
    case list([YAMLOutline])
    /// Entries on lines of their own or in braces.
    case map([Entry])

    /// One entry of a mapping.
    struct Entry {
        /// The key with its quotes.
        let key: String
        /// What stands behind it.
        let value: YAMLOutline
    }

    /// How long a line becomes before what is in brackets is spread over several.
    private static let width = 100

    /// The text of a mapping as a whole file, laid out as `tenantry fmt` lays it out.
    var file: String {
        var lines: [String] = []
        append(to: &lines, indent: 0)
        return lines.map { $0 + "\n" }.joined()
    }

    /// The lines that say this below a key or at the top of a file.
    private func append(to lines: inout [String], indent: Int) {
        let blanks = String(repeating: " ", count: indent)
        switch self {
        case .scalar(let text): lines.append(blanks + text)
        case .list(let items):
            for item in items { item.appendItem(to: &lines, indent: indent) }
        case .map(let entries):
            for entry in entries {
                let head = "\(blanks)\(entry.key):"
                if let line = entry.value.line(behind: head) {
                    lines.append("\(head) \(line)")
                } else {
                    lines.append(head)
                    entry.value.append(to: &lines, indent: indent + 2)
                }
            }
        }
    }

    /// The lines of an item of a list.
    func appendItem(to lines: inout [String], indent: Int) {
        let head = String(repeating: " ", count: indent) + "-"
        if let line = line(behind: head) {
            lines.append("\(head) \(line)")
            return
        }
        var inside: [String] = []
        append(to: &inside, indent: indent + 2)
        for (number, text) in inside.enumerated() {
            // The dash takes the place of the first two blanks of the first line.
            lines.append(number == 0 ? head + text.dropFirst(indent + 1) : text)
        }
    }

    /// The same on one line; `nil` if it would be too long or too deep to read.
    private func line(behind head: String) -> String? {
        if case .scalar(let text) = self { return text }
        guard isFlat else { return nil }
        let text = inBrackets
        let isEmpty = text == "[]" || text == "{}"
        let length = head.unicodeScalars.count + 1 + text.unicodeScalars.count
        return isEmpty || length <= YAMLOutline.width ? text : nil
    }

    /// Whether there are texts in it, or lists of texts, and no mapping inside.
    private var isFlat: Bool {
        switch self {
        case .scalar: true
        case .list(let items): items.allSatisfy(\.isScalar)
        case .map(let entries):
            entries.allSatisfy { entry in
                switch entry.value {
                case .scalar: true
                case .list(let items): items.allSatisfy(\.isScalar)
                case .map: false
                }
            }
        }
    }

    private var isScalar: Bool {
        switch self {
        case .scalar: true
        case .list, .map: false
        }
    }

    private var inBrackets: String {
        switch self {
        case .scalar(let text): return text
        case .list(let items): return "[\(items.map(\.inBrackets).joined(separator: ", "))]"
        case .map(let entries):
            let inside = entries.map { "\($0.key): \($0.value.inBrackets)" }
            return inside.isEmpty ? "{}" : "{ \(inside.joined(separator: ", ")) }"
        }
    }

    /// How many scalars and collections a reader makes of it.
    var nodeCount: Int {
        switch self {
        case .scalar: 1
        case .list(let items): items.reduce(1) { $0 + $1.nodeCount }
        case .map(let entries): entries.reduce(1) { $0 + 1 + $1.value.nodeCount }
        }
    }
}
