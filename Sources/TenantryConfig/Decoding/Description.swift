import TenantryModel
import TenantryYAML

// What decoding asks of nodes and descriptions.

extension YAMLNode {
    /// What it is, in a sentence.
    var described: String {
        switch kind {
        case .scalar: isPlain && text.isEmpty ? "nothing" : "`\(text.shown)`"
        case .sequence: "a list"
        case .mapping: "a map"
        }
    }

    /// Its first key; itself if it is no mapping or an empty one.
    var firstKey: YAMLNode {
        for (key, _) in entries { return key }
        return self
    }

    /// The part of a list item that names it.
    var identity: YAMLNode {
        for name in YAMLNode.identities {
            if let node = value(name) { return node }
        }
        return firstKey
    }

    /// Whether a misspelt key may stand before a secret, so that its line is not for showing.
    var namesSecret: Bool {
        let name = text.lowercased()
        return ["secret", "token", "passw", "credential"].contains { name.contains($0) }
    }

    /// The fields by which list items are told apart.
    static let identities = ["id", "name", "email", "rule"]
}

extension Resource {
    /// The bit that stands for a field.
    static func bit(of name: String) -> UInt64 {
        fields.firstIndex { $0.name == name }.map { 1 << UInt64($0) } ?? 0
    }

    /// The bits of all fields of a group.
    static func bits(below prefix: String) -> UInt64 {
        var bits: UInt64 = 0
        for (index, field) in fields.enumerated() where field.name.hasPrefix(prefix) {
            bits |= 1 << UInt64(index)
        }
        return bits
    }

    /// Whether a name is the group of some fields.
    static func isGroup(_ name: String) -> Bool {
        let prefix = name + "."
        return fields.contains { $0.name.hasPrefix(prefix) }
    }

    /// The names that may stand in a mapping: below a prefix, or at the top.
    static func names(below prefix: String) -> [String] {
        var names: [String] = []
        for field in fields where field.name.hasPrefix(prefix) && shape.isWritten(field) {
            let rest = String(field.name.dropFirst(prefix.count))
            let head = String(rest.prefix { $0 != "." })
            if !names.contains(head) { names.append(head) }
        }
        if prefix.isEmpty {
            var sections = SectionNames<Self>()
            visitChildren(&sections)
            names += sections.names
        }
        return names
    }
}

extension Shape {
    /// Whether a field is written as an entry; the key of a map is not.
    func isWritten<Root>(_ field: Field<Root>) -> Bool {
        switch self {
        case .single, .list: true
        case .map(let keyField, _): field.name != keyField
        }
    }
}

/// Collects the names of the sections of a container.
struct SectionNames<Root>: ChildVisitor {
    var names: [String] = []

    mutating func visit<Child: Resource>(
        _ path: any WritableKeyPath<Root, [Child]> & Sendable
    ) {
        names.append(Child.section)
    }
}

extension String {
    /// The text as it may stand in a message: at most 80 scalars, and nothing that looks like a
    /// token.
    var shown: String {
        if !TokenScan.tokens(in: Array(utf8)).isEmpty { return "(hidden)" }
        guard unicodeScalars.count > 80 else { return self }
        return String(String.UnicodeScalarView(unicodeScalars.prefix(80))) + "…"
    }

    /// A field name with a value as it is written in a file: `owner: { name: … }`.
    func yaml(value: String) -> String {
        guard let dot = firstIndex(of: ".") else { return "`\(self): \(value)`" }
        return "`\(self[..<dot]): { \(self[index(after: dot)...]): \(value) }`"
    }
}
