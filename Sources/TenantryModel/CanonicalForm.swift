/// The canonical form of a resource: JSON in the shape of the file, defaults expanded, sets sorted,
/// nothing that says nothing.
///
/// It is what digests are taken of and what stores keep as the last-applied copy; the decoder of
/// files reads it back. No ``Text``: it is long, and hardly ever there twice.
package struct CanonicalForm: Hashable, Sendable {
    /// The bytes, which are UTF-8.
    package let bytes: [UInt8]

    /// Writes the form of a record.
    ///
    /// - Complexity: O(*n*) in the size of the record.
    fileprivate init(of record: Record) {
        // Most organizations take less; growing takes longer than writing.
        var writer = JSONWriter(capacity: 2_000)
        writer.write(record)
        bytes = writer.bytes
    }

    /// Takes a form that a store kept.
    package init(_ text: String) { bytes = Array(text.utf8) }

    /// The form as text.
    ///
    /// - Complexity: O(*n*) in its length.
    package var text: String { String(validating: bytes, as: UTF8.self) ?? "" }
}

/// A field as canonical forms have it.
struct CanonicalField: Sendable {
    /// Its place in ``Description/fields``.
    let place: Int
    /// The place of the first field of its group, if it is in one.
    let group: Int?
    /// The key of the group, in quotes; nothing in it must be escaped.
    let quotedGroup: Text
    /// The key, in quotes.
    let quotedName: Text

    /// Those that are a part of the state, and not only of the file.
    static func all(of fields: [Description.FieldDescription]) -> [CanonicalField] {
        fields.indices.filter { fields[$0].role != .instruction && fields[$0].isWritten }
            .map { place in
                let path = fields[place].path
                let first = fields.firstIndex { $0.path.group == path.group }
                return CanonicalField(
                    place: place,
                    group: path.group.isEmpty ? nil : first,
                    quotedGroup: Text("\"\(path.group)\""),
                    quotedName: Text("\"\(path.name)\"")
                )
            }
    }
}

extension Record {
    /// The canonical form.
    ///
    /// - Complexity: O(*n*) in the size of the record.
    package var canonicalForm: CanonicalForm { CanonicalForm(of: self) }
}

extension JSONWriter {
    /// Writes a thing in its canonical form.
    package mutating func write(_ record: Record) {
        beginObject()
        writeFields(of: record)
        for (kind, children) in zip(record.description.children, record.sections) {
            writeSection(of: kind, children)
        }
        endObject()
    }

    /// Writes the fields of a thing into the open object.
    private mutating func writeFields(of record: Record) {
        let fields = record.description.canonicalFields
        var group: Int?
        for index in fields.indices where !record.values[fields[index].place].isEmpty {
            if fields[index].group != group {
                if group != nil { endObject() }
                group = fields[index].group
                if group != nil {
                    key(quoted: fields[index].quotedGroup)
                    beginObject()
                }
            }
            key(quoted: fields[index].quotedName)
            write(record.values[fields[index].place])
        }
        if group != nil { endObject() }
    }

    /// Writes a section into the open object; nothing if it is empty.
    package mutating func writeSection(of kind: Kind, _ records: [Record]) {
        guard !records.isEmpty else { return }
        let description = Description.of(kind)
        key(quoted: description.quotedSection)
        switch description.shape {
        case .single: for record in records.prefix(1) { write(record) }
        case .list:
            beginArray()
            for record in records { write(record) }
            endArray()
        case .map:
            beginObject()
            for record in records {
                key(record.key)
                write(record)
            }
            endObject()
        }
    }

    /// Writes a value.
    package mutating func write(_ value: FieldValue) {
        switch value {
        case .absent: null()
        case .text(let text): string(text)
        case .integer(let number): integer(number)
        case .flag(let flag): self.flag(flag)
        case .texts(let texts):
            beginArray()
            for text in texts { string(text) }
            endArray()
        case .pairs(let pairs):
            beginObject()
            for pair in pairs {
                key(pair.key)
                string(pair.value)
            }
            endObject()
        case .grants(let grants): write(grants)
        }
    }

    /// Writes grants as they are written in a file; they are sorted, `everyone` first.
    private mutating func write(_ grants: [Grant]) {
        let everyone: Text = "everyone"
        beginObject()
        var index = 0
        while index < grants.count {
            let attribute = grants[index].attribute
            key(attribute.isEmpty ? everyone : attribute)
            if !attribute.isEmpty { beginObject() }
            while index < grants.count, grants[index].attribute == attribute {
                let value = grants[index].value
                if !attribute.isEmpty { key(value) }
                beginArray()
                while index < grants.count, grants[index].attribute == attribute,
                    grants[index].value == value
                {
                    string(grants[index].role.text)
                    index += 1
                }
                endArray()
            }
            if !attribute.isEmpty { endObject() }
        }
        endObject()
    }
}
