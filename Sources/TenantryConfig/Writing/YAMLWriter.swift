import TenantryModel

/// Turns records into YAML as people write it: in the order of the descriptions, short where the
/// description has a short form, without what an omitted field means anyway.
enum YAMLWriter {
    /// The fields and sections of a thing.
    static func outline(_ record: Record) -> YAMLOutline { .map(entries(record)) }

    /// A section with its name; nothing if it is empty.
    static func section(
        of kind: Kind,
        _ records: [Record]
    ) -> YAMLOutline.Entry? {
        guard let first = records.first else { return nil }
        let description = Description.of(kind)
        switch description.shape {
        case .single: return .init(key: description.section, value: outline(first))
        case .list(let short):
            let items = records.map { item($0, short: short) }
            return .init(key: description.section, value: .list(items))
        case .map(_, let short):
            let entries = records.map { record in
                YAMLOutline.Entry(
                    key: YAMLScalar.text(record.key.string),
                    value: item(record, short: short)
                )
            }
            return .init(key: description.section, value: .map(entries))
        }
    }

    /// A thing of a section: one value alone, where that says everything.
    static func item(_ record: Record, short: String?) -> YAMLOutline {
        let entries = entries(record)
        if let short, entries.count == 1, entries[0].key == short { return entries[0].value }
        return .map(entries)
    }

    /// The entries of the mapping that a thing is, in the order of its description.
    static func entries(_ record: Record) -> [YAMLOutline.Entry] {
        let description = record.description
        var entries: [YAMLOutline.Entry] = []
        var group = ""
        var inside: [YAMLOutline.Entry] = []
        func endGroup() {
            if !inside.isEmpty { entries.append(.init(key: group, value: .map(inside))) }
            inside = []
        }
        for (field, value) in zip(description.fields, record.values) {
            guard field.isWritten, field.mustBeWritten || value != field.initial,
                let outline = outline(value, of: field.type)
            else { continue }
            if field.path.group != group { endGroup() }
            group = field.path.group
            if group.isEmpty {
                entries.append(.init(key: field.path.name, value: outline))
            } else {
                inside.append(.init(key: field.path.name, value: outline))
            }
        }
        endGroup()
        for (kind, records) in zip(description.children, record.sections) {
            if let section = section(of: kind, records) { entries.append(section) }
        }
        return entries
    }

    /// A value; `nil` if there is none, or if it may be a secret where a reference belongs: that
    /// is never written to a file.
    static func outline(_ value: FieldValue, of type: FieldType) -> YAMLOutline? {
        switch value {
        case .absent: return nil
        case .text(let text) where type == .secret && !SecretReference.isValid(text.string):
            return nil
        case .text(let text): return .scalar(YAMLScalar.text(text.string, of: type))
        case .integer(let number): return .scalar(String(number))
        case .flag(let flag): return .scalar(flag ? "true" : "false")
        case .texts(let texts):
            let element: FieldType = if case .set(let element) = type { element } else { type }
            return .list(texts.map { .scalar(YAMLScalar.text($0.string, of: element)) })
        case .pairs(let pairs):
            return .map(
                pairs.map { pair in
                    .init(
                        key: YAMLScalar.text(pair.key.string),
                        value: .scalar(YAMLScalar.text(pair.value.string))
                    )
                }
            )
        case .grants(let grants): return outline(grants)
        }
    }

    /// Grants as `everyone: [roles]` and `attribute: {value: [roles]}`.
    private static func outline(_ grants: [Grant]) -> YAMLOutline {
        let attributes = Dictionary(grouping: grants, by: \.attribute).sorted { $0.key < $1.key }
        return .map(
            attributes.map { attribute, grants in
                guard !attribute.isEmpty else {
                    return .init(key: "everyone", value: roles(of: grants))
                }
                let values = Dictionary(grouping: grants, by: \.value).sorted { $0.key < $1.key }
                let entries = values.map { value, grants in
                    YAMLOutline.Entry(
                        key: YAMLScalar.text(value.string),
                        value: roles(of: grants)
                    )
                }
                return .init(key: YAMLScalar.text(attribute.string), value: .map(entries))
            }
        )
    }

    private static func roles(of grants: [Grant]) -> YAMLOutline {
        .list(grants.map { .scalar(YAMLScalar.text($0.role.text.string)) })
    }
}
