import GRDB
import TenantryModel
import TenantryPlan

/// Writes one thing into its table, and its lists into theirs.
struct RowWriter {
    let database: Database
    let change: Change
    let moment: Text
    let identities: RowIdentities

    /// Writes a thing as it shall be.
    func write(_ record: Record) throws {
        let map = TableMap.of(record.kind)
        let address = change.address
        var row = Row(map: map, owner: try owner(of: map))
        for column in map.columns {
            row.names.append(column.column)
            row.values.append(try value(record.value(of: column.field), column, of: record))
        }
        if record.kind == .organization {
            row.names.append("retired_at")
            row.values.append(try retirement(of: record, row))
        }
        try database.cachedStatement(
            sql: change.action == .create ? row.insertion : row.update
        ).execute(arguments: StatementArguments(row.arguments(for: change.action)))
        for list in map.lists { try write(list, of: record, row, at: address) }
    }

    /// What tells the row apart: the names and values of its identity columns.
    func owner(of map: TableMap) throws -> [(String, String)] {
        let address = change.address
        switch map.identity {
        case .single: return [("one", "1")]
        case .uid(let parent):
            let uid =
                change.action == .create
                ? try identities.created(address) : try identities.uid(of: address)
            identities.note(uid, of: address)
            guard let parent, let outside = address.parent else { return [("uid", uid)] }
            return [("uid", uid), (parent, try identities.uid(of: outside))]
        case .keys(let parent, _):
            guard let outside = address.parent else { return [] }
            return [(parent, try identities.uid(of: outside))]
        }
    }

    private func value(
        _ value: FieldValue,
        _ column: ColumnMap,
        of record: Record
    ) throws -> (any DatabaseValueConvertible)? {
        switch (column.storage, value) {
        case (.reference(let reference), .text(let name)):
            return try identities.uid(
                of: name,
                as: reference,
                from: change.address,
                field: { record.text(of: $0) }
            )
        case (.minor, _): return Money(fieldValue: value)?.minor
        case (.currency, _): return Money(fieldValue: value)?.currency.string
        case (.labels, .text(let name)): return name.string.labelCount
        case (.json(let empty), _):
            if value.isEmpty { return empty }
            var writer = JSONWriter()
            writer.write(value)
            return writer.text
        case (_, .text(let text)): return text.string
        case (_, .integer(let number)): return number
        case (_, .flag(let flag)): return flag ? 1 : 0
        case (_, .absent), (_, .texts), (_, .pairs), (_, .grants): return nil
        }
    }

    /// When an organization was retired: the day of the run that did it, kept by later ones.
    private func retirement(of organization: Record, _ row: Row) throws -> String? {
        guard organization.text(of: "state") == "retired" else { return nil }
        let known = try String.fetchOne(
            database.cachedStatement(sql: "SELECT retired_at FROM organization WHERE uid = ?"),
            arguments: [row.owner[0].1]
        )
        return known ?? moment.string
    }

    private func write(
        _ list: ListMap,
        of record: Record,
        _ row: Row,
        at address: Address
    ) throws {
        guard case .table(let table, let owner, let elements, let fixed, let filter) = list.source
        else { return }
        let depends = fixed.compactMap(\.field)
        guard
            change.action == .create
                || change.fields.contains(where: {
                    $0.name == list.field || depends.contains($0.name)
                })
        else { return }
        let ownerValues = row.listOwner(owner)
        if change.action != .create {
            let condition = owner.map { "\($0) = ?" }.joined(separator: " AND ")
            let rest = filter.isEmpty ? "" : " AND \(filter)"
            try database.cachedStatement(sql: "DELETE FROM \(table) WHERE \(condition)\(rest)")
                .execute(arguments: StatementArguments(ownerValues))
        }
        let value = record.value(of: list.field)
        if value.isEmpty { return }
        var fixedNames: [String] = []
        var fixedValues: [String] = []
        for column in fixed {
            fixedNames.append(column.name)
            fixedValues.append(try self.value(of: column, row, record))
        }
        let names = owner + fixedNames + elements.map(\.column)
        let marks = Array(repeating: "?", count: names.count).joined(separator: ", ")
        let statement = try database.cachedStatement(
            sql: "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(marks))"
        )
        for texts in value.rows {
            var values = ownerValues + fixedValues
            for (text, element) in zip(texts, elements) {
                guard let reference = element.reference else {
                    values.append(text.string)
                    continue
                }
                values.append(
                    try identities.uid(
                        of: text,
                        as: reference,
                        from: address,
                        field: { record.text(of: $0) }
                    )
                )
            }
            try statement.execute(arguments: StatementArguments(values))
        }
    }

    private func value(
        of column: ListMap.Fixed,
        _ row: Row,
        _ record: Record
    ) throws -> String {
        switch column {
        case .constant(_, let text): return text
        case .parent: return row.owner.count > 1 ? row.owner[1].1 : ""
        case .field(_, let name, let reference):
            return try identities.uid(
                of: record.text(of: name),
                as: reference,
                from: change.address,
                field: { record.text(of: $0) }
            )
        }
    }
}

/// The columns and values of one row, and the statements that write it.
private struct Row {
    let map: TableMap
    let owner: [(String, String)]
    var names: [String] = []
    var values: [(any DatabaseValueConvertible)?] = []

    init(map: TableMap, owner: [(String, String)]) {
        self.map = map
        self.owner = owner
    }

    var insertion: String {
        let all = owner.map(\.0) + names
        let marks = Array(repeating: "?", count: all.count).joined(separator: ", ")
        return "INSERT INTO \(map.table) (\(all.joined(separator: ", "))) VALUES (\(marks))"
    }

    var update: String {
        let assignments = names.map { "\($0) = ?" }.joined(separator: ", ")
        let condition = identity.map { "\($0.name) = ?" }.joined(separator: " AND ")
        return "UPDATE \(map.table) SET \(assignments) WHERE \(condition)"
    }

    func arguments(for action: Action) -> [(any DatabaseValueConvertible)?] {
        switch action {
        case .create: owner.map(\.1) + values
        case .update, .delete: values + identity.map(\.value)
        }
    }

    private var identity: [(name: String, value: (any DatabaseValueConvertible)?)] {
        switch map.identity {
        case .single, .uid: return [(owner[0].0, owner[0].1)]
        case .keys(let parent, let keys):
            return [(parent, owner[0].1)]
                + keys.map { key in (key, names.firstIndex(of: key).flatMap { values[$0] }) }
        }
    }

    /// The values by which the rows of a list say whose they are.
    func listOwner(_ columns: [String]) -> [String] {
        guard columns.count > 1 else { return [owner[0].1] }
        return [owner[0].1]
            + columns.dropFirst().map { column in
                names.firstIndex(of: column).flatMap { values[$0] as? String } ?? ""
            }
    }
}

extension ListMap.Fixed {
    /// The column.
    fileprivate var name: String {
        switch self {
        case .constant(let name, _), .parent(let name), .field(let name, _, _): name
        }
    }

    /// The field on which it depends.
    fileprivate var field: String? {
        switch self {
        case .constant, .parent: nil
        case .field(_, let name, _): name
        }
    }
}

extension FieldValue {
    /// The elements of a list, as the rows of a table have them.
    fileprivate var rows: [[Text]] {
        switch self {
        case .absent, .integer, .flag: []
        case .text(let text): [[text]]
        case .texts(let texts): texts.map { [$0] }
        case .pairs(let pairs): pairs.map { [$0.key, $0.value] }
        case .grants(let grants): grants.map { [$0.attribute, $0.value, $0.role.text] }
        }
    }
}

extension String {
    /// How many labels a domain name has; a leading `*` is none.
    fileprivate var labelCount: Int {
        utf8.count { $0 == 0x2E } + (hasPrefix("*") ? 0 : 1)
    }
}
