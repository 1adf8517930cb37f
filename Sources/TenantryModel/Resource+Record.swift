// The way between typed values and records. Everything generic is in this module, so that the
// compiler makes a version of it for each type.

extension Organization {
    /// Takes a typed value out of a record.
    package init(_ record: Record) { self = Organization.typed(record) }

    /// The record.
    package var record: Record { untyped }
}

extension Catalog {
    /// Takes a typed catalog out of the records of its roots, in any order.
    package init(records: [Record]) { self = Catalog.filled(Catalog(), with: records) }

    /// The records of all roots, sorted by kind and key.
    package var records: [Record] {
        var writing = RecordWriting(root: self)
        Catalog.visitChildren(&writing)
        return writing.sections.flatMap { $0 }
    }
}

extension Expectations {
    /// Takes typed expectations out of records, in any order.
    package init(records: [Record]) { self = Expectations.filled(Expectations(), with: records) }
}

extension Container {
    /// A container with these things in its lists.
    fileprivate static func filled(_ empty: Self, with records: [Record]) -> Self {
        var kinds = KindsInside<Self>()
        visitChildren(&kinds)
        let sections = kinds.kinds.map { kind in
            records.filter { $0.kind == kind }.sortedByKey
        }
        var reading = RecordReading(root: empty, sections: sections)
        visitChildren(&reading)
        return reading.root
    }
}

extension Resource {
    /// The canonical form.
    package var canonicalForm: CanonicalForm { untyped.canonicalForm }

    fileprivate static func typed(_ record: Record) -> Self {
        var value = Self()
        for place in fields.indices { fields[place].set(&value, record.values[place]) }
        guard record.sections.contains(where: { !$0.isEmpty }) else { return value }
        // Handed over, not copied: an organization is long.
        var reading = RecordReading(root: consume value, sections: record.sections)
        visitChildren(&reading)
        return reading.finished()
    }

    fileprivate var untyped: Record {
        var values: [FieldValue] = []
        values.reserveCapacity(Self.fields.count)
        for place in Self.fields.indices { values.append(Self.fields[place].get(self)) }
        var writing = RecordWriting(root: self)
        Self.visitChildren(&writing)
        return Record(kind: Self.kind, values: values, sections: writing.sections)
    }
}

private struct RecordReading<Root: Container>: ChildVisitor {
    var root: Root
    let sections: [[Record]]
    var place = 0

    @inline(__always)
    consuming func finished() -> Root { root }

    @inline(__always)
    mutating func visit<Child: Resource>(
        _ path: any WritableKeyPath<Root, [Child]> & Sendable
    ) {
        root[keyPath: path] = sections[place].map(Child.typed)
        place += 1
    }
}

private struct RecordWriting<Root: Container>: ChildVisitor {
    let root: Root
    var sections: [[Record]] = []

    @inline(__always)
    mutating func visit<Child: Resource>(
        _ path: any WritableKeyPath<Root, [Child]> & Sendable
    ) {
        sections.append(root[keyPath: path].map(\.untyped))
    }
}

private struct KindsInside<Root>: ChildVisitor {
    var kinds: [Kind] = []

    mutating func visit<Child: Resource>(
        _ path: any WritableKeyPath<Root, [Child]> & Sendable
    ) {
        kinds.append(Child.kind)
    }
}
