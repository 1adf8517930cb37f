package import TenantryModel
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
    var namesSecret: Bool { SecretName.mayBe(text) }

    /// The fields by which list items are told apart.
    static let identities = ["id", "name", "email", "rule"]
}

extension Description {
    /// The bit that stands for a field.
    func bit(_ name: String) -> UInt64 { place(of: name).map { 1 << UInt64($0) } ?? 0 }

    /// The bits of all fields of a group.
    func bits(of group: String) -> UInt64 {
        var bits: UInt64 = 0
        for (place, field) in fields.enumerated() where field.path.group == group {
            bits |= 1 << UInt64(place)
        }
        return bits
    }

    /// Whether a name is the group of some fields.
    func isGroup(_ name: String) -> Bool { fields.contains { $0.path.group == name } }

    /// The names that may stand in a mapping: in a group, or at the top.
    func names(in group: String) -> [String] {
        var names: [String] = []
        for field in fields where field.isWritten {
            let isInside = field.path.group == group
            if !isInside, !group.isEmpty { continue }
            let name = isInside ? field.path.name : field.path.group
            if !names.contains(name) { names.append(name) }
        }
        return group.isEmpty ? names + sections : names
    }
}

extension Record {
    /// Whether everything is there that names it.
    var hasKey: Bool {
        description.fields.indices.allSatisfy { place in
            guard description.fields[place].role == .key else { return true }
            guard case .text(let text) = values[place] else { return false }
            return !text.isEmpty
        }
    }
}

extension Description {
    /// A thing, or a group of its fields, with examples for all that must be written.
    func sample(of group: String = "") -> String {
        let written = fields.filter { $0.path.group == group && $0.isWritten }
        let needed = written.filter(\.mustBeWritten)
        let shown = needed.isEmpty ? Array(written.prefix(1)) : needed
        return "{ \(shown.map { "\($0.path.name): \($0.example)" }.joined(separator: ", ")) }"
    }

    /// A thing in a map of such things, with examples: its key, and the field that stands for it.
    func entry(_ keyField: String, _ short: String) -> String {
        "{ \(field(keyField)?.example ?? keyField): \(field(short)?.example ?? short) }"
    }
}

extension Description.FieldDescription {
    /// Whether a thing without it is incomplete.
    package var mustBeWritten: Bool { role == .required || role == .key }

    /// The field with its example, as it is written in a file.
    var inFile: String { inFile(example) }

    /// The field with a value, as it is written in a file.
    func inFile(_ value: String) -> String {
        path.group.isEmpty
            ? "`\(name): \(value)`" : "`\(path.group): { \(path.name): \(value) }`"
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
}
