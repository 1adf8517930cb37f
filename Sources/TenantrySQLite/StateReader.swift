import GRDB
import TenantryModel
import TenantryParallel
import TenantryPlan

/// Reads the whole live state in one pass over each table.
///
/// The tables are gone through side by side, in the order of uids, which is several times faster
/// than joining in SQL. What belongs to an organization becomes a value and is let go before much
/// more is read, so that it stays in the processor's cache, and memory holds only values.
struct StateReader {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Reads everything.
    func state() throws -> State {
        let names = try ThingNames(database)
        let catalog = try catalog(names)
        return State(
            catalog: Catalog(records: catalog),
            organizations: try organizations(names) { Organization($0) }
        )
    }

    /// Reads everything, with the digests that ``RootDigests`` would compute.
    ///
    /// Whoever reads has the records at hand, which the state no longer has.
    func stateWithDigests() throws
        -> (state: State, digests: [(address: Address, digest: Digest)])
    {
        let names = try ThingNames(database)
        let catalog = try catalog(names)
        let organizations = try organizations(names) { record in
            Digested(organization: Organization(record), digest: Digest(of: record))
        }
        let order = organizations.map(\.organization.id).order
        return (
            State(
                catalog: Catalog(records: catalog),
                organizations: order.map { organizations[$0].organization }
            ),
            catalog.map { (Address($0.kind, $0.key), Digest(of: $0)) }
                + order.map { place in
                    let found = organizations[place]
                    return (Address(.organization, found.organization.id), found.digest)
                }
        )
    }

    private struct Digested: Sendable {
        let organization: Organization
        let digest: Digest
    }

    /// Reads the catalog, sorted by kind and key.
    private func catalog(_ names: ThingNames) throws -> [Record] {
        try Description.all.filter(\.isInCatalog).flatMap { description in
            let reader = try ThingReader(description.kind, names, database)
            var records: [Record] = []
            while let (_, record) = try reader.next() { records.append(record) }
            return records.sortedByKey
        }
    }

    /// Reads the organizations, in the order of uids.
    ///
    /// - Parameters:
    ///   - names: How others refer to things.
    ///   - transform: What to make of each; on several cores at once.
    /// - Returns: What that makes.
    /// - Throws: What SQLite throws when it cannot read.
    private func organizations<Result: Sendable>(
        _ names: ThingNames,
        _ transform: @escaping @Sendable (Record) -> Result
    ) throws -> [Result] {
        let reader = try ThingReader(.organization, names, database)
        return try Parallel.stream { next in
            while true {
                var block: [Record] = []
                while block.count < StateReader.blockSize, let (_, record) = try reader.next() {
                    block.append(record)
                }
                if block.isEmpty { return }
                next { [block] in block.map(transform) }
            }
        }.flatMap { $0 }
    }

    /// How many organizations are read before they become values: some hundred kilobytes.
    private static let blockSize = 64
}
