import GRDB
package import TenantryModel
package import TenantryPlan

extension SQLiteTransaction {
    /// Reads which run wrote the last-applied copies of some roots; what has none is left out.
    package func lastApplications(of roots: [Address]) throws -> [Address: LastApplication] {
        let statement = try database.cachedStatement(
            sql: """
                SELECT r.serial_after, r.started_at, r.actor
                FROM applied_object a JOIN apply_run r ON r.serial_after = a.serial
                WHERE a.kind = ? AND a.obj_key = ?
                """
        )
        var result: [Address: LastApplication] = [:]
        for root in roots {
            let row = try Row.fetchOne(
                statement,
                arguments: [root.kind.rawValue, root.key.string]
            )
            guard let row, let revision = row.integer(0) else { continue }
            result[root] = LastApplication(
                revision: revision,
                moment: row.text(1),
                actor: row.text(2)
            )
        }
        return result
    }
}
