import TenantryModel

extension Plan {
    /// What goes although accounts belong to it, with how many.
    ///
    /// The identity server owns accounts: nothing here removes one, so what they refer to stays
    /// until they are gone. An account counts with its organization, or with its connection and
    /// roles where those go and the organization stays.
    ///
    /// - Complexity: O(*changes* + *facts*).
    func accountsLeft(by comparison: Comparison) -> [Address: Int] {
        let facts = comparison.facts
        guard !facts.populations.isEmpty else { return [:] }
        let gone = Set(changes.filter { $0.action == .delete }.map(\.address))
        guard !gone.isEmpty else { return [:] }
        var result: [Address: Int] = [:]
        for (name, count) in facts.populations where count.total > 0 {
            let organization = Address(.organization, name.organization)
            if gone.contains(organization) { result[organization, default: 0] += count.total }
        }
        for (use, count) in facts.connections where count.total > 0 {
            let organization = use.connection.root
            let isGone = gone.contains(use.connection) || gone.contains(organization)
            let isSaid = gone.contains(Address(.organization, use.who.organization))
            if isGone, !isSaid { result[use.connection, default: 0] += count.total }
        }
        for (role, count) in facts.roles where count > 0 {
            if gone.contains(role) || gone.contains(role.root) { result[role] = count }
        }
        return result
    }
}

extension GuardRefusal {
    /// Refuses a plan that removes what accounts belong to; `nil` if it does not.
    package init?(ofAccountsLeftBy plan: Plan, _ comparison: Comparison) {
        let accounts = plan.accountsLeft(by: comparison)
        guard !accounts.isEmpty else { return nil }
        self.init(
            guarding: .accounts,
            isExceeded: true,
            offenders: accounts.keys.sorted(),
            limit: 0,
            organizations: comparison.live.state.organizations.count
                + comparison.live.organizationsElsewhere,
            allowed: nil,
            accounts: accounts,
            early: [],
            revivable: [],
            retireDays: 0
        )
    }
}
