import TenantryDiagnostics
import TenantryModel
import TenantryYAML

/// Turns the tree of one file into resources, and says everything that does not fit.
///
/// It knows no kind of thing: it goes by the fields, shapes and sections that each resource
/// describes. A value that does not fit is reported and left out, and decoding goes on.
struct FileDecoder {
    /// What did not fit so far.
    var problems: [Diagnostic] = []

    /// Reports one problem.
    mutating func report(
        _ code: DiagnosticCode, _ message: String, at node: YAMLNode, help: String...,
        severity: Severity = .error, related: [RelatedPlace] = [], conceals: Bool = false
    ) {
        problems.append(
            Diagnostic(
                code, severity, message, at: node.span, help: help, related: related,
                concealsSource: conceals))
    }

    /// Decodes a mapping as the fields and sections of a resource.
    ///
    /// - Parameters:
    ///   - node: The mapping.
    ///   - resource: Filled in; what is not written stays as it is.
    ///   - given: The name of a field that the surroundings have already given.
    ///   - apart: A key that is read elsewhere.
    mutating func decode<Root: Resource>(
        _ node: YAMLNode, into resource: inout Root, given: String? = nil, apart: String? = nil
    ) {
        guard node.kind == .mapping else {
            report(
                "FMT004", "\(Root.kind.word) must be a map of fields, got \(node.described)",
                at: node)
            return
        }
        var seen: UInt64 = 0
        if let given { seen |= Root.bit(of: given) }
        for (key, value) in node.entries where key.text != apart {
            seen |= decodeEntry(key, value, prefix: "", into: &resource)
        }
        for (index, field) in Root.fields.enumerated() where seen & (1 << UInt64(index)) == 0 {
            guard field.role == .required || field.role == .key else { continue }
            report(
                "FMT013", "\(Root.kind.word) `\(resource.key)` needs `\(field.name)`",
                at: node.firstKey, help: "write \(field.name.yaml(value: field.example))")
        }
    }

    /// Decodes one entry of a mapping; returns the bit of the field that it was.
    private mutating func decodeEntry<Root: Resource>(
        _ key: YAMLNode, _ value: YAMLNode, prefix: String, into resource: inout Root
    ) -> UInt64 {
        let name = prefix.isEmpty ? key.text : prefix + key.text
        if let index = Root.fields.firstIndex(where: { $0.name == name }),
            Root.shape.isWritten(Root.fields[index])
        {
            if let read = self.value(value, as: Root.fields[index].type, named: name) {
                Root.fields[index].set(&resource, read)
            }
            return 1 << UInt64(index)
        }
        if prefix.isEmpty {
            if Root.isGroup(name) {
                return decodeGroup(key, value, into: &resource)
            }
            if decodeSection(name, value, into: &resource) { return 0 }
        }
        reportUnknown(key, prefix: prefix, known: Root.names(below: prefix))
        return 0
    }

    /// Decodes a mapping that groups fields: `owner: {name: …, email: …}`.
    private mutating func decodeGroup<Root: Resource>(
        _ key: YAMLNode, _ value: YAMLNode, into resource: inout Root
    ) -> UInt64 {
        guard value.kind == .mapping else {
            report(
                "FMT004", "`\(key.text)` must be a map of fields, got \(value.described)",
                at: value)
            return Root.bits(below: key.text + ".")
        }
        var seen: UInt64 = 0
        for (inner, content) in value.entries {
            seen |= decodeEntry(inner, content, prefix: key.text + ".", into: &resource)
        }
        return seen
    }

    /// Decodes a section of things inside; returns whether there is one of this name.
    private mutating func decodeSection<Root: Container>(
        _ name: String, _ node: YAMLNode, into root: inout Root
    ) -> Bool {
        var visitor = SectionDecoding(name: name, node: node, root: root, decoder: self)
        Root.visitChildren(&visitor)
        guard visitor.found else { return false }
        root = visitor.root
        self = visitor.decoder
        return true
    }

    /// Reports a key that nothing knows.
    mutating func reportUnknown(_ key: YAMLNode, prefix: String = "", known: [String]) {
        let near = NearestName.to(key.text, among: known)
        let question = near.map { "; did you mean `\(prefix)\($0)`?" } ?? ""
        let list = known.map { "`\($0)`" }.joined(separator: ", ")
        problems.append(
            Diagnostic(
                "FMT003", .error, "unknown field `\(prefix)\(key.text.shown)`\(question)", at: key.span,
                help: near.map { ["write `\($0)`, or delete the line"] }
                    ?? ["known here: \(list)"],
                concealsSource: key.namesSecret))
    }
}

/// Decodes the section of a thing that has the looked-for name.
private struct SectionDecoding<Root: Container>: ChildVisitor {
    let name: String
    let node: YAMLNode
    var root: Root
    var decoder: FileDecoder
    var found = false

    mutating func visit<Child: Resource>(
        _ path: any WritableKeyPath<Root, [Child]> & Sendable
    ) {
        guard !found, Child.section == name else { return }
        found = true
        let read = decoder.items(node, of: Child.self)
        root[keyPath: path] = decoder.unique(read)
    }
}
