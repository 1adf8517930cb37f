import GRDB
import TenantryModel
import TenantryParallel

/// The rows of some things of one kind, and of everything inside them.
struct ThingRows: Sendable {
    /// The things themselves.
    let things: RowBlock
    /// Their lists, in the order of ``ThingQuery/lists``.
    let lists: [RowBlock]
    /// What stands inside, in the order of ``ThingQuery/sections``; `nil` for what was read before.
    let sections: [ThingRows?]
}

/// The queries of one kind of things, gone through side by side, owner by owner.
final class ThingFeed {
    private let rows: RowFeed
    private let lists: [RowFeed]
    private let sections: [ThingFeed?]

    /// Begins all queries.
    ///
    /// - Throws: What SQLite throws when it cannot read.
    init(_ query: ThingQuery, _ database: Database) throws {
        rows = try RowFeed(query.sql, numbers: query.numbers, database)
        lists = try query.lists.map { list in
            let width = list.ownerColumns + list.references.count
            return try RowFeed(
                list.sql,
                numbers: Array(repeating: false, count: width),
                database
            )
        }
        sections = try query.sections.map { section in
            guard case .inOrder(let inside) = section else { return nil }
            return try ThingFeed(inside, database)
        }
    }

    /// The rows of the next things, which stand by themselves or have uids.
    ///
    /// - Parameter limit: How many things at most.
    /// - Returns: The rows; `nil` at the end.
    /// - Throws: What SQLite throws when it cannot read.
    func next(_ limit: Int) throws -> ThingRows? {
        guard !rows.isAtEnd else { return nil }
        let things = try rows.rows(atMost: limit)
        return try inside(things, upTo: rows.isAtEnd ? nil : things.text(things.count - 1, 1))
    }

    private func inside(_ things: RowBlock, upTo owner: Text?) throws -> ThingRows {
        ThingRows(
            things: things,
            lists: try lists.map { try $0.rows(upTo: owner) },
            sections: try sections.map { section in
                try section.map { try $0.inside(try $0.rows.rows(upTo: owner), upTo: owner) }
            }
        )
    }
}

extension ThingQuery {
    /// Reads all things of the kind, in the order of uids.
    ///
    /// What belongs to some of them becomes values and is let go before much more is read, so that
    /// it stays in the processor's cache, and memory holds only values.
    ///
    /// - Parameters:
    ///   - database: Where to look.
    ///   - transform: What to make of each, and of the uid of what it stands in, which is empty for
    ///     what stands by itself; on several cores at once.
    /// - Returns: What that makes, some at a time: to put values together is to copy them.
    /// - Throws: What SQLite throws when it cannot read.
    func things<Value: Sendable>(
        in database: Database,
        _ transform: @escaping @Sendable (_ owner: Text, Record) -> Value
    ) throws -> [[Value]] {
        let feed = try ThingFeed(self, database)
        return try Parallel.stream { next in
            while let rows = try feed.next(ThingQuery.blockSize) {
                next {
                    let reader = ThingReader(self, rows)
                    var values: [Value] = []
                    values.reserveCapacity(rows.things.count)
                    while let (owner, record) = reader.next() {
                        values.append(transform(owner, record))
                    }
                    return values
                }
            }
        }
    }

    /// How many things are read at once: some hundred kilobytes.
    private static let blockSize = 64
}
