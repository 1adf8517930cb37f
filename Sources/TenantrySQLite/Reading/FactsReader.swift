import GRDB
import TenantryModel

/// Reads what the identity server has noted, counted by the database in one pass over each table.
struct FactsReader {
    private let database: Database

    init(_ database: Database) { self.database = database }

    func facts() throws -> RuntimeFacts {
        var facts = RuntimeFacts()
        try readAccounts(into: &facts)
        try readIdentities(into: &facts)
        try readRoles(into: &facts)
        try readDomains(into: &facts)
        try readCertificates(into: &facts)
        return facts
    }

    private func readAccounts(into facts: inout RuntimeFacts) throws {
        try rows(
            """
            SELECT o.id, a.population, a.state, a.n, a.seen FROM (
              SELECT org_uid, population, state, count(*) AS n,
                max(substr(last_seen_at, 1, 10)) AS seen
              FROM account GROUP BY org_uid, population, state
            ) a JOIN organization o ON o.uid = a.org_uid
            """
        ) { row in
            guard let name = name(row) else { return }
            facts.populations[name, default: AccountCount()].add(row[3] ?? 0, row[2] ?? "")
            let seen: String = row[4] ?? ""
            guard let day = Day(seen) else { return }
            let id = name.organization
            facts.lastSeen[id] = max(facts.lastSeen[id] ?? day, day)
        }
    }

    private func readIdentities(into facts: inout RuntimeFacts) throws {
        try rows(
            """
            SELECT o.id, u.population, u.state, u.n, w.id, c.id FROM (
              SELECT i.org_uid, i.population, a.state, i.connection_uid,
                count(DISTINCT i.account_uid) AS n
              FROM account_identity i JOIN account a ON a.uid = i.account_uid
              WHERE i.connection_uid NOT NULL
              GROUP BY i.org_uid, i.population, a.state, i.connection_uid
            ) u
            JOIN organization o ON o.uid = u.org_uid
            JOIN connection c ON c.uid = u.connection_uid
            JOIN organization w ON w.uid = c.org_uid
            """
        ) { row in
            guard let name = name(row) else { return }
            let owner: String = row[4] ?? ""
            let connection: String = row[5] ?? ""
            let use = ConnectionUse(
                name,
                through: Address(.organization, Text(owner)).child(.connection, Text(connection))
            )
            facts.connections[use, default: AccountCount()].add(row[3] ?? 0, row[2] ?? "")
        }
    }

    private func readRoles(into facts: inout RuntimeFacts) throws {
        try rows(
            """
            SELECT s.id, r.id, g.n FROM (
              SELECT role_uid, count(*) AS n FROM account_role GROUP BY role_uid
            ) g
            JOIN service_role r ON r.uid = g.role_uid
            JOIN service s ON s.uid = r.service_uid
            """
        ) { row in
            let service: String = row[0] ?? ""
            let role: String = row[1] ?? ""
            let count: Int = row[2] ?? 0
            facts.roles[Address(.service, Text(service)).child(.role, Text(role))] = count
        }
    }

    private func readDomains(into facts: inout RuntimeFacts) throws {
        try rows(
            """
            SELECT name, token, state, substr(verified_at, 1, 10), substr(checked_at, 1, 10)
            FROM domain_verification
            """
        ) { row in
            let name: String = row[0] ?? ""
            let token: String = row[1] ?? ""
            let state: String = row[2] ?? ""
            let verified: String = row[3] ?? ""
            let checked: String = row[4] ?? ""
            facts.domains[Text(name)] = KnownDomain(
                VerificationState(rawValue: state) ?? .pending,
                token: Text(token),
                verified: Day(verified),
                checked: Day(checked)
            )
        }
    }

    private func readCertificates(into facts: inout RuntimeFacts) throws {
        try rows("SELECT fingerprint, not_after FROM certificate") { row in
            let fingerprint: String = row[0] ?? ""
            let end: String = row[1] ?? ""
            facts.certificates[Text(fingerprint)] = Day(end)
        }
    }

    private func rows(_ sql: String, _ body: (Row) -> Void) throws {
        let cursor = try Row.fetchCursor(database, sql: sql)
        while let row = try cursor.next() { body(row) }
    }

    /// The population in the first two columns.
    private func name(_ row: Row) -> PopulationName? {
        let organization: String = row[0] ?? ""
        let population: String = row[1] ?? ""
        return Population(rawValue: population).map { PopulationName(Text(organization), $0) }
    }
}

extension AccountCount {
    /// Adds accounts of a state, as the table has it.
    fileprivate mutating func add(_ number: Int, _ state: String) {
        switch state {
        case "active": active += number
        case "suspended": suspended += number
        default: others += number
        }
    }
}
