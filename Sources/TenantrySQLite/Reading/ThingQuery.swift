import GRDB
import TenantryModel

/// How the things of one kind are read: the query, and what its columns say.
struct ThingQuery: Sendable {
    /// The kind.
    let kind: Kind
    /// The query.
    let sql: String
    /// Which of its columns hold numbers.
    let numbers: [Bool]
    /// Where the values come from, by place.
    let sources: [Source]
    /// The lists in rows of their own.
    let lists: [ListQuery]
    /// What stands inside.
    let sections: [Section]
    /// The column of the key, if that names a thing among those of its owner, and has lists.
    let keyColumn: Int?
    /// How others refer to things.
    let names: ThingNames

    /// Where the value of a field comes from.
    enum Source: Sendable {
        /// A column of the row.
        case column(Int, ColumnMap.Storage)
        /// Rows of their own, by place among the lists; what it is without any.
        case list(Int, FieldValue)
        /// No store keeps it.
        case nothing(FieldValue)
    }

    /// The things of a kind that stand inside others.
    enum Section: Sendable {
        /// Their rows come in the order of the owners.
        case inOrder(ThingQuery)
        /// Their rows come in the order of their own uids, as those of their lists do: they were
        /// read before, by owner.
        case gathered([Text: [Record]])
    }

    /// Puts the query together, and reads what has to be read before.
    ///
    /// - Throws: What SQLite throws when it cannot read.
    /// - Complexity: O(*n*) in the number of rows that are read before.
    init(_ kind: Kind, _ names: ThingNames, _ database: Database) throws {
        let map = TableMap.of(kind)
        let description = Description.of(kind)
        let columns = ReadColumn.all(of: map, kind)
        self.kind = kind
        self.names = names
        sql = map.selection(columns.map(\.name))
        lists = map.lists.compactMap { ListQuery($0, of: kind) }
        // The owner and the uid come first.
        numbers = [false, false] + columns.flatMap(\.numbers)
        let initial = description.initial.values
        var sources = initial.map(Source.nothing)
        var index = 2
        var keyColumn: Int?
        for column in columns {
            sources[column.place] = .column(index, column.storage)
            if case .keys(_, let keys) = map.identity, !lists.isEmpty, keys == [column.name] {
                keyColumn = index
            }
            index += column.numbers.count
        }
        for (index, list) in lists.enumerated() {
            sources[list.place] = .list(index, initial[list.place])
        }
        self.sources = sources
        self.keyColumn = keyColumn
        sections = try description.children.map { child in
            let query = try ThingQuery(child, names, database)
            guard case .uid = TableMap.of(child).identity else { return .inOrder(query) }
            var gathered: [Text: [Record]] = [:]
            for (owner, record) in try query.things(in: database, { ($0, $1) }).joined() {
                gathered[owner, default: []].append(record)
            }
            return .gathered(gathered)
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

    /// Which of the columns that this stands for hold numbers.
    var numbers: [Bool] {
        switch storage {
        case .integer, .flag: [true]
        case .minor: [true, false]
        case .text, .unique, .reference, .currency, .json, .labels: [false]
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
