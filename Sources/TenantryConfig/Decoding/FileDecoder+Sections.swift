import TenantryDiagnostics
import TenantryModel
import TenantryNames
import TenantryYAML

/// A thing and where its key is written.
struct Placed {
    var record: Record
    var span: SourceSpan
}

extension FileDecoder {
    /// Decodes all things of a section, in the order in which they are written.
    mutating func items(_ node: YAMLNode, of description: Description) -> [Placed] {
        switch description.shape {
        case .single:
            var record = description.initial
            decode(node, into: &record)
            return [Placed(record: record, span: node.firstKey.span)]
        case .list(let short): return listItems(node, of: description, short: short)
        case .map(let keyField, let short):
            return mapItems(node, of: description, keyField: keyField, short: short)
        }
    }

    private mutating func listItems(
        _ node: YAMLNode,
        of description: Description,
        short: String?
    ) -> [Placed] {
        guard node.kind == .sequence else {
            report(
                "FMT004",
                "`\(description.section)` must be a list, got \(node.described)",
                at: node,
                help: "write each \(description.kind.word) behind a dash: `- …`"
                    + (node.kind == .scalar && node.text.isEmpty ? ", or delete the line" : "")
            )
            return []
        }
        var result: [Placed] = []
        result.reserveCapacity(node.count)
        for item in node.items {
            var record = description.initial
            if item.kind == .scalar, let short {
                set(item, as: short, into: &record)
            } else {
                decode(item, into: &record)
            }
            // Half of a name names nothing.
            guard record.hasKey else { continue }
            result.append(Placed(record: record, span: item.identity.span))
        }
        return result
    }

    private mutating func mapItems(
        _ node: YAMLNode,
        of description: Description,
        keyField: String,
        short: String
    ) -> [Placed] {
        guard node.kind == .mapping else {
            report(
                "FMT004",
                "`\(description.section)` must be a map, got \(node.described)",
                at: node,
                help: "write each by its \(keyField), as in "
                    + "`\(description.section): \(description.entry(keyField, short))`"
            )
            return []
        }
        var result: [Placed] = []
        result.reserveCapacity(node.count)
        for (key, content) in node.entries {
            var record = description.initial
            if case .choice(let words)? = description.field(keyField)?.type,
                !words.contains(key.text)
            {
                reportUnknown(key, prefix: description.section + ".", known: words)
                continue
            }
            if isIndented(key, content, short: short) {
                reportIndented(key)
                continue
            }
            set(key, as: keyField, into: &record)
            if record.key.isEmpty { continue }
            if content.kind == .mapping {
                decode(content, into: &record, given: keyField)
            } else {
                set(content, as: short, into: &record)
            }
            result.append(Placed(record: record, span: key.span))
        }
        return result
    }

    /// Whether an entry is rather a field of the organization; where its value would do for both,
    /// it depends on the catalog, and a rule says so.
    private func isIndented(_ key: YAMLNode, _ content: YAMLNode, short: String) -> Bool {
        guard isOutermost(key.text) else { return false }
        switch content.kind {
        case .sequence: return true
        case .mapping: return content.value(short) == nil
        case .scalar: return !Slug.isValid(content.text, shortest: 2)
        }
    }

    /// Sets one field from a node that stands for the whole thing.
    private mutating func set(_ node: YAMLNode, as name: String, into record: inout Record) {
        guard let place = record.description.place(of: name) else { return }
        let type = record.description.fields[place].type
        if let value = value(node, as: type, named: name) { record.values[place] = value }
    }

    /// Sorts things by key and reports keys that occur twice; the first one stays.
    mutating func unique(_ items: [Placed]) -> [Record] {
        guard items.count > 1 else { return items.map(\.record) }
        let keyed = items.enumerated().map { (key: $1.record.key, place: $0) }
            .sorted { $0.key != $1.key ? $0.key < $1.key : $0.place < $1.place }
        var result: [Record] = []
        result.reserveCapacity(items.count)
        var last: (key: Text, place: Int)?
        for entry in keyed {
            if let last, last.key == entry.key {
                reportTwice(items[entry.place], first: items[last.place])
            } else {
                result.append(items[entry.place].record)
                last = entry
            }
        }
        return result
    }

    private mutating func reportTwice(_ item: Placed, first: Placed) {
        let kind = item.record.kind
        let isOnly = item.record.description.shape == .single
        let what = isOnly || item.record.key.isEmpty ? "" : " `\(item.record.key)`"
        let hasFreeName = !isOnly && kind.repetition != "FMT009"
        problems.append(
            Diagnostic(
                kind.repetition,
                "\(kind.word)\(what) is declared twice",
                at: item.span,
                help: [
                    "delete one of them" + (hasFreeName ? ", or give it a name of its own" : "")
                ],
                related: [RelatedPlace("first declared here", at: first.span)]
            )
        )
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
        case .signInExpectation, .administrationExpectation, .billExpectation: "EXP001"
        case .provider, .policy, .adminRole, .billingAccount, .organization, .collaborator:
            "ORG001"
        }
    }
}
