import GRDB
import TenantryModel
import TenantryParallel
import TenantryPlan

/// Reads the whole live state in one pass over each table.
///
/// Rows come as they lie; what belongs together is joined here through uids, which is several
/// times faster than joining in SQL.
struct StateReader {
    private let database: Database
    /// The name by which others refer to a thing, by uid: `meal-ordering/patient`.
    private var names: [String: Text] = [:]

    init(_ database: Database) { self.database = database }

    /// Reads everything.
    mutating func state() throws -> State { State(roots: try roots()) }

    /// Reads everything, with the digests that ``RootDigests`` would compute.
    ///
    /// Whoever reads has the records at hand, which the state no longer has.
    mutating func stateWithDigests() throws
        -> (state: State, digests: [(address: Address, digest: Digest)])
    {
        let roots = try roots()
        let pieces = Parallel.map(count: roots.count) { range in
            roots[range].map { (Address($0.kind, $0.key), Digest(of: $0)) }
        }
        return (State(roots: roots), pieces.flatMap { $0 })
    }

    /// Reads everything, sorted by kind and key; what others refer to comes first.
    private mutating func roots() throws -> [Record] {
        var catalog: [Kind: [Record]] = [:]
        for kind in [Kind.service, .adminRole, .partner, .provider, .policy] {
            catalog[kind] = try roots(kind)
        }
        var organizations = try rows(.organization, in: nil)
        catalog[.billingAccount] = try roots(.billingAccount)
        if let parent = Description.of(.organization).place(of: "parent") {
            for place in organizations.records.indices {
                guard case .text(let uid) = organizations.records[place].values[parent] else {
                    continue
                }
                organizations.records[place].values[parent] =
                    names[uid.string].map { .text($0) } ?? .absent
            }
        }
        try readLists(of: &organizations)
        try readSections(of: &organizations)
        catalog[.organization] = organizations.records
        return catalog.sorted { $0.key.position < $1.key.position }.flatMap(\.value.sortedByKey)
    }

    /// Reads things that stand by themselves, with everything inside them.
    private mutating func roots(_ kind: Kind) throws -> [Record] {
        var loaded = try rows(kind, in: nil)
        try readLists(of: &loaded)
        try readSections(of: &loaded)
        return loaded.records
    }

    /// Things of one kind, as their table has them.
    private struct Loaded {
        let kind: Kind
        var records: [Record] = []
        /// The keys, where others stand inside these things.
        var keys: [Text] = []
        /// The place of the thing outside of each.
        var parents: [Int] = []
        /// Where each thing is, by what the rows of lists and of inside things call it.
        var places: [String: Int] = [:]
    }

    private mutating func rows(_ kind: Kind, in parent: Loaded?) throws -> Loaded {
        let map = TableMap.of(kind)
        let columns = ReadColumn.all(of: map, kind)
        let statement = try database.cachedStatement(sql: map.selection(columns.map(\.name)))
        let initial = Description.of(kind).initial
        var loaded = Loaded(kind: kind)
        var place = 0
        var lastParent = ""
        let cursor = try Row.fetchCursor(statement)
        while let row = try cursor.next() {
            if let parent {
                let uid: String = row[1] ?? ""
                if uid != lastParent {
                    guard let found = parent.places[uid] else { continue }
                    (place, lastParent) = (found, uid)
                }
                loaded.parents.append(place)
            }
            let owner = parent.map { $0.keys[place] }
            var record = initial
            var index = 2
            for column in columns {
                record.values[column.place] = value(row, index, column.storage, owner: owner)
                index += column.storage == .minor ? 2 : 1
            }
            note(record, map, uid: row[0] ?? "", owner: owner, in: &loaded)
        }
        return loaded
    }

    /// Remembers a thing, and how others refer to it.
    private mutating func note(
        _ record: Record,
        _ map: TableMap,
        uid: String,
        owner: Text?,
        in loaded: inout Loaded
    ) {
        switch map.identity {
        case .single, .uid:
            let key = record.key
            loaded.keys.append(key)
            loaded.places[uid] = loaded.records.count
            names[uid] = owner.map { Text($0.string + "/" + key.string) } ?? key
        case .keys where !map.lists.isEmpty:
            loaded.places[uid + " " + record.key.string] = loaded.records.count
        case .keys: break
        }
        loaded.records.append(record)
    }

    private func value(
        _ row: Row,
        _ index: Int,
        _ storage: ColumnMap.Storage,
        owner: Text?
    ) -> FieldValue {
        switch storage {
        case .text, .unique, .labels, .json:
            let text: String? = row[index]
            return text.map { .text(Text($0)) } ?? .absent
        case .integer:
            let number: Int? = row[index]
            return number.map(FieldValue.integer) ?? .absent
        case .flag:
            let number: Int? = row[index]
            return .flag(number == 1)
        case .minor, .currency:
            let minor: Int? = row[index]
            let currency: String? = row[index + 1]
            return Money(minor: minor ?? 0, currency: Text(currency ?? "")).fieldValue
        case .reference(let reference):
            let uid: String? = row[index]
            return uid.map { .text(name(of: $0, as: reference, owner: owner)) } ?? .absent
        }
    }

    /// The name by which a thing is written where it is referred to.
    private func name(of uid: String, as reference: Reference, owner: Text?) -> Text {
        guard reference != .parent, let name = names[uid] else { return Text(uid) }
        switch reference {
        case .parent: return Text(uid)
        case .root, .role: return name
        case .siblingRole, .plan, .siblingPerson, .ofPartner: return name.afterSlash
        case .connection:
            guard let owner, name.string.hasPrefix(owner.string + "/") else { return name }
            return name.afterSlash
        }
    }
}

// MARK: - What is inside

extension StateReader {
    private mutating func readSections(of loaded: inout Loaded) throws {
        let children = Description.of(loaded.kind).children
        for (section, kind) in children.enumerated() {
            var inside = try rows(kind, in: loaded)
            try readLists(of: &inside)
            try readSections(of: &inside)
            for (record, parent) in zip(inside.records, inside.parents) {
                loaded.records[parent].sections[section].append(record)
            }
        }
        for place in loaded.records.indices {
            for section in children.indices
            where loaded.records[place].sections[section].count > 1 {
                loaded.records[place].sections[section] =
                    loaded.records[place].sections[section].sortedByKey
            }
        }
    }

    private func readLists(of loaded: inout Loaded) throws {
        let description = Description.of(loaded.kind)
        let map = TableMap.of(loaded.kind)
        for list in map.lists {
            guard let field = description.place(of: list.field) else { continue }
            let type = description.fields[field].type
            let query = ListQuery(list, of: map)
            let statement = try database.cachedStatement(sql: query.sql)
            var owner = ""
            // All columns of all elements of one owner, one after the other.
            var elements: [Text] = []
            func flush(_ loaded: inout Loaded) {
                if let place = loaded.places[owner], !elements.isEmpty {
                    loaded.records[place].values[field] = type.value(
                        of: elements,
                        width: query.references.count
                    )
                }
                elements.removeAll(keepingCapacity: true)
            }
            let cursor = try Row.fetchCursor(statement)
            while let row = try cursor.next() {
                let uid: String = row[0] ?? ""
                if uid != owner {
                    flush(&loaded)
                    owner = uid
                }
                for (index, reference) in query.references.enumerated() {
                    let text: String = row[index + 1] ?? ""
                    elements.append(
                        reference.map { name(of: text, as: $0, owner: nil) } ?? Text(text)
                    )
                }
            }
            flush(&loaded)
        }
    }
}

extension State {
    /// Takes a state out of the records of its roots, sorted by kind and key.
    fileprivate init(roots: [Record]) {
        let first = roots.firstIndex { $0.kind == .organization } ?? roots.count
        self.init(
            catalog: Catalog(records: Array(roots[..<first])),
            organizations: Parallel.map(count: roots.count - first) { range in
                range.map { Organization(roots[first + $0]) }
            }.flatMap { $0 }
        )
    }
}
