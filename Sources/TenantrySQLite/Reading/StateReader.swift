import GRDB
import TenantryModel
import TenantryPlan

/// Reads the whole live state in one pass over each table.
///
/// The tables are gone through side by side, in the order of uids, which is several times faster
/// than joining in SQL.
struct StateReader {
    private let database: Database

    init(_ database: Database) { self.database = database }

    /// Reads everything.
    func state() throws -> State {
        let names = try ThingNames(database)
        let catalog = try catalog(names)
        return State(
            catalog: Catalog(records: catalog),
            organizations: try ThingQuery(.organization, names, database)
                .things(in: database) { _, record in Organization(record) }.flatMap(\.self)
        )
    }

    /// Reads everything, and tells whether it is what is expected.
    ///
    /// Each organization is let go as soon as it was compared.
    func finds(_ expected: State) throws -> Bool {
        let names = try ThingNames(database)
        guard Catalog(records: try catalog(names)) == expected.catalog else { return false }
        let places = try ThingQuery(.organization, names, database)
            .things(in: database) { _, record in
                let found = Organization(record)
                return expected.place(of: found.id).flatMap { place in
                    expected.organizations[place] == found ? place : nil
                }
            }.joined()
        // Each is one that is expected, and none is there twice.
        return places.count == expected.organizations.count
            && Set(places.compactMap(\.self)).count == expected.organizations.count
    }

    /// Reads everything, with the digests that ``RootDigests`` would compute.
    ///
    /// Whoever reads has the records at hand, which the state no longer has.
    func stateWithDigests() throws
        -> (state: State, digests: [(address: Address, digest: Digest)])
    {
        let names = try ThingNames(database)
        let catalog = try catalog(names)
        let pieces = try ThingQuery(.organization, names, database)
            .things(in: database) { _, record in
                Digested(organization: Organization(record), digest: Digest(of: record))
            }
        let places = pieces.indices.flatMap { piece in
            pieces[piece].indices.map { (piece: piece, place: $0) }
        }
        let order = places.map { pieces[$0.piece][$0.place].organization.id }.order
            .map { places[$0] }
        return (
            State(
                catalog: Catalog(records: catalog),
                organizations: order.map { pieces[$0.piece][$0.place].organization }
            ),
            catalog.map { (Address($0.kind, $0.key), Digest(of: $0)) }
                + order.map { at in
                    let found = pieces[at.piece][at.place]
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
            try ThingQuery(description.kind, names, database)
                .things(in: database) { _, record in record }.flatMap(\.self).sortedByKey
        }
    }
}
