// The canonical form of a resource: JSON in the shape of the file, defaults expanded, sets sorted,
// nothing that says nothing. It is what digests are taken of and what stores keep as the
// last-applied copy; the decoder of files reads it back.

extension Resource {
    /// The canonical form.
    ///
    /// - Complexity: O(*n*) in the size of the resource.
    package var canonicalForm: JSONWriter {
        var writer = JSONWriter()
        writer.write(self)
        return writer
    }
}

extension JSONWriter {
    /// Writes a resource in its canonical form.
    package mutating func write<Root: Resource>(_ resource: Root) {
        beginObject()
        writeFields(of: resource)
        writeSections(of: resource)
        endObject()
    }

    /// Writes the fields of a resource into the open object.
    private mutating func writeFields<Root: Resource>(of resource: Root) {
        var group = ""
        for index in Root.fields.indices {
            guard Root.fields[index].role != .instruction else { continue }
            let name = Root.fields[index].name
            if case .map(let keyField, _) = Root.shape, keyField == name { continue }
            let value = Root.fields[index].get(resource)
            if value.isEmpty { continue }
            let (head, rest) = name.group
            if head != group {
                if !group.isEmpty { endObject() }
                group = head
                if !group.isEmpty {
                    key(group)
                    beginObject()
                }
            }
            key(rest)
            write(value)
        }
        if !group.isEmpty { endObject() }
    }

    /// Writes the lists of things inside a container into the open object.
    package mutating func writeSections<Root: Container>(of root: Root) {
        var visitor = SectionWriter(root: root, writer: JSONWriter())
        swap(&visitor.writer, &self)
        Root.visitChildren(&visitor)
        swap(&visitor.writer, &self)
    }

    /// Writes a value.
    package mutating func write(_ value: FieldValue) {
        switch value {
        case .absent: null()
        case .text(let text): string(text.string)
        case .integer(let number): integer(number)
        case .flag(let flag): self.flag(flag)
        case .texts(let texts):
            beginArray()
            for text in texts { string(text.string) }
            endArray()
        case .pairs(let pairs):
            beginObject()
            for pair in pairs {
                key(pair.key.string)
                string(pair.value.string)
            }
            endObject()
        case .grants(let grants): write(grants)
        }
    }

    /// Writes grants as they are written in a file; they are sorted, `everyone` first.
    private mutating func write(_ grants: [Grant]) {
        beginObject()
        var index = 0
        while index < grants.count {
            let attribute = grants[index].attribute
            key(attribute.isEmpty ? "everyone" : attribute.string)
            if !attribute.isEmpty { beginObject() }
            while index < grants.count, grants[index].attribute == attribute {
                let value = grants[index].value
                if !attribute.isEmpty { key(value.string) }
                beginArray()
                while index < grants.count, grants[index].attribute == attribute,
                    grants[index].value == value
                {
                    string(grants[index].role.text.string)
                    index += 1
                }
                endArray()
            }
            if !attribute.isEmpty { endObject() }
        }
        endObject()
    }
}

private struct SectionWriter<Root: Container>: ChildVisitor {
    let root: Root
    var writer: JSONWriter

    mutating func visit<Child: Resource>(
        _ path: any WritableKeyPath<Root, [Child]> & Sendable
    ) {
        let children = root[keyPath: path]
        guard !children.isEmpty else { return }
        writer.key(Child.section)
        switch Child.shape {
        case .single: for child in children.prefix(1) { writer.write(child) }
        case .list:
            writer.beginArray()
            for child in children { writer.write(child) }
            writer.endArray()
        case .map:
            writer.beginObject()
            for child in children {
                writer.key(child.key.string)
                writer.write(child)
            }
            writer.endObject()
        }
    }
}

extension String {
    /// A dotted name as group and rest; the group is empty where there is no dot.
    fileprivate var group: (head: String, rest: String) {
        guard let dot = utf8.firstIndex(of: 0x2E) else { return ("", self) }
        return (String(self[..<dot]), String(self[index(after: dot)...]))
    }
}
