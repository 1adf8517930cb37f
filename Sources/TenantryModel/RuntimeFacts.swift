/// What an identity server has noted about people and domains: counted, never named.
///
/// It belongs to no file, is never drift, and is in no digest: accounts come and go while a plan
/// is reviewed.
package struct RuntimeFacts: Hashable, Sendable {
    /// The accounts of each population that has any.
    package var populations: [PopulationName: AccountCount]
    /// The accounts that come through a connection, by who they are.
    ///
    /// An account that comes through two is counted with each.
    package var connections: [ConnectionUse: AccountCount]
    /// How many accounts were given a role of a service, by the address of the role.
    package var roles: [Address: Int]
    /// What is known of domains, by the name that is proven.
    package var domains: [Text: KnownDomain]
    /// The last day on which somebody of an organization signed in, where known.
    package var lastSeen: [Text: Day]
    /// The last day on which signing certificates are good, by fingerprint, where known.
    package var certificates: [Text: Day]

    /// Puts together what is known; nothing, if nothing is given.
    package init(
        populations: [PopulationName: AccountCount] = [:],
        connections: [ConnectionUse: AccountCount] = [:],
        roles: [Address: Int] = [:],
        domains: [Text: KnownDomain] = [:],
        lastSeen: [Text: Day] = [:],
        certificates: [Text: Day] = [:]
    ) {
        self.populations = populations
        self.connections = connections
        self.roles = roles
        self.domains = domains
        self.lastSeen = lastSeen
        self.certificates = certificates
    }

    /// The accounts of a population.
    package func accounts(of population: Population, at organization: Text) -> AccountCount {
        populations[PopulationName(organization, population)] ?? AccountCount()
    }

    /// The domains that were shown to belong to who claims them; `nil` while none was ever looked
    /// at, since then nobody keeps book.
    package var verifiedDomains: Set<Text>? {
        guard !domains.isEmpty else { return nil }
        return Set(domains.filter { $0.value.state == .verified }.keys)
    }

    /// The same facts, under the ids that renames give.
    package func renamed(_ newIDs: [Text: Text]) -> RuntimeFacts {
        guard !newIDs.isEmpty else { return self }
        func new(_ id: Text) -> Text { newIDs[id] ?? id }
        var result = self
        result.populations = [:]
        for (name, count) in populations {
            result.populations[PopulationName(new(name.organization), name.population)] = count
        }
        result.connections = [:]
        for (use, count) in connections {
            let connection = use.connection.moved(to: new(use.connection.root.key))
            let who = PopulationName(new(use.who.organization), use.who.population)
            result.connections[ConnectionUse(who, through: connection)] = count
        }
        result.lastSeen = [:]
        for (id, day) in lastSeen { result.lastSeen[new(id)] = day }
        return result
    }
}

/// What names a population.
package struct PopulationName: Hashable, Comparable, Sendable {
    /// The organization.
    package let organization: Text
    /// The population.
    package let population: Population

    /// Names a population of an organization.
    package init(_ organization: Text, _ population: Population) {
        self.organization = organization
        self.population = population
    }

    package static func < (lhs: PopulationName, rhs: PopulationName) -> Bool {
        (lhs.organization, lhs.population.rawValue) < (rhs.organization, rhs.population.rawValue)
    }
}

/// People who come through a connection: their own, or one that is lent to them.
package struct ConnectionUse: Hashable, Sendable {
    /// Who they are.
    package let who: PopulationName
    /// The address of the connection.
    package let connection: Address

    /// Says who comes through what.
    package init(_ who: PopulationName, through connection: Address) {
        self.who = who
        self.connection = connection
    }
}

/// How many accounts there are.
package struct AccountCount: Hashable, Sendable {
    /// Those that can be used.
    package var active: Int
    /// Those that are suspended.
    package var suspended: Int
    /// Those that are there all the same: invited and not yet used, or marked as deleted.
    package var others: Int

    /// Counts accounts.
    package init(active: Int = 0, suspended: Int = 0, others: Int = 0) {
        self.active = active
        self.suspended = suspended
        self.others = others
    }

    /// All that exist.
    package var total: Int { active + suspended + others }

    /// The people behind them: accounts that can be used, now or after a suspension.
    package var people: Int { active + suspended }

    /// Adds accounts to others.
    package static func + (lhs: AccountCount, rhs: AccountCount) -> AccountCount {
        AccountCount(
            active: lhs.active + rhs.active,
            suspended: lhs.suspended + rhs.suspended,
            others: lhs.others + rhs.others
        )
    }
}

/// What is known of a domain: whether its DNS shows that it belongs to who claims it.
package struct KnownDomain: Hashable, Sendable {
    /// How the last look ended.
    package var state: VerificationState
    /// What its TXT record must say; where several organizations claim the name, what was seen of
    /// each of them, with a blank between.
    package var token: Text
    /// The day on which it was verified last.
    package var verified: Day?
    /// The day on which somebody looked last.
    package var checked: Day?

    /// Says what is known.
    package init(_ state: VerificationState, token: Text, verified: Day? = nil, checked: Day? = nil)
    {
        self.state = state
        self.token = token
        self.verified = verified
        self.checked = checked
    }

    /// Whether a record was seen, or must be there.
    package func notes(_ token: Text) -> Bool { tokens.contains(token) }

    /// What was seen, or must be there, one for each organization.
    var tokens: [Text] { token.string.split(separator: " ").map { Text(String($0)) } }
}

/// How a look at the DNS of a domain ended.
package enum VerificationState: String, CaseIterable, Sendable {
    /// Nobody has looked yet.
    case pending
    /// The record was there.
    case verified
    /// The record was not there, or said something else.
    case failed
    /// The record was there once and is gone.
    case dangling
}

extension Domain {
    /// The name whose DNS must say that the claim is right: the same for `*.name` and `name`.
    package var provenName: Text {
        isWildcard ? Text(String(name.string.dropFirst(2))) : name
    }

    /// Whether it claims a name and everything below it.
    package var isWildcard: Bool {
        // Of nearly all names the first byte decides.
        name.utf8.first == 0x2A && name.utf8.starts(with: "*.".utf8)
    }
}
