import TenantryDiagnostics
import TenantryModel
import TenantryYAML

/// A thing and where its key is written.
struct Placed<Child: Resource> {
    var value: Child
    var span: SourceSpan
}

extension FileDecoder {
    /// Decodes all things of a section, in the order in which they are written.
    mutating func items<Child: Resource>(_ node: YAMLNode, of type: Child.Type) -> [Placed<Child>] {
        switch Child.shape {
        case .single:
            var value = Child()
            decode(node, into: &value)
            return [Placed(value: value, span: node.firstKey.span)]
        case .list(let short): return listItems(node, short: short)
        case .map(let keyField, let short): return mapItems(node, keyField: keyField, short: short)
        }
    }

    private mutating func listItems<Child: Resource>(
        _ node: YAMLNode, short: String?
    ) -> [Placed<Child>] {
        guard node.kind == .sequence else {
            report(
                "FMT004", "`\(Child.section)` must be a list, got \(node.described)", at: node,
                help: "write each \(Child.kind.word) behind a dash: `- …`")
            return []
        }
        var result: [Placed<Child>] = []
        result.reserveCapacity(node.count)
        for item in node.items {
            var value = Child()
            if item.kind == .scalar, let short {
                set(item, as: short, into: &value)
            } else {
                decode(item, into: &value)
            }
            if value.key.isEmpty { continue }
            result.append(Placed(value: value, span: item.identity.span))
        }
        return result
    }

    private mutating func mapItems<Child: Resource>(
        _ node: YAMLNode, keyField: String, short: String
    ) -> [Placed<Child>] {
        guard node.kind == .mapping else {
            report(
                "FMT004", "`\(Child.section)` must be a map, got \(node.described)", at: node)
            return []
        }
        var result: [Placed<Child>] = []
        for (key, content) in node.entries {
            var value = Child()
            if case .choice(let words)? = Child.field(keyField)?.type, !words.contains(key.text) {
                reportUnknown(key, prefix: Child.section + ".", known: words)
                continue
            }
            set(key, as: keyField, into: &value)
            if value.key.isEmpty { continue }
            if content.kind == .mapping {
                decode(content, into: &value, given: keyField)
            } else {
                set(content, as: short, into: &value)
            }
            result.append(Placed(value: value, span: key.span))
        }
        return result
    }

    /// Sets one field from a node that stands for the whole thing.
    private mutating func set<Child: Resource>(
        _ node: YAMLNode, as name: String, into value: inout Child
    ) {
        guard let field = Child.field(name) else { return }
        if let read = self.value(node, as: field.type, named: name) { field.set(&value, read) }
    }

    /// Sorts things by key and reports keys that occur twice; the first one stays.
    mutating func unique<Child: Resource>(_ items: [Placed<Child>]) -> [Child] {
        guard items.count > 1 else { return items.map(\.value) }
        let sorted = items.enumerated().sorted { left, right in
            left.element.value.key != right.element.value.key
                ? left.element.value.key < right.element.value.key : left.offset < right.offset
        }
        var result: [Placed<Child>] = []
        for (_, item) in sorted {
            if let first = result.last, first.value.key == item.value.key {
                reportTwice(item, first: first)
            } else {
                result.append(item)
            }
        }
        return result.map(\.value)
    }

    private mutating func reportTwice<Child: Resource>(
        _ item: Placed<Child>, first: Placed<Child>
    ) {
        let what = Child.shape == .single ? "" : " `\(item.value.key)`"
        problems.append(
            Diagnostic(
                Child.kind.repetition, "\(Child.kind.word)\(what) is declared twice",
                at: item.span, help: ["delete one of them, or give it a name of its own"],
                related: [RelatedPlace("first declared here", at: first.span)]))
    }
}

extension Kind {
    /// The rule against two things of this kind with one key.
    var repetition: DiagnosticCode {
        switch self {
        case .connection: "IDP001"
        case .service, .role, .plan: "SVC001"
        case .partner, .person, .team: "PTN001"
        case .domain, .admin, .waiver, .users, .subscription: "FMT009"
        case .provider, .policy, .adminRole, .billingAccount, .organization, .collaborator:
            "ORG001"
        }
    }
}
