import GRDB
import TenantryModel

/// Reads the things of one kind, owner by owner, with everything inside them.
///
/// A class, since a reader has one place that it is at.
final class ThingReader {
    private let kind: Kind
    private let rows: OwnedRows
    /// Where the values come from, by place.
    private let sources: [Source]
    private let sections: [Section]
    private let names: ThingNames
    /// The column of the key, if that names a thing among those of its owner, and has lists.
    private let keyColumn: Int?

    /// Where the value of a field comes from.
    private enum Source {
        /// A column of the row.
        case column(Int, ColumnMap.Storage)
        /// Rows of their own; what it is without any.
        case list(ListReader, FieldValue)
        /// No store keeps it.
        case nothing(FieldValue)
    }

    /// The things of a kind that stand inside others.
    private enum Section {
        /// Their rows come in the order of the owners.
        case inOrder(ThingReader)
        /// Their rows come in the order of their own uids, as those of their lists do: they were
        /// read before, by owner.
        case gathered([Text: [Record]])
    }

    /// Begins to read.
    init(_ kind: Kind, _ names: ThingNames, _ database: Database) throws {
        self.kind = kind
        self.names = names
        let map = TableMap.of(kind)
        let columns = ReadColumn.all(of: map, kind)
        rows = try OwnedRows(map.selection(columns.map(\.name)), database)
        let lists = try map.lists.compactMap { try ListReader($0, of: kind, names, database) }
        let initial = Description.of(kind).initial.values
        var sources = initial.map(Source.nothing)
        // The owner and the uid come first.
        var index = 2
        var keyColumn: Int?
        for column in columns {
            sources[column.place] = .column(index, column.storage)
            if case .keys(_, let keys) = map.identity, !lists.isEmpty, keys == [column.name] {
                keyColumn = index
            }
            index += column.storage == .minor ? 2 : 1
        }
        for list in lists {
            sources[list.place] = .list(list, initial[list.place])
        }
        self.sources = sources
        self.keyColumn = keyColumn
        sections = try Description.of(kind).children.map { child in
            let reader = try ThingReader(child, names, database)
            guard case .uid = TableMap.of(child).identity else { return .inOrder(reader) }
            var gathered: [Text: [Record]] = [:]
            while let (owner, record) = try reader.next() {
                gathered[owner, default: []].append(record)
            }
            return .gathered(gathered)
        }
    }

    /// Reads the next thing; `nil` at the end.
    ///
    /// - Returns: The uid of what it stands in, empty for what stands by itself, and the thing.
    func next() throws -> (owner: Text, record: Record)? {
        guard !rows.isAtEnd else { return nil }
        let owner = rows.columns.text(0) ?? ""
        return (owner, try thing(in: owner))
    }

    /// Reads the things inside of an owner, who comes after those that were asked for before.
    private func things(of owner: RowOwner) throws -> [Record] {
        var found: [Record] = []
        while try rows.isNext(of: owner) { found.append(try thing(in: owner.uid)) }
        return found
    }

    /// Takes a row, and what belongs to it.
    private func thing(in owner: Text) throws -> Record {
        let row = rows.columns
        let inside =
            if let keyColumn {
                RowOwner(owner, row.text(keyColumn) ?? "")
            } else {
                RowOwner(row.text(1) ?? "")
            }
        var values: [FieldValue] = []
        values.reserveCapacity(sources.count)
        for source in sources {
            switch source {
            case .column(let index, let storage):
                values.append(value(row, index, storage, owner: owner))
            case .list(let list, let nothing):
                values.append(try list.value(of: inside) ?? nothing)
            case .nothing(let nothing): values.append(nothing)
            }
        }
        try rows.advance()
        let sections = try sections.map { section in
            let things =
                switch section {
                case .inOrder(let reader): try reader.things(of: inside)
                case .gathered(let things): things[inside.uid] ?? []
                }
            return things.sortedByKey
        }
        return Record(kind: kind, values: values, sections: sections)
    }

    private func value(
        _ row: RowColumns,
        _ index: Int,
        _ storage: ColumnMap.Storage,
        owner: Text
    ) -> FieldValue {
        switch storage {
        case .text, .unique, .labels, .json:
            return row.text(index).map { .text($0) } ?? .absent
        case .integer:
            return row.integer(index).map(FieldValue.integer) ?? .absent
        case .flag:
            return .flag(row.integer(index) == 1)
        case .minor, .currency:
            return Money(minor: row.integer(index) ?? 0, currency: row.text(index + 1) ?? "")
                .fieldValue
        case .reference(let reference):
            let name = row.text(index).flatMap { names.name(of: $0, as: reference, owner: owner) }
            return name.map { .text($0) } ?? .absent
        }
    }
}

/// A column that is read into a field.
private struct ReadColumn {
    let name: String
    /// The place of the field.
    let place: Int
    let storage: ColumnMap.Storage

    /// The columns of a table that are read into fields, one for each field.
    static func all(of map: TableMap, _ kind: Kind) -> [ReadColumn] {
        let description = Description.of(kind)
        return map.columns.compactMap { column in
            guard let place = description.place(of: column.field) else { return nil }
            switch column.storage {
            case .json, .labels, .currency: return nil
            case .minor:
                // Both halves of an amount are read at once.
                return ReadColumn(
                    name: "\(column.column), currency",
                    place: place,
                    storage: column.storage
                )
            case .text, .unique, .integer, .flag, .reference:
                return ReadColumn(name: column.column, place: place, storage: column.storage)
            }
        }
    }
}

extension TableMap {
    /// The query for the owner, the uid and these columns, in the order in which lists and what is
    /// inside can be read beside it.
    fileprivate func selection(_ columns: [String]) -> String {
        let (identity, order) =
            switch self.identity {
            case .single: ("'', '1'", "1")
            case .uid(let parent): ("\(parent ?? "''"), uid", "uid")
            case .keys(let parent, let keys):
                (
                    "\(parent), ''",
                    ([parent] + (lists.isEmpty ? [] : keys)).joined(separator: ", ")
                )
            }
        let all = ([identity] + columns).joined(separator: ", ")
        return "SELECT \(all) FROM \(table) ORDER BY \(order)"
    }
}
