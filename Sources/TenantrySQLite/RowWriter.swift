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
        let statements = RowStatements.of(record.kind)
        let owner = try owner(of: statements.map)
        var values: [RowValue] = []
        values.reserveCapacity(owner.count + statements.places.count + 2)
        if change.action == .create { values += owner.map(RowValue.text) }
        let first = values.count
        for (column, place) in zip(statements.map.columns, statements.places) {
            let value = place.map { record.values[$0] } ?? .absent
            values.append(try self.value(value, column, of: record))
        }
        let keys = statements.keys.map { values[first + $0] }
        if record.kind == .organization {
            values.append(
                try retirement(of: record, uid: owner[0]).map { .text($0) } ?? .nothing
            )
        }
        if change.action != .create { values += [.text(owner[0])] + keys }
        try database.cachedStatement(
            sql: change.action == .create ? statements.insertion : statements.update
        ).write(values)
        for list in statements.lists {
            let ofOwner = [.text(owner[0])] + list.keys.map { values[first + $0] }
            try write(list, of: record, ofOwner, parent: owner.count > 1 ? owner[1] : "")
        }
    }

    /// What tells the row apart: the values of its identity columns, but for keys.
    private func owner(of map: TableMap) throws -> [Text] {
        let address = change.address
        switch map.identity {
        case .single: return ["1"]
        case .uid(let parent):
            let uid =
                change.action == .create
                ? try identities.created(address) : try identities.uid(of: address)
            identities.note(uid, of: address)
            guard parent != nil, let outside = address.outside else { return [uid] }
            return [uid, try identities.uid(of: outside)]
        case .keys:
            return [try address.outside.map { try identities.uid(of: $0) } ?? ""]
        }
    }

    private func value(
        _ value: FieldValue,
        _ column: ColumnMap,
        of record: Record
    ) throws -> RowValue {
        switch (column.storage, value) {
        case (.reference(let reference), .text(let name)):
            return .text(try uid(of: name, as: reference, in: record))
        case (.minor, _): return Money(fieldValue: value).map { .integer($0.minor) } ?? .nothing
        case (.currency, _): return Money(fieldValue: value).map { .text($0.currency) } ?? .nothing
        case (.labels, .text(let name)): return .integer(name.labelCount)
        case (.json(let empty), _):
            if value.isEmpty { return .text(Text(empty)) }
            var writer = JSONWriter()
            writer.write(value)
            return .text(Text(writer.text))
        case (_, .text(let text)): return .text(text)
        case (_, .integer(let number)): return .integer(number)
        case (_, .flag(let flag)): return .integer(flag ? 1 : 0)
        case (_, .absent), (_, .texts), (_, .pairs), (_, .grants): return .nothing
        }
    }

    /// The uid of what a field of a record names.
    private func uid(of name: Text, as reference: Reference, in record: Record) throws -> Text {
        try identities.uid(of: name, as: reference, from: change.address) { record.text(of: $0) }
    }

    /// When an organization was retired: the day of the run that did it, kept by later ones.
    private func retirement(of organization: Record, uid: Text) throws -> Text? {
        guard organization.text(of: "state") == "retired" else { return nil }
        let known = try Text.fetchOne(
            database.cachedStatement(sql: "SELECT retired_at FROM organization WHERE uid = ?"),
            arguments: [uid]
        )
        return known ?? moment
    }

    private func write(
        _ list: ListStatements,
        of record: Record,
        _ owner: [RowValue],
        parent: Text
    ) throws {
        if change.action != .create {
            guard list.depend(on: change.fields) else { return }
            try database.cachedStatement(sql: list.deletion).write(owner)
        }
        let value = record.values[list.place]
        if value.isEmpty { return }
        let fixed = try list.fixed.map {
            RowValue.text(try self.value(of: $0, record, parent: parent))
        }
        let statement = try database.cachedStatement(sql: list.insertion)
        for texts in value.rows {
            var values = owner + fixed
            for (text, element) in zip(texts, list.elements) {
                let uid = try element.reference.map { try self.uid(of: text, as: $0, in: record) }
                values.append(.text(uid ?? text))
            }
            try statement.write(values)
        }
    }

    private func value(
        of column: ListMap.Fixed,
        _ record: Record,
        parent: Text
    ) throws -> Text {
        switch column {
        case .constant(_, let text): Text(text)
        case .parent: parent
        case .field(_, let name, let reference):
            try uid(of: record.text(of: name), as: reference, in: record)
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

extension Text {
    /// How many labels a domain name has; a leading `*` is none.
    fileprivate var labelCount: Int {
        utf8.count { $0 == 0x2E } + (utf8.first == 0x2A ? 0 : 1)
    }
}
