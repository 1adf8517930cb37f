import TenantryModel

/// Reads the lists of one field, owner by owner.
///
/// A class, since a reader has one place that it is at.
final class ListReader {
    private let query: ListQuery
    private let rows: OwnedRows
    private let names: ThingNames

    /// Begins with the first owner.
    init(_ query: ListQuery, _ rows: RowBlock, _ names: ThingNames) {
        self.query = query
        self.rows = OwnedRows(rows, ownerColumns: query.ownerColumns)
        self.names = names
    }

    /// The list of an owner, who comes after those that were asked for before; `nil` if it has
    /// none.
    func value(of owner: RowOwner) -> FieldValue? {
        // All columns of all elements, one after the other.
        var elements: [Text] = []
        while rows.isNext(of: owner) {
            for (index, reference) in query.references.enumerated() {
                let text = rows.text(query.ownerColumns + index) ?? ""
                let name = reference.flatMap { names.name(of: text, as: $0, owner: "") }
                elements.append(name ?? text)
            }
            rows.advance()
        }
        guard !elements.isEmpty else { return nil }
        return query.type.value(of: elements, width: query.references.count)
    }
}

/// The query for all elements of a list, in the order of the owners.
struct ListQuery: Sendable {
    /// The query.
    let sql: String
    /// The place of the field.
    let place: Int
    /// What the field holds.
    let type: FieldType
    /// What the columns of an element refer to, if to anything.
    let references: [Reference?]
    /// How many columns say whose an element is; they come first.
    let ownerColumns: Int

    /// Puts the query together; `nil` if the kind has no such field.
    init?(_ list: ListMap, of kind: Kind) {
        let (map, description) = (TableMap.of(kind), Description.of(kind))
        guard let place = description.place(of: list.field) else { return nil }
        self.place = place
        type = description.fields[place].type
        switch list.source {
        case .table(let table, let owner, let elements, _, let filter):
            let order = owner.joined(separator: ", ")
            let columns =
                ["CAST(\(owner[0]) AS TEXT)"] + owner.dropFirst() + elements.map(\.column)
            let rest = filter.isEmpty ? "" : " WHERE \(filter)"
            sql =
                "SELECT \(columns.joined(separator: ", ")) FROM \(table)\(rest) ORDER BY \(order)"
            references = elements.map(\.reference)
            ownerColumns = owner.count
        case .json(let column):
            sql = """
                SELECT \(map.rowName), j.key, j.value FROM \(map.table), json_each(\(column)) j
                WHERE \(column) NOT IN ('[]', '{}') ORDER BY 1
                """
            references = [nil, nil]
            ownerColumns = 1
        case .flag(let table, let owner, let element, let flag):
            // Few rows have the flag. With the sign they are sorted; without it, an index in this
            // order is gone through, and each row looked up.
            sql = """
                SELECT \(owner), \(element) FROM \(table) WHERE \(flag) = 1 ORDER BY +\(owner)
                """
            references = [nil]
            ownerColumns = 1
        }
    }
}

extension TableMap {
    /// What the rows of JSON columns belong to.
    fileprivate var rowName: String {
        switch identity {
        case .single: "'1'"
        case .uid, .keys: "uid"
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
    fileprivate func value(of columns: [Text], width: Int) -> FieldValue {
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
