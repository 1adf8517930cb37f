import TenantryModel
import TenantryPlan

/// The statements that write the things of one kind, put together once.
struct RowStatements: Sendable {
    /// How the things are kept.
    let map: TableMap
    /// The places of the fields that the columns of the map hold.
    let places: [Int?]
    /// Writes a new row: identity, columns.
    let insertion: String
    /// Writes an old row: columns, identity.
    let update: String
    /// Removes a row: identity.
    let deletion: String
    /// The places of the key columns among the columns, where these are a part of the identity.
    let keys: [Int]
    /// The statements for the lists that have tables of their own.
    let lists: [ListStatements]

    private static let all: [RowStatements] = Description.all.map { RowStatements($0) }

    /// The statements for a kind.
    static func of(_ kind: Kind) -> RowStatements { all[kind.position] }

    private init(_ description: Description) {
        let map = TableMap.of(description.kind)
        let names = map.columns.map(\.column)
        // When an organization was retired is noted by the run that does it.
        let columns = names + (description.kind == .organization ? ["retired_at"] : [])
        let identity =
            switch map.identity {
            case .single: ["one"]
            case .uid(let parent): ["uid"] + (parent.map { [$0] } ?? [])
            case .keys(let parent, _): [parent]
            }
        let found =
            switch map.identity {
            case .single, .uid: [identity[0]]
            case .keys(let parent, let keys): [parent] + keys
            }
        let condition = RowStatements.condition(found)
        self.map = map
        places = map.columns.map { description.place(of: $0.field) }
        insertion = RowStatements.insertion(into: map.table, identity + columns)
        update = """
            UPDATE \(map.table) SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) \
            WHERE \(condition)
            """
        deletion = "DELETE FROM \(map.table) WHERE \(condition)"
        keys = found.dropFirst().compactMap { names.firstIndex(of: $0) }
        lists = map.lists.compactMap { ListStatements($0, columns: names, description) }
    }

    fileprivate static func condition(_ columns: [String]) -> String {
        columns.map { "\($0) = ?" }.joined(separator: " AND ")
    }

    fileprivate static func insertion(into table: String, _ columns: [String]) -> String {
        let marks = Array(repeating: "?", count: columns.count).joined(separator: ", ")
        return "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))"
    }
}

/// The statements that write a list into its table.
struct ListStatements: Sendable {
    /// The field.
    let field: String
    /// Whether an element can belong to one owner only.
    let isExclusive: Bool
    /// Whether kinds share the table, so that no foreign key takes the rows along.
    let isShared: Bool
    /// The place of the field.
    let place: Int
    /// What else the rows say.
    let fixed: [ListMap.Fixed]
    /// The columns of an element.
    let elements: [ListMap.Element]
    /// The places of the columns of the thing that are a part of the owner, behind its uid.
    let keys: [Int]
    /// Removes all elements of an owner.
    let deletion: String
    /// Writes an element: owner, what else the rows say, columns.
    let insertion: String

    fileprivate init?(_ list: ListMap, columns: [String], _ description: Description) {
        guard case .table(let table, let owner, let elements, let fixed, let filter) = list.source,
            let place = description.place(of: list.field)
        else { return nil }
        self.fixed = fixed
        self.elements = elements
        self.place = place
        field = list.field
        isExclusive = list.isExclusive
        isShared = !filter.isEmpty
        keys = owner.dropFirst().compactMap { columns.firstIndex(of: $0) }
        let rest = filter.isEmpty ? "" : " AND \(filter)"
        deletion = "DELETE FROM \(table) WHERE \(RowStatements.condition(owner))\(rest)"
        insertion = RowStatements.insertion(
            into: table,
            owner + fixed.map(\.name) + elements.map(\.column)
        )
    }

    /// Whether a change to these fields changes the rows.
    func depend(on fields: [FieldChange]) -> Bool {
        fields.contains { change in
            change.name == field || fixed.contains { $0.field == change.name }
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
