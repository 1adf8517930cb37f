import TenantryConfig
import TenantryModel

// The schema of things, sections and fields, by their descriptions. Each function writes its
// keywords into the open object.

extension JSONWriter {
    /// Writes the long form of a thing: a mapping of its fields and sections.
    mutating func writeThing(_ description: Description, isFile: Bool = false) {
        let entries = description.entries
        let required = entries.filter(\.isRequired).map(\.name)
        writeObject(required: required) { writer in
            if isFile { writer.writeVersion() }
            for entry in entries {
                writer.member(entry.name) { writer in writer.writeEntry(entry) }
            }
            for child in description.children.map(Description.of) {
                writer.member(child.section) { writer in writer.writeSection(child) }
            }
        }
    }

    /// Writes a file that holds nothing but sections.
    mutating func writeSections(_ sections: [Description], areRequired: Bool) {
        writeObject(required: areRequired ? sections.map(\.section) : []) { writer in
            writer.writeVersion()
            for section in sections {
                writer.member(section.section) { writer in writer.writeSection(section) }
            }
        }
    }

    private mutating func writeObject(
        required: [String],
        properties: (inout JSONWriter) -> Void
    ) {
        member("type", "object")
        member("additionalProperties", false)
        if !required.isEmpty { member("required", required) }
        member("properties", properties)
    }

    /// Writes the property `schema` that each file may begin with.
    private mutating func writeVersion() {
        member("schema") { writer in
            writer.member("description", "The version of the format. Omitted: 1.")
            writer.key("enum")
            writer.array { writer in
                writer.integer(1)
                writer.string("1")
            }
            writer.member("default", 1)
        }
    }

    private mutating func writeEntry(_ entry: Description.Entry) {
        guard entry.isGroup else {
            for field in entry.fields { writeField(field) }
            return
        }
        let names = entry.fields.map { "`\($0.path.name)`" }.joined(separator: ", ")
        member("description", "A group of fields: \(names).")
        let required = entry.fields.filter(\.mustBeWritten).map(\.path.name)
        writeObject(required: required) { writer in
            for field in entry.fields {
                writer.member(field.path.name) { writer in writer.writeField(field) }
            }
        }
    }

    private mutating func writeField(_ field: Description.FieldDescription) {
        let omitted = field.mustBeWritten ? nil : field.omitted.map { "Omitted: \($0)." }
        member("description", field.summary + (omitted.map { " \($0)" } ?? ""))
        let paragraphs: [String?] = [
            field.summary, "Value: \(field.type.words).",
            field.mustBeWritten ? "Must be written." : omitted,
        ]
        member("markdownDescription", paragraphs.compactMap { $0 }.joined(separator: "\n\n"))
        writeValue(field.type)
        if !field.mustBeWritten, !field.initial.isEmpty { member("default", field.initial) }
        guard let example = field.exampleValue else { return }
        key("examples")
        array { writer in writer.write(example) }
    }

    private mutating func writeSection(_ section: Description) {
        switch section.shape {
        case .single: writeReference(to: section)
        case .list(let short):
            member("description", section.heading)
            member("type", "array")
            member("uniqueItems", true)
            member("items") { writer in
                writer.writeItem(section, short: short.flatMap(section.field))
            }
        case .map(let keyField, let short):
            member("description", section.heading)
            writeMap(
                section,
                by: section.field(keyField)?.type,
                short: section.field(short)
            )
        }
    }

    private mutating func writeMap(
        _ section: Description,
        by type: FieldType?,
        short: Description.FieldDescription?
    ) {
        if case .choice(let words) = type {
            writeObject(required: []) { writer in
                for word in words {
                    writer.member(word) { writer in writer.writeItem(section, short: short) }
                }
            }
            return
        }
        member("type", "object")
        if let type { member("propertyNames") { writer in writer.writeValue(type) } }
        member("additionalProperties") { writer in writer.writeItem(section, short: short) }
    }

    /// Writes one thing of a section: its long form, or the field that may stand for it.
    private mutating func writeItem(
        _ section: Description,
        short: Description.FieldDescription?
    ) {
        guard let short else {
            writeReference(to: section)
            return
        }
        key("anyOf")
        array { writer in
            writer.object { writer in
                writer.member(
                    "description",
                    "Short form, only the `\(short.name)`. \(short.summary)"
                )
                writer.writeValue(short.type)
            }
            writer.object { writer in writer.writeReference(to: section) }
        }
    }

    /// Writes a reference, which stands alone: draft-07 ignores what is beside it.
    private mutating func writeReference(to section: Description) {
        member("$ref", "#/definitions/\(section.kind.rawValue)")
    }
}

extension Description {
    /// What stands under one key of a thing: a field, or a group of fields.
    struct Entry {
        let name: String
        let isGroup: Bool
        var fields: [FieldDescription]

        var isRequired: Bool { fields.contains(where: \.mustBeWritten) }
    }

    /// The keys of a thing, in the order of its fields.
    var entries: [Entry] {
        var entries: [Entry] = []
        for field in fields where field.isWritten {
            let isGroup = !field.path.group.isEmpty
            let name = isGroup ? field.path.group : field.path.name
            if let place = entries.firstIndex(where: { $0.name == name }) {
                entries[place].fields.append(field)
            } else {
                entries.append(Entry(name: name, isGroup: isGroup, fields: [field]))
            }
        }
        return entries
    }
}
