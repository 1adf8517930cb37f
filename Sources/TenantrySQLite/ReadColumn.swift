import TenantryModel

/// A column that is read into a field.
struct ReadColumn {
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
    /// The query for the identity, the thing outside, and these columns.
    func selection(_ columns: [String]) -> String {
        let identity =
            switch self.identity {
            case .single: "'1', NULL"
            case .uid(let parent): "uid, \(parent ?? "NULL")"
            case .keys(let parent, _): "\(parent), \(parent)"
            }
        return "SELECT \(([identity] + columns).joined(separator: ", ")) FROM \(table)"
    }

    /// What the rows of JSON columns are joined by.
    var rowName: String {
        switch identity {
        case .single: "'1'"
        case .uid, .keys: "uid"
        }
    }
}

/// The query for all elements of a list, the owner first and in order of owners.
struct ListQuery {
    let sql: String
    let references: [Reference?]

    init(_ list: ListMap, of map: TableMap) {
        switch list.source {
        case .table(let table, let owner, let elements, _, let filter):
            let name = owner.map { "CAST(\($0) AS TEXT)" }.joined(separator: " || ' ' || ")
            let columns = [owner == [owner[0]] ? owner[0] : name] + elements.map(\.column)
            let rest = filter.isEmpty ? "" : " WHERE \(filter)"
            sql =
                "SELECT \(columns.joined(separator: ", ")) FROM \(table)\(rest) "
                + "ORDER BY \(owner.joined(separator: ", "))"
            references = elements.map(\.reference)
        case .json(let column):
            sql =
                "SELECT \(map.rowName), j.key, j.value FROM \(map.table), json_each(\(column)) j "
                + "WHERE \(column) NOT IN ('[]', '{}') ORDER BY 1"
            references = [nil, nil]
        case .flag(let table, let owner, let element, let flag):
            sql =
                "SELECT \(owner), \(element) FROM \(table) WHERE \(flag) = 1 "
                + "ORDER BY \(owner)"
            references = [nil]
        }
    }
}

extension FieldType {
    /// Puts the elements of a list together.
    ///
    /// - Parameters:
    ///   - columns: All columns of all elements, one after the other.
    ///   - width: How many columns an element has.
    /// - Returns: The list, as a value of this type.
    func value(of columns: [Text], width: Int) -> FieldValue {
        let starts = stride(from: 0, to: columns.count, by: width)
        switch self {
        case .set:
            return .texts(
                (width == 1 ? columns : starts.map { columns[$0 + width - 1] }).asSet
            )
        case .map: return .pairs(starts.map { Pair(columns[$0], columns[$0 + 1]) }.asSet)
        case .grants:
            return .grants(
                starts.map {
                    Grant(
                        attribute: columns[$0],
                        value: columns[$0 + 1],
                        role: RoleName(columns[$0 + 2])
                    )
                }.asSet
            )
        case .text, .organizationID, .slug, .choice, .flag, .integer, .day, .email, .mailDomain,
            .webAddress, .uri, .secret, .money, .currency, .fingerprint, .role, .connection,
            .ruleCode:
            return columns.first.map { .text($0) } ?? .absent
        }
    }
}

extension Text {
    /// What stands behind the first slash; the whole text if there is none.
    var afterSlash: Text {
        guard let slash = string.utf8.firstIndex(of: 0x2F) else { return self }
        return Text(String(string[string.index(after: slash)...]))
    }
}
