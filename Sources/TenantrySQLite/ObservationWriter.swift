import GRDB
import TenantryModel

/// Writes what was observed into the tables of the identity server.
///
/// Its accounts have uids of their own, so that those of an identity server stay what they are.
struct ObservationWriter {
    /// How the uids of its accounts begin.
    static let prefix = "observed-"

    let database: Database
    /// Since when its accounts exist.
    let moment: Text

    func write(_ observation: Observation) throws {
        if let groups = observation.accounts {
            // Identities and roles go with their accounts.
            try database.execute(
                sql: "DELETE FROM account WHERE uid GLOB ?",
                arguments: [ObservationWriter.prefix + "*"]
            )
            var number = 0
            for group in groups { try write(group, &number) }
        }
        for look in observation.domains { try write(look) }
        for (fingerprint, end) in observation.certificates {
            try database.execute(
                sql: """
                    INSERT INTO certificate (fingerprint, not_after) VALUES (?, ?)
                    ON CONFLICT (fingerprint) DO UPDATE SET not_after = excluded.not_after
                    """,
                arguments: [fingerprint.string, end.description]
            )
        }
    }

    private func write(_ group: Observation.Group, _ number: inout Int) throws {
        let organization = try uid(
            "SELECT uid FROM organization WHERE id = ?",
            group.who.organization
        )
        let connection = try group.connection.map { address in
            let owner = try uid("SELECT uid FROM organization WHERE id = ?", address.root.key)
            return try Row.fetchOne(
                database,
                sql: """
                    SELECT uid, coalesce(issuer, entity_id, id) FROM connection
                    WHERE org_uid = ? AND id = ?
                    """,
                arguments: [owner, address.key.string]
            )
        }
        let population = group.who.population.rawValue
        for place in 0..<(group.active + group.suspended) {
            number += 1
            let account = ObservationWriter.prefix + String(number)
            try database.cachedStatement(
                sql: """
                    INSERT INTO account
                      (uid, org_uid, population, state, source, created_at, last_seen_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?)
                    """
            ).execute(
                arguments: [
                    account, organization, population,
                    place < group.active ? "active" : "suspended",
                    group.connection == nil ? "provider" : "jit",
                    moment.string, group.lastSeen?.description,
                ]
            )
            guard let connection = connection ?? nil else { continue }
            let connectionUID: String = connection[0] ?? ""
            let issuer: String = connection[1] ?? ""
            try database.cachedStatement(
                sql: """
                    INSERT INTO account_identity
                      (org_uid, population, issuer, subject, account_uid, connection_uid)
                    VALUES (?, ?, ?, ?, ?, ?)
                    """
            ).execute(
                arguments: [organization, population, issuer, account, account, connectionUID]
            )
        }
    }

    private func write(_ look: Observation.Look) throws {
        let day = look.day.description
        try database.execute(
            sql: """
                INSERT INTO domain_verification (name, token, state, verified_at, checked_at)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (name) DO UPDATE SET token = excluded.token, state = excluded.state,
                  verified_at = coalesce(excluded.verified_at, verified_at),
                  checked_at = excluded.checked_at
                """,
            arguments: [
                look.name.string, look.token.string, look.state.rawValue,
                look.state == .verified ? day : nil, day,
            ]
        )
    }

    private func uid(_ sql: String, _ key: Text) throws -> String {
        try String.fetchOne(database, sql: sql, arguments: [key.string]) ?? ""
    }
}
