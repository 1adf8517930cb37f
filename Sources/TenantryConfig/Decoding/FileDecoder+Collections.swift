import TenantryDiagnostics
import TenantryModel
import TenantryYAML

extension FileDecoder {
    /// Reads a list as a set: order is nothing, repetition is an error.
    mutating func set(
        _ node: YAMLNode,
        of element: FieldType,
        named name: String
    ) -> FieldValue? {
        guard node.kind == .sequence else {
            mismatch(node, .set(element), name)
            return nil
        }
        var texts: [Text] = []
        texts.reserveCapacity(node.count)
        for item in node.items {
            guard case .text(let text)? = value(item, as: element, named: name) else { continue }
            texts.append(text)
        }
        let unique = texts.asSet
        if unique.count != texts.count { reportRepetition(node, of: element, named: name) }
        return .texts(unique)
    }

    private mutating func reportRepetition(
        _ node: YAMLNode,
        of element: FieldType,
        named name: String
    ) {
        var seen: [Text: SourceSpan] = [:]
        var silent = FileDecoder()
        for item in node.items {
            guard case .text(let text)? = silent.value(item, as: element, named: name) else {
                continue
            }
            guard let first = seen[text] else {
                seen[text] = item.span
                continue
            }
            report(
                "FMT009",
                "`\(item.text.shown)` appears twice in `\(name)`",
                at: item,
                help: "delete one of them",
                related: [RelatedPlace("first written here", at: first)]
            )
        }
    }

    /// Reads a mapping from text to text.
    mutating func map(
        _ node: YAMLNode,
        from keyType: FieldType,
        to valueType: FieldType,
        named name: String
    ) -> FieldValue? {
        guard node.kind == .mapping else {
            mismatch(node, .map(keyType, valueType), name)
            return nil
        }
        var pairs: [Pair] = []
        for (key, content) in node.entries {
            let readKey = value(key, as: keyType, named: name)
            let readValue = value(content, as: valueType, named: "\(name).\(key.text.shown)")
            guard case .text(let left)? = readKey, case .text(let right)? = readValue else {
                continue
            }
            pairs.append(Pair(left, right))
        }
        return .pairs(pairs.asSet)
    }

    /// Reads `everyone: [roles]` and `attribute: {value: [roles]}`.
    mutating func grants(_ node: YAMLNode) -> FieldValue? {
        guard node.kind == .mapping else {
            mismatch(node, .grants, "grants")
            return nil
        }
        var grants: [Grant] = []
        for (key, content) in node.entries {
            if key.text == "everyone" {
                grants += roles(content, named: "grants.everyone").map { Grant(role: $0) }
                continue
            }
            guard content.kind == .mapping else {
                mismatch(content, .grants, "grants.\(key.text.shown)")
                continue
            }
            let attribute = value(key, as: .text(upTo: 255), named: "grants")
            for (word, list) in content.entries {
                let name = "grants.\(key.text.shown).\(word.text.shown)"
                guard case .text(let attribute)? = attribute,
                    case .text(let said)? = value(word, as: .text(upTo: 255), named: name)
                else { continue }
                grants += roles(list, named: name).map {
                    Grant(attribute: attribute, value: said, role: $0)
                }
            }
        }
        return .grants(grants.asSet)
    }

    private mutating func roles(_ node: YAMLNode, named name: String) -> [RoleName] {
        guard case .texts(let texts)? = set(node, of: .role, named: name) else { return [] }
        return texts.map(RoleName.init)
    }
}
