import TenantryAccess
import TenantryModel

extension GuardedPlan {
    /// What a guard counts, sorted.
    func offenders(against guarding: Guard) -> [Address] {
        switch guarding {
        case .protected:
            removed.filter { comparison.current.organization($0.key)?.protected == true }
        case .accounts: plan.accountsLeft(by: comparison).keys.sorted()
        case .removals: removed
        case .lockouts: lockouts
        case .signIns:
            consequences.compactMap { consequence in
                guard case .signInLost(let change) = consequence, isKept(change.organization)
                else { return nil }
                return Address(.organization, change.organization)
                    .child(.users, Text(change.population.rawValue))
            }.sorted()
        case .admins: weakenedAdministrators
        case .connections:
            deletions.map(\.address).filter { address in
                address.kind == .connection && isKept(address.root.key)
            }
        case .payers:
            Set(consequences.compactMap(\.otherPayer)).sorted()
        case .touched:
            plan.changes.roots.filter { root in
                root.isInOrganization && comparison.current.place(of: root.key) != nil
            }
        case .collisions: plan.collisions
        case .inTheWay: inTheWay
        case .reused: reused
        }
    }

    /// The administrators of businesses who go, or whose role may do less; each person once for
    /// each organization.
    private var weakenedAdministrators: [Address] {
        let weakened = consequences.flatMap { consequence -> [Administration] in
            if case .administrationLost(let administration, false) = consequence {
                return [administration]
            }
            guard case .rightsChanged(let change) = consequence, !change.lost.isEmpty else {
                return []
            }
            return change.holders.filter { had($0.role, $0.email, at: $0.organization) }
        }
        var known: Set<[Text]> = []
        return weakened.filter { administration in
            !administration.isOutside && isKept(administration.organization)
                && known.insert([administration.organization, administration.email]).inserted
        }.map(\.address).sorted()
    }

    /// Whether somebody of a business had an admin role before.
    private func had(_ role: Text, _ email: Text, at organization: Text) -> Bool {
        before.organizations[organization].map { place in
            before.state.organizations[place].admins.contains {
                $0.email == email && $0.role == role
            }
        } ?? false
    }

    /// The organizations, new or renamed, that get an id by which somebody else is still known:
    /// one that was removed not long ago, or one that has the id, or had it.
    ///
    /// What was deleted outside comes back under its own id.
    private var reused: [Address] {
        let live = comparison.live
        let gone = Set(removed.map(\.key))
        return plan.changes.byRoot.compactMap(\.first).filter { change in
            let id = change.address.key
            guard change.isNewOrganization || change.formerKey != nil, change.revives == nil,
                live.applied[change.address] == nil || live.state.place(of: id) != nil
            else { return false }
            if isBuried(id) || live.state.place(of: id) != nil { return true }
            guard let owner = live.aliases[id] else { return false }
            return owner != change.formerKey && !gone.contains(owner)
        }.map(\.address)
    }

    /// Whether an id is still kept for an organization that was removed.
    func isBuried(_ id: Text) -> Bool {
        guard let tombstone = comparison.live.tombstones[id] else { return false }
        return tombstone.until >= after.today
    }

    /// The organizations that go.
    private var removed: [Address] {
        deletions.map(\.address).filter { $0.kind == .organization }
    }

    /// Whether an organization is still there after the plan; what goes is counted as removed.
    private func isKept(_ id: Text) -> Bool { after.organizations[id] != nil }

    /// Whether an organization was retired first, by an apply, and long enough ago.
    func isRetired(_ address: Address) -> Bool {
        let live = comparison.live
        guard live.state.organization(address.key)?.state == .retired else { return false }
        // Drift leads from what was applied: who is retired by hand was not asked about.
        let isByHand = plan.drift.contains { change in
            change.address == address && change.fields.contains { $0.name == "state" }
        }
        guard !isByHand else { return false }
        guard let since = live.retired[address.key] else { return retireDays == 0 }
        return since.adding(days: retireDays) <= after.today
    }

    /// How long before it goes an organization must be retired.
    var retireDays: Int {
        max(
            comparison.live.state.catalog.policy.retireDays,
            comparison.desired.catalog.policy.retireDays
        )
    }

    /// The organizations that had an administrator of their own who could sign in, and have none
    /// afterwards who can by a way that this plan leaves as it is.
    ///
    /// An organization that is switched off on purpose is no lock-out; the sign-ins count it.
    private var lockouts: [Address] {
        let rekeyed = self.rekeyed
        let claims = otherClaims
        func isRekeyed(_ route: SignInRoute) -> Bool {
            guard let name = route.way?.connectionName else { return false }
            return rekeyed.contains(Address(connection: name, of: route.organization))
        }
        return after.state.organizations.indices.compactMap { number in
            let organization = after.state.organizations[number]
            guard
                isReached(number) || proven?.organizations.contains(number) ?? false
                    || organization.hasAdministrator(under: claims),
                after.switchedOff(by: number) == nil,
                let former = before.organizations[organization.id],
                before.switchedOff(by: former) == nil
            else { return nil }
            let old = ways(before.state.organizations[former])
            guard !old.isEmpty else { return nil }
            // That the page asks where it did not, or the other way round, locks nobody out.
            let isLeft = organization.admins.contains { admin in
                let new = (proven?.after ?? after)
                    .ways(ofHost: Text(admin.email.mailHost), preferring: .staff)
                    .filter { !isRekeyed($0) }
                return !(old[admin.email] ?? []).isDisjoint(with: new)
            }
            return isLeft ? nil : Address(.organization, organization.id)
        }
    }

    /// The connections that know nobody again whom they knew before.
    private var rekeyed: Set<Address> {
        Set(
            consequences.compactMap { consequence in
                guard case .admissionChanged(let change) = consequence, change.isRekeying,
                    case .connection(let organization, let connection) = change.gate
                else { return nil }
                return Address(.organization, organization).child(.connection, connection)
            }
        )
    }

    /// Whether it, or something above it, changes.
    private func isReached(_ number: Int) -> Bool {
        ([number] + after.ancestors(of: number)).contains { place in
            roots.contains(Address(.organization, after.state.organizations[place].id))
        }
    }

    /// The names that organizations claim, or did, which change or are below one that does.
    ///
    /// Others may have addresses there. Those of wildcards are without the star.
    private var otherClaims: Set<Substring> {
        var names: Set<Substring> = []
        for root in roots where root.isInOrganization {
            for index in [before, after] {
                guard let number = index.organizations[root.key] else { continue }
                for place in [number] + index.descendants(of: number) {
                    for claim in index.state.organizations[place].domains {
                        names.insert(claim.name.string.dropFirst(claim.isWildcard ? 2 : 0))
                    }
                }
            }
        }
        return names
    }

    /// Where each administrator signed in before; those who could not are left out.
    private func ways(_ organization: Organization) -> [Text: Set<SignInRoute>] {
        var result: [Text: Set<SignInRoute>] = [:]
        for admin in organization.admins {
            let ways = (proven?.before ?? before)
                .ways(ofHost: Text(admin.email.mailHost), preferring: .staff)
            if !ways.isEmpty { result[admin.email] = ways }
        }
        return result
    }
}

extension Consequence {
    /// The organization for which somebody else pays, or the account that belongs to somebody else
    /// or pays more than twice as much; `nil` for all other consequences.
    fileprivate var otherPayer: Address? {
        if case .payerChanged(let organization, _, _) = self {
            return Address(.organization, organization)
        }
        if case .ownerChanged(let account, _, _) = self { return Address(.billingAccount, account) }
        guard case .billChanged(let account, let before?, let after?) = self,
            before.currency != after.currency || after.minor - before.minor > before.minor
        else { return nil }
        return Address(.billingAccount, account)
    }
}
