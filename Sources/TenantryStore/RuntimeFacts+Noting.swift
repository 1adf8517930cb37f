import TenantryModel

extension RuntimeFacts {
    /// Takes what was observed in place of what was there: in memory nobody else notes anything.
    mutating func note(_ observation: Observation) {
        if let groups = observation.accounts { note(groups) }
        certificates.merge(observation.certificates) { $1 }
        for look in observation.domains {
            domains[look.name] = KnownDomain(
                look.state,
                token: look.token,
                verified: look.state == .verified ? look.day : domains[look.name]?.verified,
                checked: look.day
            )
        }
    }

    /// Forgets what was observed of names; that proofs are recorded stays known.
    mutating func forget(_ names: [Text]) {
        for name in names where domains[name] != nil {
            domains[name] = KnownDomain(.pending, token: "")
        }
    }

    private mutating func note(_ groups: [Observation.Group]) {
        populations = [:]
        connections = [:]
        lastSeen = [:]
        for group in groups {
            let count = AccountCount(active: group.active, suspended: group.suspended)
            guard count.total > 0 else { continue }
            populations[group.who] = (populations[group.who] ?? AccountCount()) + count
            if let connection = group.connection {
                let use = ConnectionUse(group.who, through: connection)
                connections[use] = (connections[use] ?? AccountCount()) + count
            }
            if let day = group.lastSeen {
                let id = group.who.organization
                lastSeen[id] = max(lastSeen[id] ?? day, day)
            }
        }
    }
}
