import GRDB
package import TenantryModel

extension SQLiteTransaction {
    /// Reads the addresses of the organizations and of the things of the catalog that have an id,
    /// sorted, and nothing else of them.
    ///
    /// - Complexity: O(*n* log *n*) in their number.
    package func roots() throws -> [Address] {
        let kinds: [Kind] = [.service, .adminRole, .partner, .billingAccount, .organization]
        return try kinds.flatMap { kind in
            try String.fetchAll(database, sql: "SELECT id FROM \(TableMap.of(kind).table)")
                .map { Address(kind, Text($0)) }
        }.sorted()
    }
}
