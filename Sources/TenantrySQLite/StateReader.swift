import GRDB
import TenantryModel

/// Reads the whole live state in one pass over each table.
///
/// Rows come as they lie; what belongs together is joined here through uids, which is several
/// times faster than joining in SQL.
struct StateReader {
    let database: Database
    /// The name by which others refer to a thing, by uid: `meal-ordering/patient`.
    private var names: [String: Text] = [:]

    init(_ database: Database) { self.database = database }

    /// Reads everything; what others refer to comes first.
    mutating func state() throws -> State {
        var catalog = Catalog()
        catalog.services = try roots(Service.self)
        catalog.adminRoles = try roots(AdminRole.self)
        catalog.partners = try roots(Partner.self)
        catalog.providers = try roots(Provider.self)
        catalog.policies = try roots(Policy.self)
        var organizations = try rows(Organization.self, in: nil)
        catalog.billingAccounts = try roots(BillingAccount.self)
        for index in organizations.items.indices {
            guard let uid = organizations.items[index].parent else { continue }
            organizations.items[index].parent = names[uid.string]
        }
        try readLists(of: &organizations)
        try readChildren(of: &organizations)
        return State(catalog: catalog, organizations: organizations.items)
    }

    /// Reads things that stand by themselves, with everything inside them, sorted by key.
    private mutating func roots<Root: Resource>(_ type: Root.Type) throws -> [Root] {
        var loaded = try rows(type, in: nil)
        try readLists(of: &loaded)
        try readChildren(of: &loaded)
        return loaded.items.sorted { $0.key < $1.key }
    }

    /// Things of one kind, as their table has them.
    struct Loaded<Root: Resource> {
        var items: [Root] = []
        /// The place of the thing outside of each.
        var parents: [Int] = []
        /// What the rows of lists call each thing.
        var uids: [String] = []
        var places: [String: Int] = [:]
    }

    private mutating func rows<Root: Resource>(
        _ type: Root.Type, in parent: (places: [String: Int], names: [Text])?
    ) throws -> Loaded<Root> {
        let map = TableMap.of(Root.kind)
        let columns = ReadColumn<Root>.all(of: map)
        let statement = try database.cachedStatement(sql: map.selection(columns.map(\.name)))
        var loaded = Loaded<Root>()
        var place = 0
        var lastParent = ""
        let cursor = try Row.fetchCursor(statement)
        while let row = try cursor.next() {
            var item = Root()
            if let parent {
                let uid: String = row[1] ?? ""
                if uid != lastParent {
                    guard let found = parent.places[uid] else { continue }
                    (place, lastParent) = (found, uid)
                }
                loaded.parents.append(place)
            }
            let owner = parent.map { $0.names[place] }
            var index = 2
            for column in columns {
                column.field.set(&item, value(row, index, column, owner: owner))
                index += column.storage == .minor ? 2 : 1
            }
            note(item, map, uid: row[0] ?? "", owner: owner, in: &loaded)
        }
        return loaded
    }

    /// Remembers how others refer to a thing.
    private mutating func note<Root: Resource>(
        _ item: Root, _ map: TableMap, uid: String, owner: Text?, in loaded: inout Loaded<Root>
    ) {
        switch map.identity {
        case .single, .uid:
            loaded.uids.append(uid)
            loaded.places[uid] = loaded.items.count
            names[uid] = owner.map { Text("\($0)/\(item.key)") } ?? item.key
        case .keys where !map.lists.isEmpty:
            loaded.uids.append("\(uid) \(item.key)")
            loaded.places["\(uid) \(item.key)"] = loaded.items.count
        case .keys: break
        }
        loaded.items.append(item)
    }

    private func value<Root>(
        _ row: Row, _ index: Int, _ column: ReadColumn<Root>, owner: Text?
    ) -> FieldValue {
        switch column.storage {
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
    private mutating func readChildren<Root: Resource>(of loaded: inout Loaded<Root>) throws {
        var children = ChildReader(reader: self, loaded: loaded)
        loaded = Loaded()
        Root.visitChildren(&children)
        self = children.reader
        loaded = children.loaded
        try children.outcome.get()
    }

    private struct ChildReader<Root: Resource>: ChildVisitor {
        var reader: StateReader
        var loaded: Loaded<Root>
        var outcome: Result<Void, any Error> = .success(())

        mutating func visit<Child: Resource>(
            _ path: any WritableKeyPath<Root, [Child]> & Sendable
        ) {
            guard case .success = outcome else { return }
            do {
                let names = loaded.items.map(\.key)
                var children = try reader.rows(Child.self, in: (loaded.places, names))
                try reader.readLists(of: &children)
                try reader.readChildren(of: &children)
                for (child, parent) in zip(children.items, children.parents) {
                    loaded.items[parent][keyPath: path].append(child)
                }
                for index in loaded.items.indices {
                    if loaded.items[index][keyPath: path].isUnsorted {
                        loaded.items[index][keyPath: path].sort { $0.key < $1.key }
                    }
                }
            } catch {
                outcome = .failure(error)
            }
        }
    }

    private func readLists<Root: Resource>(of loaded: inout Loaded<Root>) throws {
        let map = TableMap.of(Root.kind)
        for list in map.lists {
            guard let field = Root.field(list.field) else { continue }
            let query = ListQuery(list, of: map)
            let statement = try database.cachedStatement(sql: query.sql)
            var owner = ""
            var elements: [[Text]] = []
            func flush(_ loaded: inout Loaded<Root>) {
                if let place = loaded.places[owner], !elements.isEmpty {
                    field.set(&loaded.items[place], field.type.value(of: elements))
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
                elements.append(
                    query.references.enumerated().map { index, reference in
                        let text: String = row[index + 1] ?? ""
                        return reference.map { name(of: text, as: $0, owner: nil) } ?? Text(text)
                    })
            }
            flush(&loaded)
        }
    }
}
