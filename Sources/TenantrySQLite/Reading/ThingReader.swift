import TenantryModel

/// Makes things of one kind of their rows, owner by owner, with everything inside them.
///
/// A class, since a reader has one place that it is at.
final class ThingReader {
    private let query: ThingQuery
    private let rows: OwnedRows
    private let lists: [ListReader]
    /// Readers of what stands inside, unless that was read before.
    private let sections: [ThingReader?]

    /// Begins with the first thing.
    init(_ query: ThingQuery, _ rows: ThingRows) {
        self.query = query
        self.rows = OwnedRows(rows.things)
        lists = zip(query.lists, rows.lists).map { ListReader($0, $1, query.names) }
        sections = zip(query.sections, rows.sections).map { section, rows in
            guard case .inOrder(let inside) = section, let rows else { return nil }
            return ThingReader(inside, rows)
        }
    }

    /// Reads the next thing; `nil` at the end.
    ///
    /// - Returns: The uid of what it stands in, empty for what stands by itself, and the thing.
    func next() -> (owner: Text, record: Record)? {
        guard !rows.isAtEnd else { return nil }
        let owner = rows.text(0) ?? ""
        return (owner, thing(in: owner))
    }

    /// Reads the things inside of an owner, who comes after those that were asked for before.
    private func things(of owner: RowOwner) -> [Record] {
        var found: [Record] = []
        while rows.isNext(of: owner) { found.append(thing(in: owner.uid)) }
        return found
    }

    /// Takes a row, and what belongs to it.
    private func thing(in owner: Text) -> Record {
        let inside =
            if let keyColumn = query.keyColumn {
                RowOwner(owner, rows.text(keyColumn) ?? "")
            } else {
                RowOwner(rows.text(1) ?? "")
            }
        var values: [FieldValue] = []
        values.reserveCapacity(query.sources.count)
        for source in query.sources {
            switch source {
            case .column(let column, let storage):
                values.append(value(column, storage, owner: owner))
            case .list(let list, let nothing):
                values.append(lists[list].value(of: inside) ?? nothing)
            case .nothing(let nothing): values.append(nothing)
            }
        }
        rows.advance()
        let sections = query.sections.indices.map { place in
            let things =
                switch query.sections[place] {
                case .inOrder: self.sections[place]?.things(of: inside) ?? []
                case .gathered(let things): things[inside.uid] ?? []
                }
            return things.sortedByKey
        }
        return Record(kind: query.kind, values: values, sections: sections)
    }

    private func value(
        _ column: Int,
        _ storage: ColumnMap.Storage,
        owner: Text
    ) -> FieldValue {
        switch storage {
        case .text, .unique, .labels, .json:
            return rows.text(column).map { .text($0) } ?? .absent
        case .integer:
            return rows.integer(column).map(FieldValue.integer) ?? .absent
        case .flag:
            return .flag(rows.integer(column) == 1)
        case .minor, .currency:
            return Money(minor: rows.integer(column) ?? 0, currency: rows.text(column + 1) ?? "")
                .fieldValue
        case .reference(let reference):
            let name = rows.text(column).flatMap {
                query.names.name(of: $0, as: reference, owner: owner)
            }
            return name.map { .text($0) } ?? .absent
        }
    }
}
